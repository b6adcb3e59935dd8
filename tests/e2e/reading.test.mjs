// Chats of every kind go in; a reading or a clear sentence comes out.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { BAD, EMOJI, GOOD, HOSTILE, chat, file } from './lib/chats.mjs';
import { analyze } from './lib/command.mjs';
import { sharedPage } from './lib/shared.mjs';
import { choose, confirm, done, go, paste, read } from './lib/steps.mjs';

const shared = sharedPage();
const { alone } = shared;
let page;
beforeEach(() => (page = shared.page()));

test('a sample is read with two clicks', async () => {
  await page.getByRole('button', { name: /messages\. Made up/ }).first().click();
  await page.getByRole('button', { name: 'Yes, read it' }).click();
  const { segments } = await done(page);
  assert.ok(segments > 5);
});

for (const good of GOOD) {
  test(`${good.name} is read`, async () => {
    await choose(page, good);
    await confirm(page);
    await done(page);
    const text = await page.getByRole('main').innerText();
    assert.match(text, /8 messages, 14 supporter sentences, \d+ unsure/);
    assert.ok(text.includes('Hello, I am Sam.') && text.includes('What would you like to get out of our talk today?'));
  });
}

test('a pasted chat is read', async () => {
  await paste(page, chat(8));
  await confirm(page);
  await done(page);
  assert.match(await page.getByRole('main').innerText(), /8 messages, 14 supporter sentences/);
});

test('dates that can mean two things are asked about, and read again as the reader says', async () => {
  const lines = ['Sam: hello, I am Sam', 'Robin: hi, i feel low', 'Sam: What happened?', 'Robin: my dog died'];
  await choose(page, file('WhatsApp Chat.txt', lines.map((line, n) => `3/4/21, 10:0${n} - ${line}`).join('\n')));
  await page.getByRole('group', { name: /is the day/ }).getByRole('button', { name: 'The second' }).click();
  await page.getByText('4 messages read.').waitFor();
  await page.getByRole('group', { name: /is the day/ }).waitFor({ state: 'detached' });
  await confirm(page, { supporter: 'Sam' });
  await done(page);
  assert.match(await page.locator('time').first().getAttribute('datetime'), /^2021-03-04T10:00/);
});

/** The sentence that each mistake gets. */
const SENTENCES = {
  empty: 'This file is empty.',
  blank: 'This file is empty.',
  binary: 'This does not look like text. Export as text, CSV or JSON, or paste it.',
  brokenJson: /Line \d+ is not whole JSON\. Nothing was read\./,
  brokenJsonLines: 'Line 2 is not whole JSON. Nothing was read.',
  notUtf8: 'Line 2 is not UTF-8 text.',
};

for (const [kind, sentence] of Object.entries(SENTENCES)) {
  test(`${BAD[kind].name}: a clear sentence, and the next chat works`, async () => {
    await choose(page, BAD[kind]);
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    const { segments } = await read(page, file('next.txt', chat(8)));
    assert.equal(segments, 14);
  });
}

test('a table without known columns: the page names them and asks', async () => {
  await choose(page, BAD.missingColumn);
  for (const [question, column] of [['what was said', 'what'], ['who said it', 'who']]) {
    const asked = page.getByRole('group', { name: `Which column holds ${question}?` });
    await asked.waitFor();
    assert.deepEqual(await asked.getByRole('radio').evaluateAll((radios) => radios.map(({ value }) => value)), ['who', 'what']);
    await asked.getByRole('radio', { name: column, exact: true }).check();
    await page.getByRole('button', { name: 'Read it', exact: true }).click();
  }
  await confirm(page, { supporter: 'Sam' });
  assert.equal((await done(page)).segments, 1);
});

test('one speaker: the page says so', async () => {
  await choose(page, BAD.oneSpeaker);
  await page.getByText('Only one person speaks here.').first().waitFor();
});

test('five speakers: nobody is lost, and only the supporter is tagged', async () => {
  await choose(page, BAD.fiveSpeakers);
  await confirm(page, { supporter: 'Sam' });
  assert.equal((await done(page)).segments, 2);
  const text = await page.getByRole('main').innerText();
  for (const said of ['hey all', 'me neither', 'lol', 'my exam']) assert.ok(text.includes(said), said);
});

