// How the seeker fared, and what asks for care: notes and notices first, forms scored, names hidden, two pages of paper.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './lib/browser.mjs';
import { chat, file } from './lib/chats.mjs';
import { choose, confirm, done, download, go, read, ready } from './lib/steps.mjs';

const HARM = `Robin: hi
Sam: Hello, I am Sam. What is on your mind?
Robin: my brother Kwabena says i am a burden. sometimes i think about killing myself
Sam: I am so sorry. Are you thinking about suicide now?
Robin: not now. my number is 0161 496 0000
Sam: Thank you for telling me. You could call a helpline.
Robin: thank you, that helps
Sam: Take care.
`;
const harm = file('chat-of-kwabena.txt', HARM);

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function visited(source, roles) {
  const visit = await open(browser);
  await ready(visit.page);
  await choose(visit.page, source);
  await confirm(visit.page, { supporter: 'Sam', ...roles });
  return visit;
}

/** Answers every item of a form, before and after, with the value of this place. */
async function answer(page, name, values) {
  await page.getByLabel('Fill in a form').selectOption({ label: name });
  await page.getByRole('button', { name: 'Show it' }).click();
  for (const [when, value] of Object.entries(values)) {
    const form = page.getByRole('region', { name: `${name}, ${when} the chat` });
    for (const item of await form.getByRole('group').all()) await item.getByRole('radio').nth(value).check();
  }
}

test('first words about harm are shown only once they are asked for', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await choose(page, file('two.csv', 'conversation,speaker,text\n1,Robin,i want to kill myself\n1,Sam,Hello Robin\n2,Kim,hi there\n2,Sam,Hello Kim\n'));
  await page.getByRole('heading', { name: '2 chats in this file' }).waitFor();
  const main = () => page.getByRole('main').innerText();
  assert.ok(!(await main()).includes('kill myself'));
  assert.match(await main(), /The first words are left out here: they may be hard to read\.[^]*Begins: hi there/);
  await page.getByRole('button', { name: 'Show the first words of 1' }).click();
  assert.match(await main(), /Begins: i want to kill myself/);
  assert.match(await page.evaluate(() => document.activeElement.innerText), /Begins: i want/);

  await page.locator('button.sample').filter({ hasText: 'Begins: i want' }).click();
  await page.getByRole('heading', { level: 1, name: 'Who is who?' }).waitFor();
  assert.ok(!(await main()).includes('kill myself'));
  assert.match(await main(), /Hello Robin/);
  await page.getByRole('button', { name: 'Show them from Robin' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.innerText), 'i want to kill myself');
  await visit.close();
});

test('keys go on where a button goes with what it took away', async () => {
  const visit = await visited(file('chat.txt', chat(8)));
  const { page } = visit;
  await done(page);
  await go(page, 'How it went', 'How it went');
  await page.getByLabel('Fill in a form').selectOption({ label: 'PHQ-2' });
  await page.getByRole('button', { name: 'Show it' }).click();
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('name') ?? document.activeElement.id);
  await page.getByRole('region', { name: 'PHQ-2, after the chat' }).getByRole('radio').nth(2).check();
  await page.getByRole('button', { name: 'Clear this answer' }).press('Enter');
  assert.equal(await focused(), 'phq2-after-0');
  await page.getByRole('button', { name: 'Remove PHQ-2 and its answers' }).press('Enter');
  assert.equal(await focused(), 'instrument');

  await go(page, 'Take away', 'What to take away');
  await page.getByLabel('Hide these words too').fill('help you');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show it (help you)' }).press('Enter');
  assert.equal(await focused(), 'hide-words');
  await visit.close();
});

test('a chat with words about harm opens with a note, and nothing of it is seen before "Read on"', async () => {
  const visit = await visited(harm, { readOn: false });
  const { page } = visit;
  await page.getByRole('heading', { name: 'Before you read' }).waitFor();
  await done(page);
  assert.equal(await page.locator('ol.chat').count(), 0);
  const note = await page.getByRole('main').innerText();
  assert.match(note, /Words about suicide[^]*988/);
  assert.ok(!note.includes('killing myself'), 'the words themselves come after');
  await page.getByRole('button', { name: 'Read on' }).click();
  await page.locator('ol.chat').waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');

  for (const [part, heading] of [['How it went', 'How it went'], ['Take away', 'What to take away']]) {
    await go(page, part, heading);
    const notice = page.getByRole('complementary', { name: 'If someone may be in danger.' });
    assert.match(await notice.innerText(), /988[\s\S]+killing myself[\s\S]+message 3[\s\S]+does not judge risk/);
  }

  // A message of the seeker has no sentence to open: the way to it ends at the message itself.
  await go(page, 'How it went', 'How it went');
  await page.getByRole('region', { name: 'Words to look at with care' }).getByRole('link', { name: 'message 3' }).first().click();
  await page.waitForFunction(() => document.activeElement?.id === 'message-3');
  await visit.close();
});

test('no way to "Read" shows a chat before its words were looked through', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await choose(page, harm);
  await page.getByRole('heading', { level: 1, name: 'Who is who?' }).waitFor();
  await go(page, 'Read', 'Read the chat');
  await page.getByText('First say who is who.').waitFor();
  assert.equal(await page.locator('ol.chat').count(), 0);
  assert.ok(!(await page.getByRole('main').innerText()).includes('killing myself'));
  await visit.close();
});

