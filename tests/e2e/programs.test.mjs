// The engine comes as two programs, of which a browser fetches the one that it knows: both must read a chat alike.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './lib/browser.mjs';
import { chat, file } from './lib/chats.mjs';
import { download, go, read, ready, showNames } from './lib/steps.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const short = file('chat-of-robin.txt', chat(12));

test('with relaxed SIMD and without it a chat is read alike', async () => {
  const visit = await open(browser);
  const { page, context, server } = visit;
  const relaxed = await reading(visit);
  await context.addInitScript(() => (WebAssembly.validate = () => false));
  await page.goto(server.address);
  const plain = await reading(visit);

  assert.match(relaxed.program, /relaxed/);
  assert.doesNotMatch(plain.program, /relaxed/);
  assert.equal(relaxed.chances.length, plain.chances.length);
  for (const [at, [code, chance]] of relaxed.chances.entries()) {
    assert.equal(code, plain.chances[at][0]);
    assert.ok(Math.abs(chance - plain.chances[at][1]) < 1e-3);
  }
  await visit.close();
});

/** The program that the browser fetched, and what it says of each of the supporter's sentences. */
async function reading({ page, asked }) {
  await ready(page);
  const program = asked.findLast((url) => url.endsWith('.wasm'));
  await read(page, short);
  await go(page, 'Take away', 'What to take away');
  await showNames(page);
  const { messages } = JSON.parse((await download(page, 'JSON')).text);
  const likely = messages.flatMap(({ segments }) => segments.flatMap((segment) => segment.likely));
  return { program, chances: likely.map(({ code, probability }) => [code, probability]) };
}
