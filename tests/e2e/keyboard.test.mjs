// The page by keyboard alone, and what a screen reader is told.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, open } from './lib/browser.mjs';
import { chat, file } from './lib/chats.mjs';
import { done, read, ready } from './lib/steps.mjs';

let browser;
let page;
before(async () => (browser = await launch()));
after(() => browser.close());

const source = file('chat.txt', chat(40));

/** What has the focus: its name, and whether one can see that it has it. */
const focus = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { width, height, bottom, top } = element.getBoundingClientRect();
    return {
      name: (element.getAttribute('aria-label') ?? element.textContent).trim().replaceAll(/\s+/g, ' '),
      tag: element.localName,
      place: location.hash,
      seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && width > 0 && height > 0 && bottom > 0 && top < innerHeight,
    };
  });

/** Presses Tab until `wanted` has the focus; every stop on the way must be seen. */
async function tabTo(wanted, key = 'Tab') {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    const now = await focus();
    if (now.tag === 'body') continue;
    assert.ok(now.seen, `one sees that "${now.name}" (${now.tag}) has the focus`);
    if (wanted.test(now.name)) return now;
  }
  throw new Error(`Tab never came to ${wanted}`);
}

const heading = () => page.waitForFunction(() => document.activeElement?.localName === 'h1');

test('from a sample to the exported file by keyboard alone', async () => {
  const visit = await open(browser);
  page = visit.page;
  await ready(page);
  await tabTo(/messages\. Made up/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Who is who?' }).waitFor();
  await heading();
  await tabTo(/^Yes, read it$/);
  await page.keyboard.press('Enter');
  await done(page);
  await heading();

  // The transcript is one stop; the arrows walk in it.
  await page.locator('[aria-controls="panel"][tabindex="0"]').waitFor();
  assert.equal(await page.locator('[aria-controls="panel"][tabindex="0"]').count(), 1);
  await page.locator('h1').focus();
  let label;
  do {
    await page.keyboard.press('Tab');
    label = await page.evaluate(() => document.activeElement.getAttribute('aria-controls'));
  } while (label !== 'panel');
  const first = await focus();
  await page.keyboard.press('ArrowDown');
  const second = await focus();
  assert.ok(second.seen);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.closest('[aria-label="This sentence"]') !== null);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-controls') === 'panel');
  assert.equal((await focus()).name, second.name, 'Escape goes back to the same label');
  await page.keyboard.press('ArrowUp');
  assert.equal((await focus()).name, first.name);

  await tabTo(/^Take away$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await heading();
  await tabTo(/JSON/);
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  assert.match(file.suggestedFilename(), /\.json$/);
  await visit.close();
});

const tagsShown = () => page.getByRole('switch', { name: 'Tags' }).isChecked();

/** One reading, which every test leaves as it found it. */
describe('a chat that is read', () => {
  let visit;
  let spoken;
  before(async () => {
    visit = await open(browser);
    page = visit.page;
    await ready(page);
    await page.evaluate(() => {
      window.spoken = [];
      const status = document.querySelector('[role=status]');
      const note = () => status.textContent.trim() && window.spoken.push(status.textContent.trim());
      new MutationObserver(note).observe(status, { childList: true, characterData: true, subtree: true });
    });
    await read(page, source, { supporter: 'Sam' });
    spoken = await page.evaluate(() => window.spoken);
  });
  after(() => visit.close());

  test('Escape in the panel leads back to the label that it was opened from, wherever that is', async () => {
    for (const n of [0, 7, 20]) {
      const label = page.locator('[aria-controls="panel"]').nth(n);
      await label.focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.closest('[aria-label="This sentence"]') !== null);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-controls') === 'panel');
      assert.ok(await label.evaluate((element) => element === document.activeElement), `label ${n}`);
    }
  });

  test('single keys work in the list, and nowhere else', async () => {
    const list = page.locator('[aria-controls="panel"]').first();
    await list.focus();
    await page.keyboard.press('j');
    assert.ok(await page.locator('[aria-controls="panel"]').nth(1).evaluate((element) => element === document.activeElement));
    await page.keyboard.press('t');
    assert.equal(await tagsShown(), false);
    await page.getByRole('switch', { name: 'Tags' }).check();

    await page.locator('h1').focus();
    const before = await page.getByRole('main').innerHTML();
    for (const key of ['j', 'k', 'n', 'p', 't', '/', '?']) await page.keyboard.press(key);
    assert.equal(await page.getByRole('main').innerHTML(), before);

    const find = page.getByRole('searchbox');
    await find.fill('');
    await find.pressSequentially('jkt');
    assert.equal(await find.inputValue(), 'jkt');
    assert.equal(await tagsShown(), true);
    await find.fill('');
  });

  test('single keys can be turned off', async () => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('checkbox', { name: /Single keys/ }).uncheck();
    await page.keyboard.press('Escape');
    const first = page.locator('[aria-controls="panel"]').first();
    await first.focus();
    await page.keyboard.press('t');
    assert.equal(await tagsShown(), true);
    await page.keyboard.press('j');
    assert.ok(await first.evaluate((element) => element === document.activeElement));
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('checkbox', { name: /Single keys/ }).check();
    await page.keyboard.press('Escape');
  });

  test('the status speaks at most six times for a chat, and its last word is that it is done', () => {
    assert.match(spoken.at(-1), /^Done: /);
    assert.ok(spoken.length <= 6, spoken.join(' | '));
  });
});
