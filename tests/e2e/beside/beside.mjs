// hearken beside others, in one run in headless Chromium: how fast it tags, how soon it is ready, what a second worker
// brings and costs. docs/performance.md says what is measured and why.
//
//   node tests/e2e/beside/beside.mjs [--short]
//
// --short runs everything once, on two chats: it shows that all of it works, and measures nothing.

import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../../tools/serve.mjs';
import { table } from './figures.mjs';
import { REPOSITORY, inputs } from './inputs.mjs';
import { load } from './load.mjs';
import { programs, speed } from './speed.mjs';
import { memory, throughput } from './workers.mjs';

const LONG = { chats: Infinity, repeats: 7, batch: 50, batches: 5 };
const SHORT = { chats: 2, repeats: 1, batch: 2, batches: 1 };

const short = process.argv.includes('--short');
const { chats, repeats, batch, batches } = short ? SHORT : LONG;

const given = inputs();
if (!given.pairs) {
  console.log('skipped: whole chats beside all-MiniLM-L6-v2, as HEARKEN_DATA does not name the folder of the data');
}
const server = await serve(REPOSITORY, { headers: false, holds: false });
const tagging = await speed(server.address, given, { repeats, chats });
const rows = [];
/** Each row is printed as soon as it is known: all of it takes half an hour and more. */
const add = (...measured) => {
  rows.push(...measured);
  console.log(`\n${table(measured)}`);
};
add(...tagging.rows);
add(await programs(server.address, given, { repeats, chats }));
add(await load(server.address, repeats));
add(await throughput(server.address, given, { repeats: batches, batch }));
add(...(await memory(server.address, given, { batch })));
await server.close();

console.log(`\n${tagging.about}`);
console.log(`onnxruntime-web ${onnxruntime()}; one thread a worker; ${cpus()[0].model}, ${availableParallelism()} cores`);
if (short) console.log('Everything once, as a trial: these are no measurements.');
else console.log(`Medians of ${repeats}, for the batch of ${batches}.`);
console.log(`\n${table(rows)}`);

function onnxruntime() {
  const about = join(REPOSITORY, 'tests/e2e/beside/node_modules/onnxruntime-web/package.json');
  return JSON.parse(readFileSync(about, 'utf8')).version;
}
