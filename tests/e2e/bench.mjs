// Measures what people wait for: how much is fetched, how long a chat takes, in the browser and in the terminal.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DIST, launch, open } from './lib/browser.mjs';
import { chat, file } from './lib/chats.mjs';
import { COMMAND } from './lib/command.mjs';
import { choose, confirm, done, ready } from './lib/steps.mjs';

/** What even simple hosts compress. The bundle is deflated already. */
const COMPRESSED = new Set(['.css', '.html', '.js', '.wasm']);
const MESSAGES = 60;
/** Years of a chat: about 10 MB. */
const LONG = 100_000;

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
const print = (what, figure) => console.log(`${what.padEnd(56)}${figure.padStart(12)}`);

firstVisit();
await inTheBrowser();
inTheTerminal();

function firstVisit() {
  console.log('\nFirst visit, as sent by a host that gzips wasm, JS, CSS and HTML');
  let sum = 0;
  for (const entry of readdirSync(DIST, { recursive: true, withFileTypes: true })) {
    // Of the two programs, which are as large as each other, a browser fetches one.
    if (!entry.isFile() || entry.name === '_headers' || entry.name.includes('relaxed')) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path);
    const sent = COMPRESSED.has(extname(path)) ? gzipSync(content).length : content.length;
    sum += sent;
    print(`  ${relative(DIST, path)}`, megabytes(sent));
  }
  print('  all', megabytes(sum));
}

async function inTheBrowser() {
  const browser = await launch();
  console.log(`\nChromium ${browser.version()}`);
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  print('  from opening the page to ready (model loaded)', seconds(await page.evaluate(() => performance.now())));

  const begun = performance.now();
  await choose(page, file('chat.txt', chat(MESSAGES)));
  await confirm(page, { supporter: 'Sam' });
  await page.locator('[aria-controls="panel"]').first().waitFor();
  print(`  ${MESSAGES} messages, from drop to the first tag`, seconds(performance.now() - begun));
  const { segments } = await done(page);
  print(`  ${MESSAGES} messages, ${segments} sentences, from drop to tagged`, seconds(performance.now() - begun));
  await visit.close();

  const second = await open(browser);
  await ready(second.page);
  await choose(second.page, file('chat.txt', chat(2_000)));
  const confirmed = performance.now();
  await confirm(second.page, { supporter: 'Sam' });
  await second.page.getByRole('heading', { level: 1, name: 'Read the chat' }).waitFor();
  print('  2,000 messages, from who is who to the transcript', seconds(performance.now() - confirmed));
  await second.close();
  await longFile(browser);
  await browser.close();
}

/**
 * From choosing the file, so with opening it, to all that "Who is who?" shows, and whether the page said meanwhile that it reads;
 * and from there to the transcript, so with the check of words.
 */
async function longFile(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'hearken-bench-'));
  const path = join(folder, 'long.txt');
  const words = 'I have not slept well since then, and nobody at work knows about it: it is hard to say.';
  writeFileSync(path, Array.from({ length: LONG }, (_, at) => `${['Mara', 'Ben'][at % 2]}: ${words}\n`).join(''));
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  // What is measured is the page, not the way of a long file to a browser that is driven from outside.
  await page.evaluate(() => {
    const input = document.querySelector('input[type=file]');
    input.addEventListener('change', () => (window.begun = performance.now()), { capture: true });
    const ended = new MutationObserver(() => {
      window.saidSo ||= document.querySelector('progress#reading') !== null;
      if (document.querySelector('h1')?.textContent === 'Who is who?') window.ended ??= performance.now();
    });
    ended.observe(document.body, { subtree: true, childList: true });
  });
  await page.getByLabel('A chat', { exact: true }).setInputFiles(path);
  await page.getByText(`${LONG} messages read.`).waitFor();
  const { took, saidSo } = await page.evaluate(() => ({ took: window.ended - window.begun, saidSo: window.saidSo }));
  print(`  ${LONG.toLocaleString('en')} messages, from file to who is who (bar: 4 s)`, seconds(took));
  if (!saidSo) console.log('  and the page did not say that it was reading');
  const confirmed = performance.now();
  await confirm(page, { supporter: 'Ben' });
  await page.getByRole('heading', { level: 1, name: 'Read the chat' }).waitFor();
  print(`  ${LONG.toLocaleString('en')} messages, from who is who to the transcript`, seconds(performance.now() - confirmed));
  await visit.close();
  rmSync(folder, { recursive: true });
}

/** The time that each sentence adds, so without starting and loading the model. */
function inTheTerminal() {
  const folder = mkdtempSync(join(tmpdir(), 'hearken-bench-'));
  const time = (messages) => {
    const name = `chat-${messages}.txt`;
    writeFileSync(join(folder, name), chat(messages));
    const run = () => {
      const begun = performance.now();
      const output = execFileSync(COMMAND, ['analyze', '--supporter', 'Sam', name], { cwd: folder, encoding: 'utf8' });
      return { time: performance.now() - begun, segments: JSON.parse(output).session.segments };
    };
    run(); // the first run reads the command from disk
    return [run(), run(), run()].reduce((best, next) => (next.time < best.time ? next : best));
  };
  console.log('\nThe command');
  const [few, many] = [time(4), time(300)];
  rmSync(folder, { recursive: true });
  print('  to start, load the model and read 4 messages', seconds(few.time));
  print('  each further sentence', `${((many.time - few.time) / (many.segments - few.segments)).toFixed(1)} ms`);
}
