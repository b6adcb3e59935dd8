// What docs/privacy.md promises, looked at from outside: at the server, in the browser, from inside the worker.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { launch, open } from './lib/browser.mjs';
import { CHAT_WORDS, chat, file } from './lib/chats.mjs';
import { choose, confirm, done, download, go, noWorker, read, ready } from './lib/steps.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const short = file('chat-of-robin.txt', chat(12));
/** Long enough to be interrupted, and it holds each of CHAT_WORDS. */
const long = file('chat-of-robin.txt', chat(60));
/** The least that holds each of CHAT_WORDS. */
const telling = file('chat-of-robin.txt', chat(36));
for (const { buffer } of [long, telling]) for (const words of CHAT_WORDS) assert.ok(buffer.includes(words), words);

const worker = (page) => page.workers().at(-1) ?? page.waitForEvent('worker');
const tagging = (page) => page.getByText(/Tagging: \d+ of \d+ sentences/);

/** The worker breaks while it tags, is begun anew, and what it read is taken away. */
async function crashAndExport(page, running) {
  await running.evaluate(() => setTimeout(() => { throw new Error('made by the test'); }));
  await page.getByRole('button', { name: 'Tag again' }).click();
  await done(page);

  await go(page, 'How it went', 'How it went');
  await go(page, 'Take away', 'What to take away');
  await download(page, 'JSON');
  await download(page, 'one row for each sentence');
}

test('after "ready" nothing is asked for: read, stop, go on, crash, export (without headers)', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  const since = visit.count();

  await read(page, short);
  await page.getByRole('button', { name: 'Forget this chat' }).click();

  await choose(page, long);
  await confirm(page);
  await tagging(page).waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText(/Stopped after \d+ of \d+\. What is tagged stays\./).waitFor();
  const [restarted] = await Promise.all([page.waitForEvent('worker'), page.getByRole('button', { name: 'Go on' }).click()]);
  await tagging(page).waitFor();
  await crashAndExport(page, restarted);

  assert.deepEqual(since(), []);
  await visit.close();
});

test('after "ready" nothing is asked for: read, crash, export (with headers)', async () => {
  const visit = await open(browser, { headers: true });
  const { page } = visit;
  await ready(page);
  const since = visit.count();

  await choose(page, telling);
  await confirm(page);
  await tagging(page).waitFor();
  await crashAndExport(page, await worker(page));

  assert.deepEqual(since(), []);
  await visit.close();
});

test('offline after "ready", everything works', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await visit.context.setOffline(true);
  const { segments } = await read(page, short);
  assert.ok(segments > 12);
  await go(page, 'Take away', 'What to take away');
  const { text } = await download(page, 'JSON');
  assert.equal(JSON.parse(text).messages.length, 12);
  await visit.close();
});

test('the worker cannot reach another origin, nor can the page', async () => {
  const heard = [];
  const elsewhere = createServer((request, response) => {
    heard.push(request.url);
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('heard');
  });
  await new Promise((listening) => elsewhere.listen(0, '127.0.0.1', listening));
  const address = `http://localhost:${elsewhere.address().port}`;
  assert.equal(await (await fetch(`${address}/control`)).text(), 'heard', 'the other origin answers whoever may ask');

  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await choose(page, long);
  await confirm(page);
  await tagging(page).waitFor();
  const ask = (url) => fetch(url).then(() => 'reached', () => 'blocked');
  assert.match((await worker(page)).url(), /^blob:/);
  assert.equal(await (await worker(page)).evaluate(ask, `${address}/worker`), 'blocked');
  assert.equal(await page.evaluate(ask, `${address}/page`), 'blocked');
  const refused = await page.evaluate(
    (url) =>
      new Promise((told) => {
        document.addEventListener('securitypolicyviolation', ({ blockedURI }) => told(blockedURI), { once: true });
        navigator.sendBeacon(url, 'x');
      }),
    `${address}/beacon`,
  );
  assert.equal(refused, `${address}/beacon`);
  assert.deepEqual(heard, ['/control']);

  assert.ok(visit.complaints.length > 0, 'the browser says that it blocked them');
  await visit.close({ mayComplain: /content security policy/i });
  elsewhere.close();
});

