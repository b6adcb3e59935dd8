import type { CodebookEntry, Outcome, ReferenceSet, Scale, Standing, Studies } from 'hearken/hearken.js';
import { expect, test } from 'vitest';
import { fault, reasonOf, EngineError } from '../engine/errors';
import { Codebook } from './codebook';
import { amongWords, chatBeside, forest, standingsAmong } from './evidence';
import { fared } from './fared';
import { Forms } from './forms.svelte';
import { possible } from './settings.svelte';

const scale = (id: string, items: number, values: number[]) =>
  ({ id, name: id.toUpperCase(), items: Array(items).fill('?'), answers: values.map((value) => ({ value, words: null })), cutOffs: [] }) as unknown as Scale;
const scales = [scale('phq9', 9, [0, 1, 2, 3]), scale('state5', 1, [1, 2, 3, 4, 5])];

test('a form reaches the engine with its first answer, and not before', () => {
  const forms = new Forms();
  expect(forms.begun(scales)).toEqual([]);
  forms.answer(scales[0] as Scale, 'before', 8, 1);
  expect(forms.begun(scales)).toEqual([{ instrument: 'phq9', moment: 'before', date: null, items: [null, null, null, null, null, null, null, null, 1] }]);
});

test('a form with one total alone is shown, on the scale that it has', () => {
  const outcome = { scores: [{ instrument: 'state5', moment: 'before', total: 4 }], changes: [] } as unknown as Outcome;
  const [one, ...more] = fared(outcome, scales, [{ instrument: 'state5', text: 'Said.' }]);
  expect(more).toEqual([]);
  expect(one?.chart).toEqual({ name: 'STATE5', words: 'Said.', range: [1, 5], lower: 'weaker feeling', before: 4, after: null, reliable: null, cutOff: null });
});

test('where a study took two techniques for one, the chat has a figure for each', () => {
  const code = (id: string, name: string) => ({ id, name, family: 'ask' }) as CodebookEntry;
  const codebook = new Codebook([code('open_question', 'Open question'), code('closed_question', 'Closed question')]);
  const row = { name: 'Questions', codes: ['open_question', 'closed_question'], empathy: null, measure: 'phq2', coefficient: 0.1, low: 0, high: 0.2 };
  const [finding] = forest({ findings: [row] } as unknown as Studies, 'phq2');
  const standing = (figure: string, less: number, more: number) => ({ set: 'esconv', figure, less, more }) as Standing;
  const standings = standingsAmong([standing('share.open_question', 70, 20), standing('share.closed_question', 30, 60)], 'esconv');
  expect(finding && chatBeside(finding, standings, codebook)).toBe('Open question: more than in 70 of 100 such chats; Closed question: less than in 60 of 100 such chats');
  expect(finding && chatBeside(finding, new Map(), codebook)).toBe('');
});

test('a set of chats is called by what it says of itself', () => {
  const set = { id: 'esconv', name: 'chats of crowd workers (ESConv; all improved)', chats: 1234, unseenChats: 9 } as ReferenceSet;
  expect(amongWords([set], 'esconv')).toBe('1,234 chats of crowd workers');
  expect(amongWords([], 'esconv')).toBe('');
});

test('the spread is above 0, the reliability between 0 and 1', () => {
  expect([0, -1, NaN, Infinity].some((value) => possible('sd', value))).toBe(false);
  expect([0, 1, 1.2, NaN].some((value) => possible('r', value))).toBe(false);
  expect(possible('sd', 5.5) && possible('r', 0.84)).toBe(true);
});

test("the engine's own sentence reaches the reader, a fault of the page does not pass for one", () => {
  expect(reasonOf(new EngineError({ code: 'decision', message: 'Mark the words again.' }))).toBe('Mark the words again.');
  expect([fault(), new Error('x')].map(reasonOf)).toEqual([null, null]);
});
