import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** The engine in wasm with its loader, and the model's bundle beside it: `./build.sh` fills this folder. */
const pkg = resolve(import.meta.dirname, process.env['HEARKEN_PKG'] ?? '../pkg');

/** The page's policy: everything comes from the page's own place, and nothing can be sent anywhere else. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  'worker-src blob:',
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy into the page, for any host, and into `_headers`, for hosts that read such a file. */
function privacy(): Plugin {
  return {
    name: 'hearken-privacy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
    ],
    generateBundle() {
      const headers = {
        // Only a header can forbid that another site frames the page.
        'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      };
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('\n')}\n` });
    },
  };
}

/**
 * wasm-bindgen's loader names the wasm file, so that Vite would put all of it into the worker's script as base64.
 * The page fetches that file itself and hands it over compiled: the worker needs no name.
 */
function handedOverWasm(): Plugin {
  return {
    name: 'hearken-handed-over-wasm',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/hearken.js')) return null;
      return { code: code.replaceAll(/new URL\('hearken_bg\.wasm', import\.meta\.url\)/g, 'undefined'), map: null };
    },
  };
}

/** How many bytes a host sends for a file: most compress wasm, few know our bundle, which is deflated already. */
function sentBytes(name: string, gzipped: boolean): { bytes: number; sent: number } {
  const file = resolve(pkg, name);
  if (!existsSync(file)) return { bytes: 0, sent: 0 };
  const content = readFileSync(file);
  return { bytes: content.length, sent: gzipped ? gzipSync(content).length : content.length };
}

export default defineConfig(({ command }) => ({
  // Relative, so that the page works from any folder of any host.
  base: './',
  resolve: { alias: { hearken: pkg } },
  assetsInclude: ['**/*.hearken'],
  define: {
    HEARKEN_SIZES: JSON.stringify(
      command === 'build'
        ? { wasm: sentBytes('hearken_bg.wasm', true), bundle: sentBytes('tagger.hearken', false) }
        : { wasm: { bytes: 0, sent: 0 }, bundle: { bytes: 0, sent: 0 } },
    ),
  },
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), privacy()],
  // One classic script: the page fetches its text and starts it from a blob.
  worker: { format: 'iife', plugins: () => [handedOverWasm()] },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    modulePreload: false,
    // No file inside another: the policy allows no script, style or font from a data URL.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
  },
}));
