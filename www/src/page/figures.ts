/** What one chat adds up to, in words that hold without a picture. The chat is the subject, never the person. */

import type { Analysis, CodebookEntry, Family, Miti, Pace, Segment } from 'hearken/hearken.js';
import type { Codebook } from './codebook';
import { duration, many } from './times';

/** How often a technique occurs in the supporter's sentences. */
export interface TechniqueFigure {
  code: CodebookEntry;
  count: number;
  /** Those of `count` whose tag is unsure. */
  unsure: number;
  /** What the count would be on average, if the chances are right. */
  expected: number;
}

/** The supporter's segments. */
function segmentsOf(analysis: Analysis): Segment[] {
  return analysis.messages.filter(({ role }) => role === 'supporter').flatMap(({ segments }) => segments);
}

/** What a segment counts for: its most likely technique, and a second one where that is shown. */
function counted({ likely, codes }: Segment): string[] {
  return [...likely.slice(0, 1), ...codes.slice(1)].map(({ code }) => code);
}

export function techniqueFigures(analysis: Analysis, codebook: Codebook): TechniqueFigure[] {
  const unsure = segmentsOf(analysis).filter((segment) => segment.unsure);
  return codebook.codes.map((code) => {
    const { count, expected } = analysis.session.codes[code.id] ?? { count: 0, expected: 0 };
    return { code, count, expected, unsure: unsure.filter((segment) => counted(segment).includes(code.id)).length };
  });
}

const DID: readonly { family: Family; words: string }[] = [
  { family: 'reflect', words: 'gave back what the seeker had said' },
  { family: 'strength', words: 'named a strength, asked for a view, or left the choice with the seeker' },
  { family: 'comfort', words: 'gave comfort, or shared something' },
  { family: 'ask', words: 'asked' },
  { family: 'tell', words: 'told something: facts, advice or a view' },
  { family: 'frame', words: 'did something else: a greeting, an "I see", small talk, a goodbye' },
];

/** How many of the supporter's sentences do something of each family. */
export function familyCounts(analysis: Analysis, codebook: Codebook): Record<Family, number> {
  const counts: Record<Family, number> = { ask: 0, reflect: 0, strength: 0, comfort: 0, tell: 0, frame: 0 };
  for (const segment of segmentsOf(analysis)) {
    for (const family of new Set(counted(segment).map((id) => codebook.get(id).family))) counts[family]++;
  }
  return counts;
}

/** Counted in a line of its own: no sum may make it look friendly. */
const INAPPROPRIATE = 'inappropriate';

/** A line for each family that occurs: what so many of the sentences did. */
export function familySentences(analysis: Analysis, codebook: Codebook): { family: Family; words: string }[] {
  const segments = segmentsOf(analysis);
  const openQuestions = segments.filter((segment) => counted(segment).includes('open_question')).length;
  const wrong = segments.filter((segment) => counted(segment).includes(INAPPROPRIATE));
  const counts = familyCounts(analysis, codebook);
  counts.frame -= wrong.filter((segment) => !counted(segment).some((id) => id !== INAPPROPRIATE && codebook.get(id).family === 'frame')).length;
  const did = DID.flatMap(({ family, words }) => {
    const count = counts[family];
    if (count === 0) return [];
    const open = family === 'ask' ? `; ${openQuestions} with an open question` : '';
    return [{ family, words: `${count} of ${many(segments.length, 'sentence')} ${words}${open}.` }];
  });
  if (wrong.length === 0) return did;
  const unsure = wrong.filter((segment) => segment.unsure).length;
  const words = `${wrong.length} of ${many(segments.length, 'sentence')} ${wrong.length === 1 ? 'is' : 'are'} tagged Inappropriate`;
  return [...did, { family: 'frame', words: `${words}${unsure > 0 ? `, ${unsure} unsure` : ''}: please look at ${wrong.length === 1 ? 'it' : 'them'}.` }];
}

