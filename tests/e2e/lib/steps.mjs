// What a person does on the page, by the words that they see.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

/** Tagging a long chat on a busy machine takes a while. */
const LONG = { timeout: 120_000 };

/** The page has fetched all that it will ever need. */
export async function ready(page) {
  await page.getByText('Ready. You can go offline now.').first().waitFor(LONG);
}

export async function choose(page, ...files) {
  await page.getByLabel('A chat', { exact: true }).setInputFiles(files);
}

export async function paste(page, text) {
  await page.getByRole('button', { name: 'Paste text' }).click();
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Read it', exact: true }).click();
}

/**
 * Answers "Who is who?": the guess, or with `supporter` that this person alone is the one. Where a note about what is in
 * the chat comes first, reads on, unless `readOn` is false.
 */
export async function confirm(page, { supporter, readOn = true } = {}) {
  await page.getByRole('heading', { level: 1, name: 'Who is who?' }).waitFor();
  if (supporter) {
    for (const person of await page.getByRole('group').filter({ has: page.getByRole('radio') }).all()) {
      const chosen = person.getByRole('radio', { name: 'Supporter' });
      if ((await person.locator('legend').innerText()).startsWith(supporter)) await chosen.check();
      else if (await chosen.isChecked()) await person.getByRole('radio', { name: 'Seeker' }).check();
    }
  }
  await page.getByRole('button', { name: 'Yes, read it' }).click();
  if (!readOn) return;
  const note = page.getByRole('button', { name: 'Read on' });
  await page.locator('ol.chat').or(note).first().waitFor();
  if (await note.isVisible()) await note.click();
}

/** No worker is left. An ended one goes a moment after the page does; one that stays would stay for minutes. */
export async function noWorker(page) {
  for (let waited = 0; page.workers().length > 0 && waited < 5_000; waited += 50) await page.waitForTimeout(50);
  assert.equal(page.workers().length, 0);
}

/** What is taken away holds the names too. */
export async function showNames(page) {
  await page.getByLabel('Hide names in what is saved or printed').uncheck();
}

/** Waits until all is tagged: how many sentences, and how many of them unsure. */
export async function done(page) {
  const status = page.getByRole('status').filter({ hasText: /^Done: / });
  await status.waitFor(LONG);
  const [, segments, unsure] = /Done: (\d+) sentences?, (\d+) unsure/.exec(await status.textContent());
  return { segments: Number(segments), unsure: Number(unsure) };
}

/** A chat from its file to the last tag. */
export async function read(page, file, roles) {
  await choose(page, file);
  await confirm(page, roles);
  return done(page);
}

/** Goes to another part by the page's own links. */
export async function go(page, part, heading) {
  await page.getByRole('navigation', { name: 'Parts' }).getByRole('link', { name: part }).click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** Presses an export's button: the name and the text of the file that it gives. */
export async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}
