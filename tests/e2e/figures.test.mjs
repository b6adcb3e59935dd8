// The page and the command give the same figures, and say "not applicable" alike.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EMOJI, GOOD, NO_QUESTIONS, chat, file } from './lib/chats.mjs';
import { analyze } from './lib/command.mjs';
import { sharedPage } from './lib/shared.mjs';
import { download, go, read, showNames } from './lib/steps.mjs';

/** The two engines add up floats in another order. */
const NEAR = 1e-4;

const shared = sharedPage();
let page;
beforeEach(() => (page = shared.page()));

/** Reads a chat on the page and takes both exports away. */
async function exported(source) {
  await read(page, source, { supporter: 'Sam' });
  await go(page, 'Take away', 'What to take away');
  await showNames(page);
  const json = (await download(page, 'JSON')).text;
  const csv = (await download(page, 'one row for each sentence')).text;
  return { json, csv };
}

/** Asserts that two values have the same shape, words and, to `NEAR`, numbers. */
function alike(ours, theirs, where = '$') {
  if (typeof ours === 'number' && typeof theirs === 'number') {
    assert.ok(Math.abs(ours - theirs) <= NEAR, `${where}: ${ours} and ${theirs}`);
  } else if (ours !== null && theirs !== null && typeof ours === 'object' && typeof theirs === 'object') {
    assert.deepEqual(Object.keys(ours), Object.keys(theirs), where);
    for (const key of Object.keys(ours)) alike(ours[key], theirs[key], `${where}.${key}`);
  } else {
    assert.equal(ours, theirs, where);
  }
}

/** Rows of a table without line breaks in its cells, numbers as numbers. */
const rows = (csv) =>
  csv
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => (/^\d+\.\d+$/.test(cell) ? Number(cell) : cell)));

for (const source of [file('chat.txt', chat(40)), file('emoji.txt', EMOJI), ...GOOD.filter(({ name }) => name.endsWith('.csv'))]) {
  test(`${source.name}: the page's exports are the command's output`, async () => {
    const { json, csv } = await exported(source);
    const lines = json.trimEnd().split('\n');
    assert.equal(lines.length, 1);
    alike(JSON.parse(lines[0]), JSON.parse(analyze(source, '--supporter', 'Sam')));
    const table = rows(csv);
    assert.ok(table.length > 2);
    alike(table, rows(analyze(source, '--supporter', 'Sam', '--csv')));
  });
}

test('no questions: "Not applicable" on the page and in print, null in the file', async () => {
  const source = file('no-questions.txt', NO_QUESTIONS);
  await read(page, source, { supporter: 'Sam' });
  await go(page, 'How it went', 'How it went');
  const said = page.getByText(/Not applicable: there (was|were) no questions?/).first();
  await said.waitFor();
  assert.doesNotMatch(await page.getByRole('main').innerText(), /NaN|Infinity|undefined|null/);
  await go(page, 'Take away', 'What to take away');
  await page.locator('.paper h1').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  const paper = await page.getByRole('main').innerText();
  assert.match(paper, /Not applicable: there was no question/);
  assert.doesNotMatch(paper, /NaN|Infinity|undefined|null/);
  await page.emulateMedia({ media: null });
  const { session } = JSON.parse((await download(page, 'JSON')).text);
  assert.equal(session.miti.question, 0);
  assert.equal(session.miti.reflection_to_question, null);
});