/** One of the manual's summary figures. `value` is null where there is nothing to divide by. */
export interface Figure {
  /** As the reference chats call it. */
  id: string;
  name: string;
  value: string | null;
  words: string;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

export function mitiFigures(miti: Miti): Figure[] {
  const reflections = miti.simpleReflection + miti.complexReflection;
  const turns = (count: number, what: string) => `${count} ${count === 1 ? 'turn' : 'turns'} with ${what}`;
  return [
    {
      id: 'reflection_to_question',
      name: 'Reflections to questions',
      value: miti.reflectionToQuestion == null ? null : round(miti.reflectionToQuestion),
      words:
        miti.reflectionToQuestion == null
          ? 'Not applicable: there was no question.'
          : `${turns(reflections, 'a reflection')}, ${miti.question} with a question. The manual's authors call 1 fair, 2 good; that is their opinion.`,
    },
    {
      id: 'percent_complex',
      name: 'Complex among reflections',
      value: miti.percentComplex == null ? null : `${Math.round(miti.percentComplex)} in 100`,
      words:
        miti.percentComplex == null
          ? 'Not applicable: there was no reflection.'
          : `${miti.complexReflection} of ${turns(reflections, 'a reflection')}. The manual's authors call 40 fair, 50 good; that is their opinion.`,
    },
    {
      id: 'adherent',
      name: 'MI-adherent',
      value: String(miti.adherent),
      words: "The manual's word for turns that seek collaboration, affirm, or emphasize autonomy.",
    },
    {
      id: 'non_adherent',
      name: 'MI-non-adherent',
      value: String(miti.nonAdherent),
      words: 'Its word for turns that persuade without leave, or confront.',
    },
  ];
}

/** How many of the supporter's turns hold each behaviour that the manual counts. */
export function mitiCounts(miti: Miti): { name: string; count: number }[] {
  return [
    { name: 'Question', count: miti.question },
    { name: 'Simple reflection', count: miti.simpleReflection },
    { name: 'Complex reflection', count: miti.complexReflection },
    { name: 'Affirm', count: miti.affirm },
    { name: 'Seek collaboration', count: miti.seekCollaboration },
    { name: 'Emphasize autonomy', count: miti.emphasizeAutonomy },
    { name: 'Give information', count: miti.giveInformation },
    { name: 'Persuade with permission', count: miti.persuadeWithPermission },
    { name: 'Persuade, direct', count: miti.persuade },
    { name: 'Confront', count: miti.confront },
  ];
}

/** How fast a side answered. */
export function paceWords(side: 'supporter' | 'seeker', pace: Pace | null | undefined, timed: boolean): string {
  if (!timed) return 'Not applicable: the file has no times.';
  if (!pace) return `Not applicable: there was no reply of the ${side} with a time.`;
  if (pace.n === 1) return `The ${side} replied once, after ${duration(pace.median)}.`;
  return `Half of the ${side}'s ${pace.n} replies came within ${duration(pace.median)}.`;
}

const FIGURES: Record<string, string> = {
  reflection_to_question: 'Reflections to questions',
  percent_complex: 'Complex among reflections',
  adherent: 'MI-adherent turns',
  non_adherent: 'MI-non-adherent turns',
  turns: 'Turns of both',
  supporter_word_share: "The supporter's share of the words",
  supporter_reply_seconds: "The supporter's middle reply time",
  seeker_reply_seconds: "The seeker's middle reply time",
  'empathy.emotional_reaction': 'Emotional reaction',
  'empathy.interpretation': 'Interpretation',
  'empathy.exploration': 'Exploration',
  'client_talk.change': "The seeker's messages for a change",
  'client_talk.sustain': "The seeker's messages against one",
};

/** A figure's name among reference chats, in words. */
export function figureName(figure: string, codebook: Codebook): string {
  const code = figure.startsWith('share.') ? figure.slice('share.'.length) : null;
  return code === null ? (FIGURES[figure] ?? figure) : `${codebook.get(code).name}: share of sentences`;
}
