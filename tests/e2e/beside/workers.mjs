// What a second worker brings, and what it costs.

import { amounts, inTurn, times } from './figures.mjs';
import { peakMemory } from './memory.mjs';
import { startHearken, visit } from './visit.mjs';

const BAR = 1.5;
const ONE = ['first'];
const TWO = ['first', 'second'];

export async function throughput(address, given, { repeats, batch }) {
  const spent = await visit(address, async ({ ask }) => {
    await start(ask, given, TWO);
    return inTurn(repeats, [
      async () => ({ one: await ask('batch', ONE, batch) }),
      async () => ({ two: await ask('batch', TWO, batch) }),
    ]);
  });
  return times(`${batch} chats by two workers, beside one`, spent.two / 1000, spent.one / 1000, 's', BAR);
}

/** Two rows: the engines' own memory, and that of the process that the page and its workers run in. */
export async function memory(address, given, { batch }) {
  const one = await memoryOf(address, given, ONE, batch);
  const two = await memoryOf(address, given, TWO, batch);
  return [
    amounts('peak memory of two workers, beside one: the wasm alone', two.wasm, one.wasm),
    amounts("peak memory of two workers, beside one: the page's process", two.process, one.process),
  ];
}

/** In bytes, after a batch, in a browser that has done nothing else. */
function memoryOf(address, given, names, batch) {
  return visit(address, async ({ ask, browser }) => {
    await start(ask, given, names);
    await ask('batch', names, batch);
    let wasm = 0;
    for (const name of names) wasm += await ask('call', name, 'memory');
    return { wasm, process: await peakMemory(browser) };
  });
}

async function start(ask, given, names) {
  for (const name of names) {
    await startHearken(ask, name);
    await ask('call', name, 'read', { files: given.files, most: Infinity });
  }
}