/** Anna was renamed in the middle. */
const RENAMED = `Anna: hi
Sam: Hello, how can I help you today?
Anna K.: i failed my exam and i cant sleep
Sam: I am so sorry. What was it like?
Anna K.: it went black in my head
`;

test('one person under two names: asked, joined on "Yes", two again when that is said', async () => {
  await choose(page, file('renamed.txt', RENAMED));
  const question = page.getByRole('group', { name: 'Are Anna and Anna K. the same person?' });
  const people = async () => (await page.locator('legend bdi').allTextContents()).join(', ');
  await question.waitFor();
  assert.equal(await people(), 'Anna, Sam, Anna K.', 'nothing is joined by itself');
  await page.getByRole('group', { name: /^Anna \d/ }).getByRole('radio', { name: 'Seeker' }).check();

  await question.getByRole('button', { name: 'Yes' }).click();
  await question.waitFor({ state: 'detached' });
  assert.equal(await people(), 'Anna, Sam');
  assert.match(await page.getByRole('group', { name: /^Anna/ }).innerText(), /3 messages[^]*Also called Anna K\./);
  assert.ok(await page.getByRole('group', { name: /^Anna/ }).getByRole('radio', { name: 'Seeker' }).isChecked());

  await page.getByRole('button', { name: 'No, they are two people' }).click();
  await question.getByRole('button', { name: 'No' }).click();
  await question.waitFor({ state: 'detached' });
  assert.equal(await people(), 'Anna, Sam, Anna K.');

  const renamed = page.getByRole('group', { name: /^Anna K\./ });
  await renamed.getByText('The same person as another here?').click();
  await renamed.getByLabel('Is the same person as').selectOption('Anna');
  await renamed.getByRole('button', { name: 'Take them for one' }).click();
  await renamed.waitFor({ state: 'detached' });
  assert.equal(await people(), 'Anna, Sam');

  await confirm(page, { supporter: 'Sam' });
  assert.equal((await done(page)).segments, 3);
  const text = await page.getByRole('main').innerText();
  assert.match(text, /5 messages, 3 supporter sentences/);
  assert.ok(!text.includes('Anna K.'), 'one name for one person');

  // Said later, the roles that were said stay, and the chat waits for a look.
  await go(page, 'Who', 'Who is who?');
  await page.getByRole('button', { name: 'No, they are two people' }).click();
  await page.getByRole('group', { name: /^Anna K\./ }).waitFor();
  assert.ok(await page.getByRole('group', { name: /^Sam/ }).getByRole('radio', { name: 'Supporter' }).isChecked());
  await page.getByRole('button', { name: 'Yes, read it' }).click();
  assert.equal((await done(page)).segments, 3);
});

test('nobody is the supporter: the page says so, and asks', async () => {
  await choose(page, file('chat.txt', chat(8)));
  await page.getByRole('group', { name: 'Sam' }).getByRole('radio', { name: 'Other' }).check();
  await page.getByRole('button', { name: 'Yes, read it' }).click();
  await page.getByRole('alert').filter({ hasText: 'No message from the supporter, so nothing to tag.' }).waitFor();
  await confirm(page, { supporter: 'Sam' });
  assert.equal((await done(page)).segments, 14);
});

