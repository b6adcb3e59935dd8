/** The seeker's course as the timeline shows it. Numbers of messages count from 1, as people do. */

import type { Course, Family } from 'hearken/hearken.js';
import { duration, many } from './times';

export interface Line {
  messages: number;
  /** The wording of each message of the seeker: -1 dark to 1 bright, by VADER. */
  wording: { message: number; compound: number; length: number }[];
  /** What a family of the supporter's techniques was seen in, where the tag is sure. */
  did: { message: number; family: Family }[];
  talk: { message: number; kind: string }[];
  /** Long silences before a message. */
  gaps: { message: number; words: string }[];
  /** The picture in a sentence. */
  words: string;
}

export function timelineOf({ seeker, supporter, gaps }: Course, messages: number): Line {
  const line: Line = {
    messages,
    wording: seeker.map(({ message, compound, words }) => ({ message: message + 1, compound, length: words })),
    did: supporter.flatMap(({ message, families }) => families.map((family) => ({ message: message + 1, family }))),
    talk: seeker.flatMap(({ message, talk }) => (talk === 'change' || talk === 'sustain' ? [{ message: message + 1, kind: talk }] : [])),
    gaps: gaps.map(({ after, seconds }) => ({ message: after + 2, words: `${duration(seconds)} later` })),
    words: '',
  };
  line.words = words(line);
  return line;
}

/** Compares the first third of the seeker's messages with the last. */
function words({ wording }: Line): string {
  if (wording.length < 3) return `${many(wording.length, 'message')} of the seeker: too few to follow their wording.`;
  const third = Math.max(1, Math.floor(wording.length / 3));
  const mean = (part: typeof wording) => part.reduce((sum, { compound }) => sum + compound, 0) / part.length;
  const rise = mean(wording.slice(-third)) - mean(wording.slice(0, third));
  const [last, how, first] = [
    third === 1 ? 'last message' : `last ${third} messages`,
    Math.abs(rise) < 0.15 ? 'were about as bright as' : rise > 0 ? 'were brighter than' : 'were darker than',
    third === 1 ? 'that of the first' : 'those of the first',
  ];
  return `The words of the seeker's ${last} ${how} ${first}.`;
}
