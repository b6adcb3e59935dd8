// Many chats at once: files that can be read and files that cannot, stopping and going on, what is taken away.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, open } from './lib/browser.mjs';
import { chat, file } from './lib/chats.mjs';
import { choose, confirm, done, download, go, noWorker, ready } from './lib/steps.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const rows = (page) => page.getByRole('region', { name: 'The chats' }).getByRole('row');
const finished = (page, done) => page.getByText(`${done} tagged`).waitFor({ timeout: 120_000 });

test('several files are read in their order, and what could not be read is named', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  const later = visit.count();
  await choose(page, file('b.txt', chat(12)), file('broken.json', '{"messages": ['), file('a.txt', chat(8)));
  await page.getByRole('heading', { level: 1, name: 'Many chats' }).waitFor();
  await finished(page, 2);
  const names = await rows(page).locator('th[scope=row]').allInnerTexts();
  assert.deepEqual(names.map((name) => name.trim()), ['b', 'a']);
  const words = await page.getByRole('main').innerText();
  assert.match(words, /2 chats read from 3 files; 1 file not/);
  assert.match(await page.getByRole('alert').innerText(), /broken\.json: .+JSON/);

  const { name, text } = await download(page, 'one row for each chat');
  assert.match(name, /^hearken-\d{4}-\d\d-\d\d-chats\.csv$/);
  const lines = text.trim().split('\n');
  assert.equal(lines.length, 3);
  assert.match(lines[0], /^conversation,messages,/);
  assert.deepEqual(later(), [], 'no request');

  await rows(page).getByRole('button', { name: 'a', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Who is who?' }).waitFor();
  await page.getByRole('link', { name: 'Many chats' }).click();
  assert.equal(await rows(page).count(), 3, 'the other chats are still there');
  await visit.close();
});

test('the files of an export that lie in one folder are one chat, and what was not read is named', async () => {
  const day = (date, ...said) => JSON.stringify(said.map(([user, text], nth) => ({ type: 'message', user, text, ts: `${Date.parse(date) / 1000 + nth}.0` })));
  const files = {
    'users.json': JSON.stringify([{ id: 'U1', name: 'robin' }, { id: 'U2', name: 'sam' }]),
    'help/2016-01-14.json': day('2016-01-14', ['U1', 'i cant sleep'], ['U2', 'What keeps you awake?']),
    'help/2016-01-15.json': day('2016-01-15', ['U1', 'my exam'], ['U2', 'That sounds hard.']),
    'help/2016-01-16.json': '[{"type": "message", "user": "U1", "text": "hi", "ts": "1',
    'notes.txt': chat(8),
    'photo.png': Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(10_000)]),
  };
  const folder = join(mkdtempSync(join(tmpdir(), 'hearken-')), 'slack');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await page.getByLabel('A folder', { exact: true }).setInputFiles(folder);
  await finished(page, 2);
  rmSync(dirname(folder), { recursive: true });
  const names = await rows(page).locator('th[scope=row]').allInnerTexts();
  assert.deepEqual(names.map((name) => name.trim()), ['notes', 'help']);
  assert.match(await page.getByRole('main').innerText(), /2 chats read from 6 files; 1 file not/);
  assert.match(await page.getByRole('alert').innerText(), /slack: Not read: help\/2016-01-16\.json: Line 1 is not whole JSON/);
  await page.getByText('1 file not opened: the page cannot read pictures').click();
  await page.getByText('slack/photo.png').waitFor();

  await rows(page).getByRole('button', { name: 'help', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Who is who?' }).waitFor();
  await page.getByText('4 messages read.').waitFor();
  await page.getByText('my exam').or(page.getByText('i cant sleep')).first().waitFor();
  await visit.close();
});

test('stopped half-way, what is tagged stays, and the rest can follow', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await choose(page, ...Array.from({ length: 6 }, (_, index) => file(`${index}.txt`, chat(20))));
  await page.getByText(/Tagging: [1-5] of 6 chats/).waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Stop' }).click();
  const stopped = await page.getByText(/Stopped after (\d) of 6/).innerText();
  assert.ok(Number(/after (\d)/.exec(stopped)[1]) >= 1, stopped);
  await page.getByRole('button', { name: 'Go on' }).click();
  await finished(page, 6);
  await page.getByRole('button', { name: 'Forget these chats' }).click();
  await page.getByRole('heading', { level: 1, name: 'Read a support chat' }).waitFor();
  await noWorker(page);
  await visit.close();
});

test('who is who, said of one of many chats, is what its row says and what is saved', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await choose(page, file('a.txt', chat(8)), file('b.txt', chat(8)));
  await finished(page, 2);
  const people = () => rows(page).locator('td:nth-child(2)').allInnerTexts();
  assert.deepEqual((await people()).map((name) => name.trim().split(' ')[0]), ['Sam', 'Sam']);

  await rows(page).getByRole('button', { name: 'b', exact: true }).click();
  await confirm(page, { supporter: 'Robin' });
  await done(page);
  await page.locator('[aria-controls="panel"]').first().click();
  await page.getByRole('button', { name: 'Show the words it rests on' }).click();
  await page.getByRole('complementary', { name: 'This sentence' }).getByText(/^(“|No single word)/).waitFor();

  await go(page, 'Many chats', 'Many chats');
  assert.deepEqual((await people()).map((name) => name.trim().split(' ')[0]), ['Sam', 'Robin']);
  await page.getByLabel('Hide names in what is saved').uncheck();
  const { text } = await download(page, 'Save as JSON');
  const supporters = text.trim().split('\n').map((line) => JSON.parse(line).speakers.find(({ role }) => role === 'supporter').name);
  assert.deepEqual(supporters, ['Sam', 'Robin']);

  await page.getByRole('button', { name: 'Forget all chats' }).click();
  await page.getByText('All chats are forgotten.').first().waitFor();
  await visit.close();
});
