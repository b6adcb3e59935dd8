import type { Analysis, Miti, Segment } from 'hearken/hearken.js';
import { expect, test } from 'vitest';
import { Codebook } from './codebook';
import { familySentences, mitiFigures, paceWords, techniqueFigures } from './figures';

const codebook = new Codebook([
  { id: 'open_question', name: 'Open question', family: 'ask', gets: '', not: null },
  { id: 'simple_reflection', name: 'Simple reflection', family: 'reflect', gets: '', not: null },
  { id: 'affirm', name: 'Affirm', family: 'strength', gets: '', not: null },
  { id: 'greeting', name: 'Greeting', family: 'frame', gets: '', not: null },
  { id: 'inappropriate', name: 'Inappropriate', family: 'frame', gets: '', not: null },
]);

const chance = (code: string) => ({ code, probability: 0.4 });
const segment = (codes: string[], likely: string[]): Segment => ({
  start: 0,
  end: 1,
  codes: codes.map(chance),
  likely: likely.map(chance),
  unsure: codes.length === 0,
  probabilities: null,
  evidence: null,
});

/** Three sentences: a question; one unsure between a reflection and a question; one with two techniques. */
const analysis = {
  messages: [
    {
      role: 'supporter',
      segments: [
        segment(['open_question'], ['open_question', 'affirm']),
        segment([], ['simple_reflection', 'open_question']),
        segment(['affirm', 'open_question'], ['affirm', 'open_question']),
      ],
    },
    { role: 'seeker', segments: [segment(['change'], ['change', 'neutral'])] },
  ],
  session: {
    codes: {
      open_question: { count: 2, expected: 1.9, share: 2 / 3 },
      simple_reflection: { count: 1, expected: 0.4, share: 1 / 3 },
      affirm: { count: 1, expected: 0.6, share: 1 / 3 },
    },
  },
} as unknown as Analysis;

test('an unsure sentence counts for its most likely technique, and is told apart', () => {
  expect(techniqueFigures(analysis, codebook).map(({ code, count, unsure }) => [code.id, count, unsure])).toEqual([
    ['open_question', 2, 0],
    ['simple_reflection', 1, 1],
    ['affirm', 1, 0],
    ['greeting', 0, 0],
    ['inappropriate', 0, 0],
  ]);
});

test('the words count sentences, and leave out families that do not occur', () => {
  expect(familySentences(analysis, codebook).map(({ words }) => words)).toEqual([
    '1 of 3 sentences gave back what the seeker had said.',
    '1 of 3 sentences named a strength, asked for a view, or left the choice with the seeker.',
    '2 of 3 sentences asked; 2 with an open question.',
  ]);
});

test('what is inappropriate is never summed up with greetings', () => {
  const said = (...segments: Segment[]) => familySentences({ ...analysis, messages: [{ role: 'supporter', segments }] } as unknown as Analysis, codebook);
  const abuse = segment(['inappropriate'], ['inappropriate', 'greeting']);
  const hello = segment(['greeting'], ['greeting', 'inappropriate']);
  expect(said(hello, abuse).map(({ words }) => words)).toEqual([
    '1 of 2 sentences did something else: a greeting, an "I see", small talk, a goodbye.',
    '1 of 2 sentences is tagged Inappropriate: please look at it.',
  ]);
  const guess = segment([], ['inappropriate', 'greeting']);
  expect(said(abuse, guess).map(({ words }) => words)).toEqual(['2 of 2 sentences are tagged Inappropriate, 1 unsure: please look at them.']);
  expect(said(hello).map(({ words }) => words)).toEqual(['1 of 1 sentence did something else: a greeting, an "I see", small talk, a goodbye.']);
});

const none: Miti = {
  question: 0,
  simpleReflection: 0,
  complexReflection: 0,
  affirm: 0,
  seekCollaboration: 0,
  emphasizeAutonomy: 0,
  giveInformation: 0,
  persuade: 0,
  persuadeWithPermission: 0,
  confront: 0,
  reflectionToQuestion: null,
  percentComplex: null,
  adherent: 0,
  nonAdherent: 0,
};

test('what has nothing to divide by is not applicable, never 0', () => {
  const [toQuestions, complex] = mitiFigures(none);
  expect([toQuestions?.value, toQuestions?.words]).toEqual([null, 'Not applicable: there was no question.']);
  expect([complex?.value, complex?.words]).toEqual([null, 'Not applicable: there was no reflection.']);
});

test('no reflection to some questions is 0, which applies', () => {
  expect(mitiFigures({ ...none, question: 4, reflectionToQuestion: 0 })[0]?.value).toBe('0');
});

test('reply times say when they do not apply', () => {
  expect(paceWords('seeker', null, false)).toBe('Not applicable: the file has no times.');
  expect(paceWords('seeker', null, true)).toBe('Not applicable: there was no reply of the seeker with a time.');
  expect(paceWords('supporter', { median: 60, n: 8 }, true)).toBe("Half of the supporter's 8 replies came within 60 seconds.");
});
