// A fresh browser with the page of the measurements in it.

import { launch } from '../lib/browser.mjs';

const ONNX = '/tests/e2e/beside/node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm';

/** Calls `use` with `ask`, which calls what page/page.js offers; closes the browser when that has ended. */
export async function visit(address, use) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${address}tests/e2e/beside/page/page.html`);
    const ask = (what, ...given) => page.evaluate(([what, given]) => globalThis.bench[what](...given), [what, given]);
    return await use({ ask, browser });
  } finally {
    await browser.close();
  }
}

/** hearken's two programs. Chromium knows relaxed SIMD, so the page would fetch the first. */
export const PROGRAMS = { relaxed: '/pkg/hearken_bg.relaxed.wasm', plain: '/pkg/hearken_bg.wasm' };

/** Starts hearken's package as `name`; in milliseconds. */
export function startHearken(ask, name, wasm = PROGRAMS.relaxed) {
  return ask('start', name, 'hearken.js', { wasm, bundle: '/pkg/tagger.hearken' });
}

/** Starts onnxruntime-web with a graph as `name`; in milliseconds. */
export function startOnnx(ask, name, graph) {
  return ask('start', name, 'onnx.js', { wasm: ONNX, graph });
}

/** The bundle's graph, as it is. */
export const OWN_GRAPH = '/models/tagger/model.onnx';
