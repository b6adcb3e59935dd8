// hearken's tagging beside onnxruntime-web: on its own graph, and beside a sentence model that reads segment by segment.

import assert from 'node:assert/strict';
import { agree } from './agree.mjs';
import { inTurn, times } from './figures.mjs';
import { framesOf, heads } from './inputs.mjs';
import { OWN_GRAPH, PROGRAMS, startHearken, startOnnx, visit } from './visit.mjs';

/** At most 5 % slower. */
const OWN_BAR = 1 / 1.05;
const MINILM_BAR = 4;

/** The rows of the table, and what was read. */
export function speed(address, given, { repeats, chats }) {
  return visit(address, async ({ ask, browser }) => {
    await startHearken(ask, 'hearken');
    const read = await ask('call', 'hearken', 'read', { files: given.files, most: chats });
    const runs = [hearken(ask), await ownGraph(ask, given, chats)];
    if (given.pairs) runs.push(await sentenceModel(ask, given, chats, read.segments));
    const spent = await inTurn(repeats, runs);
    const about = `Chromium ${browser.version()}; ${read.chats} ${given.name}, ${read.segments} of the supporter's segments`;
    return { rows: rows(spent, read.segments), about };
  });
}

/** Few chats do: the same program twice differs in nothing else. */
const CHATS_FOR_PROGRAMS = 4;

/** hearken with relaxed SIMD beside hearken without it. */
export function programs(address, given, { repeats, chats }) {
  return visit(address, async ({ ask }) => {
    let segments;
    const most = Math.min(chats, CHATS_FOR_PROGRAMS);
    for (const [name, wasm] of Object.entries(PROGRAMS)) {
      await startHearken(ask, name, wasm);
      ({ segments } = await ask('call', name, 'read', { files: given.files, most }));
    }
    const run = (name) => async () => ({ [name]: (await hearken(ask, name)()).chats });
    const { relaxed, plain } = await inTurn(repeats, Object.keys(PROGRAMS).map(run));
    const what = `whole chats (${most}) with relaxed SIMD, beside hearken without it`;
    return times(what, relaxed / segments, plain / segments, 'ms a segment');
  });
}

/** Milliseconds for all that the graph is asked, and for all that a supporter's segments take, their cutting included. */
function hearken(ask, name = 'hearken') {
  return async () => {
    const { cutting, supporter, seeker } = await ask('call', name, 'time');
    return { graph: supporter + seeker, chats: cutting + supporter };
  };
}

/** The bundle's graph in onnxruntime-web, on the same frames: it must say the same. */
async function ownGraph(ask, given, chats) {
  const outputs = Object.keys(heads());
  await startOnnx(ask, 'own', OWN_GRAPH);
  await ask('call', 'own', 'take', { kind: 'frames', path: given.frames, chats });
  const results = await ask('call', 'own', 'results', { outputs });
  agree(await ask('call', 'hearken', 'tags'), framesOf(given, chats), results, heads());
  return async () => ({ own: await ask('call', 'own', 'time', { outputs }) });
}

/** all-MiniLM-L6-v2 in onnxruntime-web, on the same segments. */
async function sentenceModel(ask, given, chats, segments) {
  await startOnnx(ask, 'minilm', given.minilm);
  const pairs = await ask('call', 'minilm', 'take', { kind: 'pairs', path: given.pairs, chats });
  assert.equal(pairs, segments, 'target/bench/ holds other segments than pkg/ cuts: run ./build.sh bench');
  return async () => ({ minilm: await ask('call', 'minilm', 'time', { outputs: ['embedding'] }) });
}

function rows({ graph, own, chats, minilm }, segments) {
  const row = (what, ours, theirs, bar) => times(what, ours / segments, theirs / segments, 'ms a segment', bar);
  const found = [row('the same graph on the same frames, beside onnxruntime-web', graph, own, OWN_BAR)];
  if (minilm) found.push(row('whole chats, beside onnxruntime-web with all-MiniLM-L6-v2', chats, minilm, MINILM_BAR));
  return found;
}
