/** The chat from beginning to end, as the timeline shows it. Numbers of messages count from 1, as people do. */

import type { Analysis, Family } from 'hearken/hearken.js';
import type { Codebook } from './codebook';
import { duration, many } from './times';

export interface Course {
  messages: number;
  /** The wording of each message of the seeker: -1 dark to 1 bright, by VADER. */
  wording: { message: number; compound: number; length: number }[];
  /** What a family of the supporter's techniques was seen in, where the tag is sure. */
  did: { message: number; family: Family }[];
  talk: { message: number; kind: 'change' | 'sustain' }[];
  /** Silences of more than an hour before a message. */
  gaps: { message: number; words: string }[];
  /** The picture in a sentence. */
  words: string;
}

const GAP_SECONDS = 3600;

export function courseOf(analysis: Analysis, codebook: Codebook): Course {
  const course: Course = { messages: analysis.messages.length, wording: [], did: [], talk: [], gaps: [], words: '' };
  let before: number | null = null;
  for (const { index, role, time, text, segments, sentiment } of analysis.messages) {
    const message = index + 1;
    if (role === 'seeker' && sentiment) {
      course.wording.push({ message, compound: sentiment.compound, length: text.split(/\s+/).filter(Boolean).length });
    }
    const sure = segments.filter(({ unsure }) => !unsure).flatMap(({ codes }) => codes.map(({ code }) => code));
    if (role === 'supporter') {
      for (const family of new Set(sure.map((code) => codebook.get(code).family))) course.did.push({ message, family });
    } else if (role === 'seeker') {
      for (const kind of ['change', 'sustain'] as const) if (sure.includes(kind)) course.talk.push({ message, kind });
    }
    const now = time ? Date.parse(time) : NaN;
    if (before !== null && (now - before) / 1000 > GAP_SECONDS) {
      course.gaps.push({ message, words: `${duration((now - before) / 1000)} later` });
    }
    if (!Number.isNaN(now)) before = now;
  }
  course.words = words(course);
  return course;
}

/** Compares the first third of the seeker's messages with the last. */
function words({ wording }: Course): string {
  if (wording.length < 3) return `${many(wording.length, 'message')} of the seeker: too few to follow their wording.`;
  const third = Math.max(1, Math.floor(wording.length / 3));
  const mean = (part: typeof wording) => part.reduce((sum, { compound }) => sum + compound, 0) / part.length;
  const rise = mean(wording.slice(-third)) - mean(wording.slice(0, third));
  const how = Math.abs(rise) < 0.15 ? 'were about as bright as' : rise > 0 ? 'were brighter than' : 'were darker than';
  return `The words of the seeker's last ${third === 1 ? 'message' : `${third} messages`} ${how} those of the first.`;
}
