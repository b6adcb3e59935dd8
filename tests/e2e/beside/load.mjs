// How long it takes until an engine can run, once its files are there. Each time in a fresh browser, since a browser keeps
// what it has compiled.

import { inTurn, times } from './figures.mjs';
import { OWN_GRAPH, startHearken, startOnnx, visit } from './visit.mjs';

export async function load(address, repeats) {
  const spent = await inTurn(repeats, [
    async () => ({ hearken: await visit(address, ({ ask }) => startHearken(ask, 'hearken')) }),
    async () => ({ onnx: await visit(address, ({ ask }) => startOnnx(ask, 'own', OWN_GRAPH)) }),
  ]);
  return times('from its files to ready, beside onnxruntime-web with the same graph', spent.hearken, spent.onnx, 'ms');
}