test('no word of a chat in the address, the title, storage, caches or file names; once forgotten, none on the page', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  const outside = async () =>
    JSON.stringify({
      address: page.url(),
      title: await page.title(),
      state: await page.evaluate(() => history.state),
      local: await page.evaluate(() => ({ ...localStorage })),
      session: await page.evaluate(() => ({ ...sessionStorage })),
      databases: await page.evaluate(() => indexedDB.databases()),
      caches: await page.evaluate(() => caches.keys()),
      cookies: await visit.context.cookies(),
      workers: await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
    });
  const told = [await outside()];
  await read(page, telling);
  told.push(await outside());
  await page.locator('[aria-controls="panel"]').first().click();
  told.push(await outside());
  await go(page, 'How it went', 'How it went');
  told.push(await outside());
  await go(page, 'Take away', 'What to take away');
  const names = [(await download(page, 'JSON')).name, (await download(page, 'one row for each sentence')).name];
  told.push(await outside());

  for (const name of names) assert.match(name, /^hearken-\d{4}-\d\d-\d\d\.(json|csv)$/);
  for (const words of [...CHAT_WORDS, 'chat-of-robin', 'Sam']) {
    for (const text of told) assert.ok(!text.includes(words), `${words} in ${text}`);
  }
  const kept = JSON.parse(told.at(-1));
  assert.deepEqual([kept.session, kept.databases, kept.caches, kept.cookies, kept.workers], [{}, [], [], [], 0]);

  await page.getByRole('button', { name: 'Forget this chat' }).click();
  await page.getByRole('heading', { level: 1, name: 'Read a support chat' }).waitFor();
  const content = await page.content();
  for (const words of CHAT_WORDS) assert.ok(!content.includes(words), words);
  await noWorker(page);
  await visit.close();
});

test('who leaves and comes back finds the start, and no worker', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await choose(page, long);
  await confirm(page);
  await tagging(page).waitFor();
  await page.goto('about:blank');
  await noWorker(page);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Read a support chat' }).waitFor();
  assert.ok(!(await page.content()).includes('sinking feeling'));
  await visit.close();
});

test('covering takes every word of the chat off the page, showing it again restores the place', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await read(page, telling);
  const sentence = page.locator('[aria-controls="panel"]').nth(40);
  await sentence.scrollIntoViewIfNeeded();
  await sentence.click();
  const place = page.url();
  const top = async () => (await sentence.boundingBox()).y;
  await page.waitForTimeout(300); // the panel has come, and nothing moves any more
  const before = await top();

  await page.keyboard.press('Shift+Escape');
  await page.getByRole('heading', { level: 1, name: 'Covered.' }).waitFor();
  const content = await page.content();
  for (const words of CHAT_WORDS) assert.ok(!content.includes(words), words);

  await page.getByRole('button', { name: 'Show again' }).click();
  await sentence.waitFor();
  assert.equal(page.url(), place);
  await page.getByRole('complementary', { name: 'This sentence' }).getByText('What the word means').waitFor();
  await page.waitForTimeout(300);
  assert.ok(Math.abs((await top()) - before) < 50, `${await top()} was ${before}`);
  await visit.close();
});

test('covering loses nothing that was chosen or pasted and not yet sent', async () => {
  const visit = await open(browser);
  const { page } = visit;
  const coverAndLift = async () => {
    await page.keyboard.press('Shift+Escape');
    await page.getByRole('button', { name: 'Show again' }).click();
  };
  await ready(page);
  await page.getByRole('button', { name: 'Paste text' }).click();
  await page.getByRole('textbox').fill(chat(8));
  await coverAndLift();
  assert.equal(await page.getByRole('textbox').inputValue(), chat(8));
  await page.getByRole('button', { name: 'Read it', exact: true }).click();

  const robin = page.getByRole('group', { name: /^Robin/ });
  await robin.getByRole('radio', { name: 'Other' }).check();
  await coverAndLift();
  assert.ok(await robin.getByRole('radio', { name: 'Other' }).isChecked());
  await visit.close();
});