test('what is taken away holds no name unless that is asked for', async () => {
  const visit = await visited(harm);
  const { page } = visit;
  await done(page);
  await go(page, 'Take away', 'What to take away');
  const hidden = [];
  for (const button of ['JSON', 'one row for each sentence', 'Markdown']) hidden.push((await download(page, button)).text);
  for (const text of hidden) {
    assert.ok(text.length > 200);
    for (const name of ['Kwabena', 'kwabena', 'Robin', 'Sam', '0161', '496 0000']) assert.ok(!text.includes(name), `${name} is in it`);
  }
  assert.ok(hidden[0].includes('[Name 1]') && hidden[0].includes('[Phone 1]'));

  await page.getByLabel('Show Kwabena after all').check();
  assert.ok((await download(page, 'JSON')).text.includes('Kwabena'));
  for (const words of ['burden', 'a burden']) {
    await page.getByLabel('Hide these words too').fill(words);
    await page.getByRole('button', { name: 'Hide', exact: true }).click();
    assert.ok(!(await download(page, 'JSON')).text.includes('burden'), words);
  }
  await visit.close();
});

test('forms are scored as they are filled in, with what they cannot show', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await read(page, file('chat.txt', chat(12)), { supporter: 'Sam' });
  await go(page, 'How it went', 'How it went');
  await answer(page, 'GAD-7', { before: 2, after: 1 });
  await page.getByText(/GAD-7 14 to 7: 7 fewer\. 4\.5 or more is reliable change \(SD 4\.5, r \.87\)/).first().waitFor();
  const words = await page.getByRole('main').innerText();
  assert.match(words, /These forms look back two weeks/);
  assert.match(words, /regression to the mean/);
  assert.match(words, /PHQ-9/, 'the form that the NHS would need too is named');

  await answer(page, 'GAD-2', { before: 2, after: 1 });
  await page.getByText('No published reliable change exists.').first().waitFor();
  await visit.close();
});

test('item 9 above 0: calm words and ways to help come before every score, and in the file', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await read(page, file('chat.txt', chat(12)), { supporter: 'Sam' });
  await go(page, 'How it went', 'How it went');
  await answer(page, 'PHQ-9', { before: 1 });
  await page.getByText(/PHQ-9 before/).first().waitFor();
  const text = await page.getByRole('main').innerText();
  assert.ok(text.indexOf('First, item 9.') >= 0 && text.indexOf('First, item 9.') < text.indexOf('PHQ-9 before'), text);
  await go(page, 'Take away', 'What to take away');
  await page.getByRole('complementary', { name: 'First, item 9' }).waitFor();
  const json = JSON.parse((await download(page, 'JSON')).text);
  assert.equal(json.outcome.safety, true);
  assert.equal(json.notes[0].code, 'item_9');
  assert.match((await download(page, 'Markdown')).text.slice(0, 300), /First, item 9/);
  await visit.close();
});

test('item 9 above 0 is told at once, on a form with nothing else filled in', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await read(page, file('chat.txt', chat(4)), { supporter: 'Sam' });
  await go(page, 'How it went', 'How it went');
  await page.getByLabel('Fill in a form').selectOption({ label: 'PHQ-9' });
  await page.getByRole('button', { name: 'Show it' }).click();
  const form = page.getByRole('region', { name: 'PHQ-9, before the chat' });
  await form.getByRole('group').nth(8).getByRole('radio').nth(1).check();
  await page.getByRole('complementary', { name: 'First, item 9' }).waitFor();
  // The top of the view can be screens away: what was ticked is answered beside it, for eyes and for screen readers.
  const told = page.getByRole('alert').filter({ hasText: 'First, item 9.' });
  await told.waitFor();
  assert.equal(await told.evaluate((notice) => {
    const { top, bottom } = notice.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }), true, 'the notice is within the screen');
  await form.getByRole('button', { name: 'Clear this answer' }).click();
  await told.waitFor({ state: 'detached' });
  await visit.close();
});

test('the report is two pages, A4 and Letter, and holds no name', async () => {
  const visit = await open(browser);
  const { page } = visit;
  await ready(page);
  await read(page, file('chat.txt', chat(34)), { supporter: 'Sam' });
  await go(page, 'Take away', 'What to take away');
  await page.locator('.paper h1').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Print or save as PDF' }).waitFor();
  // No print medium is set before: what is on the screen when somebody prints has not measured the paper.
  const charts = await page.locator('.paper .chart > div > svg').evaluateAll((all) => all.map((svg) => Number(svg.getAttribute('width'))));
  assert.ok(charts.length >= 1 && charts.every((width) => width >= 600), `${charts} are as wide as the paper`);
  const paper = await page.locator('.paper').textContent();
  assert.match(paper, /34 messages[\s\S]+Not a grade, not a risk assessment/);
  for (const name of ['Sam', 'Robin']) assert.ok(!paper.includes(name), name);
  for (const format of ['A4', 'Letter']) {
    const pdf = (await page.pdf({ format })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 2, format);
  }
  await visit.close();
});
