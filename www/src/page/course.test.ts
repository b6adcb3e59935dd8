import type { Analysis, CodebookEntry } from 'hearken/hearken.js';
import { expect, test } from 'vitest';
import { Codebook } from './codebook';
import { courseOf } from './course';

const codebook = new Codebook([
  { id: 'affirm', name: 'Affirm', family: 'strength', gets: '', not: null },
  { id: 'open_question', name: 'Open question', family: 'ask', gets: '', not: null },
] as CodebookEntry[]);

const seeker = (index: number, compound: number, time: string | null = null) => ({
  index, role: 'seeker', text: 'two words', time, segments: [], sentiment: { compound },
});
const supporter = (index: number, code: string, unsure: boolean, time: string | null = null) => ({
  index, role: 'supporter', text: 'x', time, sentiment: null, segments: [{ unsure, codes: unsure ? [] : [{ code }] }],
});
const analysis = (messages: object[]) => ({ messages }) as unknown as Analysis;

test('the timeline holds the seeker\'s wording and what the supporter surely did', () => {
  const course = courseOf(analysis([seeker(0, -0.6), supporter(1, 'affirm', false), seeker(2, 0), supporter(3, 'open_question', true), seeker(4, 0.5)]), codebook);
  expect(course.wording.map(({ message, compound, length }) => [message, compound, length])).toEqual([[1, -0.6, 2], [3, 0, 2], [5, 0.5, 2]]);
  expect(course.did).toEqual([{ message: 2, family: 'strength' }]);
  expect(course.words).toBe("The words of the seeker's last message were brighter than those of the first.");
});

test('silences of more than an hour are marked, with and without zones', () => {
  const course = courseOf(analysis([
    seeker(0, 0, '2026-01-01T10:00:00'), supporter(1, 'affirm', false, '2026-01-01T10:30:00'), seeker(2, 0, '2026-01-01T13:30:00'),
  ]), codebook);
  expect(course.gaps).toEqual([{ message: 3, words: '3 hours later' }]);
});

test('few messages are not followed', () => {
  expect(courseOf(analysis([seeker(0, 0.5)]), codebook).words).toBe('1 message of the seeker: too few to follow their wording.');
});