test('no message from the supporter in the file: the seeker is shown, nothing is tagged', async () => {
  await choose(page, BAD.noSupporter);
  await page.getByText('Only one person speaks here.').first().waitFor();
  await confirm(page);
  assert.match(await page.getByRole('main').innerText(), /hello\?[^]*nobody here/);
  assert.equal((await done(page)).segments, 0);
  await go(page, 'How it went', 'How it went');
  const went = await page.getByRole('main').innerText();
  assert.match(went, /no techniques to add up[^]*The seeker's course[^]*Fill in a form[^]*Who spoke/);
  assert.ok(!went.includes('By a manual'), 'what techniques alone add up to is left out');
});

for (const kind of ['oneLine', 'oneLongMessage']) {
  test(`${BAD[kind].name}, 10 MB: the page stays usable`, () =>
    alone(async (page) => {
      await choose(page, BAD[kind]);
      await page.getByRole('heading', { level: 1, name: 'Who is who?' }).or(page.getByRole('alert')).first().waitFor({ timeout: 60_000 });
      // It answers: whatever stands there now, the next chat can be read.
      await go(page, 'Start', 'Read a support chat');
      assert.equal((await read(page, file('next.txt', chat(8)))).segments, 14);
    }));
}

test('<script> and right-to-left marks in names and messages are text', async () => {
  await choose(page, file('hostile.csv', HOSTILE));
  await confirm(page, { supporter: 'Sam' });
  await done(page);
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.equal(await page.locator('main img, main script').count(), 0);
  assert.equal(await page.getByRole('heading', { name: 'not a heading' }).count(), 0);
  const text = await page.getByRole('main').innerText();
  for (const said of ['<img src=x onerror="window.broken=2">', '</li></ol><h1>not a heading</h1>', '{{ 7 * 7 }} ${broken}']) {
    assert.ok(text.includes(said), said);
  }
  // A name cannot turn the words around it: it stands in an element that keeps its direction to itself.
  await go(page, 'Who', 'Who is who?');
  for (const name of await page.locator('legend bdi').all()) {
    assert.match(await name.evaluate((element) => getComputedStyle(element).unicodeBidi), /isolate/);
  }
  assert.equal(await page.locator('legend bdi').count(), 3);
});

test('marks select whole words, behind emoji too, and the words that the command names', async () => {
  const source = file('emoji.txt', EMOJI);
  const [line] = analyze(source, '--supporter', 'Sam', '--evidence').trim().split('\n').map((text) => JSON.parse(text));
  await choose(page, source);
  await confirm(page, { supporter: 'Sam' });
  await done(page);
  let marked = 0;
  for (const message of line.messages.filter(({ role }) => role === 'supporter')) {
    const letters = [...message.text];
    for (const [n, segment] of message.segments.entries()) {
      await page.goto(`${page.url().replace(/#.*/, '')}#/read/${message.index + 1}.${n + 1}`);
      await page.getByRole('button', { name: 'Show the words it rests on' }).click();
      await page.getByRole('button', { name: 'Show the words it rests on' }).waitFor({ state: 'detached' });
      await page.getByText('Looking').waitFor({ state: 'detached' });
      const expected = segment.evidence
        .filter(({ weight }) => weight > 0)
        .map(({ start, end }) => letters.slice(start, end).join(''));
      const marks = await page.locator('mark').allTextContents();
      assert.deepEqual(marks.toSorted(), expected.toSorted(), letters.slice(segment.start, segment.end).join(''));
      for (const mark of marks) assert.doesNotMatch(mark, /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/, 'no half of an emoji');
      marked += marks.length;
    }
  }
  assert.ok(marked > 3);
});

test('2,000 messages: the last one is there and found; on paper no word of them, but where to print from', () =>
  alone(async (page) => {
    const text = `${chat(1_999)}Sam: This is the very last word, xylophone.\n`;
    await choose(page, file('long.txt', text));
    await confirm(page, { supporter: 'Sam' });
    const last = page.getByText('This is the very last word, xylophone.').first();
    await last.waitFor({ state: 'attached' });
    assert.equal(await page.evaluate(() => window.find('xylophone')), true);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await last.isVisible(), false);
    const paper = (await page.locator('body').innerText()).trim();
    assert.match(paper, /^This view is not printed[^]*go to "Take away"[^]*saved there too\.$/);
  }));

test('words are found where they are shown, and it is said how often they are elsewhere', async () => {
  await read(page, file('chat.txt', chat(24)), { supporter: 'Sam' });
  await page.getByRole('searchbox', { name: 'Find' }).fill('the');
  const found = page.locator('#found');
  const all = Number(/^In (\d+) messages$/.exec(await found.innerText())[1]);
  await page.getByRole('button', { name: 'None', exact: true }).click();
  await page.getByText(`In ${all} messages not shown`).waitFor();
  await page.getByRole('checkbox', { name: /^Asking/ }).check();
  const [, shown, elsewhere] = /^In (\d+) messages?(?:, and (\d+) not shown)?$/.exec(await found.innerText());
  assert.equal(Number(shown) + Number(elsewhere ?? 0), all);
  assert.equal(await page.locator('li.message:visible:has(mark)').count(), Number(shown));
});
