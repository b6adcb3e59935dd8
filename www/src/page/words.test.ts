import { describe, expect, test } from 'vitest';
import { found, patternFor } from './find';
import { inHundred, odds } from './odds';
import { pieces } from './pieces';
import { fileName } from './save';
import { duration } from './times';

describe('chances in words', () => {
  test.each([
    [0, 'less than 1 in 10'],
    [0.04, 'less than 1 in 10'],
    [0.05, 'about 1 in 10'],
    [0.783, 'about 8 in 10'],
    [0.94, 'about 9 in 10'],
    [0.97, 'more than 9 in 10'],
    [1, 'more than 9 in 10'],
  ])('%d is %s', (probability, words) => expect(odds(probability)).toBe(words));

  test('a figure never says 0 or 100 of what is neither', () => {
    expect([0, 0.004, 0.14, 0.996, 1].map(inHundred)).toEqual(['0', 'under 1', '14', 'over 99', '100']);
  });
});

describe('marks', () => {
  const text = '😢 so lonely, so far';
  const strong = { start: 6, end: 12, kind: 'strong' } as const;

  test('select exact words, behind an emoji too', () => {
    expect(pieces(text, 0, text.length, [strong])).toEqual([
      { text: '😢 so ', kind: null },
      { text: 'lonely', kind: 'strong' },
      { text: ', so far', kind: null },
    ]);
  });

  test('lose and repeat nothing, wherever they lie', () => {
    const marks = [strong, { start: 9, end: 16, kind: 'found' }, { start: 16, end: 17, kind: 'found' }] as const;
    for (const [from, to] of [[0, text.length], [3, 14], [8, 10]] as const) {
      expect(pieces(text, from, to, marks).map((piece) => piece.text).join('')).toBe(text.slice(from, to));
    }
  });
});

describe('finding', () => {
  const hits = (words: string, text: string) => found(text, patternFor(words)).map(({ start, end }) => text.slice(start, end));

  test('any case, any white space', () => expect(hits('not  well', 'Not\nwell, NOT WELL')).toEqual(['Not\nwell', 'NOT WELL']));
  test('what is typed is never a pattern', () => expect(hits('a.b (c', 'axb (c a.b (c')).toEqual(['a.b (c']));
  test('nothing typed, nothing found', () => expect(hits('  ', 'a b')).toEqual([]));
});

test('durations are said as people say them', () => {
  expect([1, 40, 140, 5400, 200_000].map(duration)).toEqual(['1 second', '40 seconds', '2 minutes', '2 hours', '2 days']);
});

test("a file's name is a date and nothing else", () => {
  expect(fileName('csv', 'one', new Date(2026, 2, 5, 23, 59))).toBe('hearken-2026-03-05.csv');
  expect(fileName('chats', 'many', new Date(2026, 2, 5, 23, 59))).toBe('hearken-2026-03-05-chats.csv');
});

test('an object a line is named so: many chats are no one JSON text', () => {
  const now = new Date(2026, 2, 5);
  expect(fileName('json', 'one', now)).toBe('hearken-2026-03-05.json');
  expect(fileName('json', 'many', now)).toBe('hearken-2026-03-05.jsonl');
});
