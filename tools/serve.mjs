// A small static server: shows the built page, and counts requests for the tests.
//
//   node tools/serve.mjs [FOLDER] [PORT]

import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * Serves `folder` on localhost below the path `under`.
 *
 * `headers: false` leaves out what the folder's `_headers` file asks for, as hosts do that do not know such files.
 * `holds: false` lets the program end while the server still listens, so that a test that fails does not hang.
 * `requests` holds the path of every request so far.
 */
export async function serve(folder, { under = '/', port = 0, headers = true, holds = true } = {}) {
  const root = join(folder, sep);
  const extra = headers ? await headersFile(folder) : {};
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    const file = fileFor(pathname, root, under);
    const found = file && (await stat(file).catch(() => null));
    if (!found?.isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': found.size,
      'cache-control': 'no-cache',
      ...extra,
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  await new Promise((listening, failed) => server.once('error', failed).listen(port, '127.0.0.1', listening));
  if (!holds) server.unref();
  return {
    address: `http://localhost:${server.address().port}${under}`,
    requests,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

/** The file that a request asks for, or null if it lies outside of `root`. */
function fileFor(pathname, root, under) {
  if (!pathname.startsWith(under)) return null;
  let inside;
  try {
    inside = decodeURIComponent(pathname.slice(under.length));
  } catch {
    return null;
  }
  const file = normalize(join(root, inside.endsWith('/') || inside === '' ? `${inside}index.html` : inside));
  return file.startsWith(root) && !file.includes('\0') ? file : null;
}

/** The headers that a `_headers` file sets for all paths (its block `/*`). */
async function headersFile(folder) {
  const text = await readFile(join(folder, '_headers'), 'utf8').catch(() => '');
  const found = {};
  let everywhere = false;
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) everywhere = line.trim() === '/*';
    else if (everywhere && line.includes(':')) {
      const colon = line.indexOf(':');
      found[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
    }
  }
  return found;
}

async function main(folder = 'dist', wanted = '8000') {
  let port = Number(wanted);
  for (;;) {
    try {
      const { address } = await serve(folder, { port });
      console.log(`\nhearken is at ${address}  (Ctrl+C ends it)`);
      return;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port >= Number(wanted) + 20) throw error;
      console.log(`Port ${port} is taken, trying the next.`);
      port += 1;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(...process.argv.slice(2));
