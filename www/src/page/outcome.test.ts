import type { Change, Scale, Score } from 'hearken/hearken.js';
import { expect, test } from 'vitest';
import { changeWords, scoreWords } from './outcome';

const phq9 = {
  name: 'PHQ-9',
  items: Array(9).fill('item'),
  answers: [0, 1, 2, 3].map((value) => ({ value, words: null })),
  withoutReliability: 'No published reliable change exists.',
} as unknown as Scale;

const change = (of: Partial<Change>): Change =>
  ({ before: 15, after: 8, difference: -7, sd: 5.5, reliability: 0.84, smallestReliable: 6.1, smallestThatMatters: 5, ...of }) as Change;

test('a change is said with what makes it reliable', () => {
  expect(changeWords(phq9, change({}))).toBe(
    'PHQ-9 15 to 8: 7 fewer. 6.1 or more is reliable change (SD 5.5, r .84). A difference of 5 is the least that matters, by the literature.',
  );
  expect(changeWords(phq9, change({ after: 15, difference: 0 }))).toMatch(/^PHQ-9 15 to 15: no difference\./);
  expect(changeWords(phq9, change({ smallestReliable: null, sd: null, reliability: null, smallestThatMatters: null }))).toBe(
    'PHQ-9 15 to 8: 7 fewer. No published reliable change exists.',
  );
});

test('a prorated total is said to be one', () => {
  const score = { moment: 'before', total: 11.3, prorated: true, itemsMissing: 2, band: 'moderate', case: true } as Score;
  expect(scoreWords(phq9, score)).toBe(
    'PHQ-9 before: 11.3 of 27, moderate by its bands, at or above its cut-off. Prorated: 2 of 9 not answered.',
  );
});
