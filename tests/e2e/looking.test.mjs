// What meets the eye and the ear: accessibility rules, contrast, small screens, shapes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, open } from './lib/browser.mjs';
import { chat, file } from './lib/chats.mjs';
import { choose, confirm, done, go, read, ready } from './lib/steps.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const source = file('chat.txt', chat(24));

/** Every view and state that there is to look at, each with how to get there from the one before. */
const VIEWS = [
  ['Start', async (page) => ready(page)],
  ['Start, pasting', async (page) => page.getByRole('button', { name: 'Paste text' }).click()],
  ['Start, an error', async (page) => choose(page, file('empty.txt', '')).then(() => page.getByRole('alert').waitFor())],
  ['Who', async (page) => choose(page, source).then(() => page.getByRole('button', { name: 'Yes, read it' }).waitFor())],
  ['Read', async (page) => confirm(page, { supporter: 'Sam' }).then(() => done(page))],
  ['Read, a sentence open', openSentence],
  ['Settings', async (page) => page.getByRole('button', { name: 'Settings' }).click()],
  ['How it went', async (page) => page.keyboard.press('Escape').then(() => go(page, 'How it went', 'How it went'))],
  ['How it went, a form', fillIn],
  ['Take away', async (page) => go(page, 'Take away', 'What to take away')],
  ['Codebook', async (page) => about(page, 'Codebook')],
  ['Studies', async (page) => about(page, 'Studies')],
  ['Model', async (page) => about(page, 'Model')],
  ['Privacy', async (page) => about(page, 'Privacy')],
  ['Covered', async (page) => page.keyboard.press('Shift+Escape').then(() => page.getByRole('heading', { level: 1, name: 'Covered.' }).waitFor())],
];

async function fillIn(page) {
  await page.getByLabel('Fill in a form').selectOption('phq9');
  await page.getByRole('button', { name: 'Show it' }).click();
  await page.getByRole('heading', { name: 'Before the chat' }).waitFor();
}

async function openSentence(page) {
  await page.locator('[aria-controls="panel"]').first().click();
  await page.getByRole('complementary', { name: 'This sentence' }).getByText('What the word means').waitFor();
}

async function about(page, name) {
  await page.getByRole('navigation', { name: 'About' }).getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Goes through all views, doing `look` in each. Whatever it found in all of them is told at the end. */
async function tour(viewport, look) {
  const visit = await open(browser, { viewport, reducedMotion: 'reduce' });
  const found = [];
  for (const [name, arrive] of VIEWS) {
    await arrive(visit.page);
    for (const finding of await look(visit.page, name)) found.push(`${name}, ${finding}`);
  }
  await visit.close();
  assert.deepEqual(found, []);
}

/** What axe finds here, in the light colours and in the dark ones. */
async function axed(page) {
  const found = [];
  await page.evaluate(AXE);
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    const { violations, passes } = await page.evaluate(() => axe.run(document, { preload: false }));
    if (passes.length <= 5) found.push(`${colorScheme}: axe hardly looked`);
    for (const { id, nodes } of violations) found.push(`${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }
  return found;
}

/** By how much the page is wider than the screen, if it is: one would have to scroll sideways. */
async function overflow(page, how) {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  return content > screen ? [`${how}: ${content} > ${screen}`] : [];
}

test('1280 px: axe finds nothing, in light and in dark; text at 200 % needs no sideways scrolling', async () => {
  await tour({ width: 1280, height: 844 }, async (page) => {
    const found = await axed(page);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    found.push(...(await overflow(page, 'text at 200 %')));
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
    return found;
  });
});

test('390 px: axe finds nothing, in light and in dark; no sideways scrolling there, at 320 px and at 200 %', async () => {
  const phone = { width: 390, height: 844 };
  await tour(phone, async (page) => {
    const found = await axed(page);
    found.push(...(await overflow(page, '390 px')));
    // 1280 by 900 at 200 % has as much room as 640 by 450.
    for (const [how, viewport] of [['320 px', { width: 320, height: 640 }], ['1280 px at 200 %', { width: 640, height: 450 }]]) {
      await page.setViewportSize(viewport);
      found.push(...(await overflow(page, how)));
    }
    await page.setViewportSize(phone);
    return found;
  });
});

/** [ink, ground, least contrast]: text needs 4.5, what only shows an edge or a shape 3. */
const FAMILIES = ['ask', 'reflect', 'strength', 'comfort', 'tell', 'frame'];
const PAIRS = [
  ...['paper', 'surface', 'seeker', 'mark', 'band'].map((ground) => ['ink', ground, 4.5]),
  ...['paper', 'surface', 'seeker'].flatMap((ground) => [['soft', ground, 4.5], ['line', ground, 3]]),
  ['paper', 'ink', 4.5],
  ...FAMILIES.flatMap((family) => [
    [family, `${family}-tint`, 4.5],
    [family, 'surface', 4.5],
    [family, 'paper', 4.5],
    [family, 'band', 3],
    ['ink', `${family}-tint`, 4.5],
  ]),
];

test('the colours of the shipped page have enough contrast, in light and in dark', async () => {
  const visit = await open(browser);
  const names = [...new Set(PAIRS.flatMap(([ink, ground]) => [ink, ground]))];
  for (const colorScheme of ['light', 'dark']) {
    await visit.page.emulateMedia({ colorScheme });
    const colours = await visit.page.evaluate((tokens) => {
      const probe = document.body.appendChild(document.createElement('i'));
      const found = tokens.map((token) => {
        probe.style.color = `var(--${token})`;
        return [token, getComputedStyle(probe).color.match(/[\d.]+/g).map(Number)];
      });
      probe.remove();
      return Object.fromEntries(found);
    }, names);
    const poor = PAIRS.filter(([ink, ground, least]) => contrast(colours[ink], colours[ground]) < least);
    assert.deepEqual(poor, [], colorScheme);
    assert.ok(contrast(colours.ink, colours.paper) > 10, `the ${colorScheme} colours were found`);
    assert.equal(colours.paper[0] > 128, colorScheme === 'light', `these are the ${colorScheme} colours`);
  }
  await visit.close();
});

/** WCAG's contrast of two colours. */
function contrast(one, other) {
  const light = (colour) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, n) => {
      const part = colour[n] / 255;
      return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    }, 0);
  const [brighter, darker] = [light(one), light(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

test('what is unsure never has the shape of a family, and what is sure always has its own', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await read(page, file('chat.txt', chat(60)), { supporter: 'Sam' });
  const tags = await page.locator('[aria-controls="panel"]').evaluateAll((buttons) =>
    buttons.map((button) => ({ words: button.textContent.trim(), shapes: [...button.querySelectorAll('use')].map((use) => use.getAttribute('href')) })),
  );
  assert.ok(tags.length > 100);
  for (const { words, shapes } of tags) {
    assert.ok(shapes.length > 0, words);
    assert.equal(words.startsWith('Unsure'), shapes.includes('#shape-unsure'), words);
    if (words.startsWith('Unsure')) assert.deepEqual(shapes, ['#shape-unsure']);
  }
  const drawn = await page.locator('symbol').evaluateAll((symbols) => symbols.map((symbol) => symbol.innerHTML));
  assert.equal(new Set(drawn).size, FAMILIES.length + 1, 'each family has a shape of its own, and so has unsure');
  await visit.close();
});
