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

/** Goes through all views, doing `look` in each. */
async function tour(options, look) {
  const visit = await open(browser, options);
  for (const [name, arrive] of VIEWS) {
    await arrive(visit.page);
    await look(visit.page, name);
  }
  await visit.close();
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing: ${colorScheme}, ${width} px`, async () => {
      const findings = [];
      await tour({ colorScheme, viewport: { width, height: 844 }, reducedMotion: 'reduce' }, async (page, view) => {
        await page.evaluate(AXE);
        const { violations, passes } = await page.evaluate(() => axe.run(document, { preload: false }));
        assert.ok(passes.length > 5, `axe looked at ${view}`);
        for (const { id, nodes } of violations) findings.push(`${view}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      });
      assert.deepEqual(findings, []);
    });
  }
}

for (const [name, options] of [
  ['320 px', { viewport: { width: 320, height: 640 } }],
  ['390 px', { viewport: { width: 390, height: 844 } }],
  ['1280 px at 200 %', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
]) {
  test(`no sideways scrolling: ${name}`, async () => {
    const wide = [];
    await tour(options, async (page, view) => {
      const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      if (content > screen) wide.push(`${view}: ${content} > ${screen}`);
    });
    assert.deepEqual(wide, []);
  });
}

test('text at 200 % fits too', async () => {
  const wide = [];
  await tour({ viewport: { width: 1280, height: 900 } }, async (page, view) => {
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    if (content > screen) wide.push(`${view}: ${content} > ${screen}`);
  });
  assert.deepEqual(wide, []);
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

for (const colorScheme of ['light', 'dark']) {
  test(`the colours of the shipped page have enough contrast: ${colorScheme}`, async () => {
    const visit = await open(browser, { colorScheme });
    const names = [...new Set(PAIRS.flatMap(([ink, ground]) => [ink, ground]))];
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
    assert.deepEqual(poor, []);
    assert.ok(contrast(colours.ink, colours.paper) > 10, 'the colours were found');
    await visit.close();
  });
}

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
  await read(page, file('chat.txt', chat(200)), { supporter: 'Sam' });
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
