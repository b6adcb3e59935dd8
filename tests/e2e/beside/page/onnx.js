// A worker with onnxruntime-web in it: its wasm, one thread, everything else as it comes.

import * as ort from '/tests/e2e/beside/node_modules/onnxruntime-web/dist/ort.wasm.bundle.min.mjs';
import { answer } from './answer.js';
import { frames } from './frames.js';
import { lines } from './lines.js';
import { pairs } from './pairs.js';

const KINDS = { frames, pairs };

let session;
let feeds = [];

answer({
  async load({ wasm, graph }) {
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.wasmBinary = wasm;
    session = await ort.InferenceSession.create(new Uint8Array(graph), { executionProviders: ['wasm'] });
  },

  /** Makes tensors of the file's lines. How many lines there are. */
  async take({ kind, path, chats }) {
    const found = await lines(path, chats);
    feeds = KINDS[kind](found, ort.Tensor);
    return found.length;
  },

  /** Milliseconds for all of them. */
  async time({ outputs }) {
    const begun = performance.now();
    for (const feed of feeds) await session.run(feed, outputs);
    return performance.now() - begun;
  },

  /** Of each, the rows of each output. */
  async results({ outputs }) {
    const found = [];
    for (const feed of feeds) {
      const result = await session.run(feed, outputs);
      found.push(Object.fromEntries(outputs.map((output) => [output, rows(result[output])])));
    }
    return found;
  },
});

function rows({ data, dims: [count, width] }) {
  return Array.from({ length: count }, (_, row) => [...data.slice(row * width, (row + 1) * width)]);
}
