/** What studies found, made ready for the page: effects with their intervals, and what each means in words. */

import type { CodebookEntry, Standing, Studies, StudyFinding } from 'hearken/hearken.js';
import { many } from './times';

/** One row of a forest plot. */
export interface Finding {
  name: string;
  /** The figure of this chat that stands for it, by the names of the reference chats. */
  figure: string;
  effect: { beta: number; low: number; high: number; clear: boolean; words: string } | null;
  sentence: string;
}

const signed = (value: number): string => `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(3).replace(/^0/, '')}`;

/** The rows for one outcome, in the study's order. */
export function forest({ findings }: Studies, measure: string): Finding[] {
  return findings
    .filter((one) => one.measure === measure && (one.codes.length > 0 || one.empathy !== null) && one.coefficient !== null)
    .map((one) => ({ name: one.name, figure: figureOf(one), effect: effectOf(one), sentence: one.sentence ?? '' }));
}

function figureOf({ codes, empathy }: StudyFinding): string {
  return empathy ? `empathy.${empathy}` : `share.${codes.join('+')}`;
}

function effectOf({ coefficient, low, high, significance }: StudyFinding): Finding['effect'] {
  if (coefficient == null || low == null || high == null) return null;
  return { beta: coefficient, low, high, clear: significance !== 'not_significant', words: `${signed(coefficient)} (${signed(low)} to ${signed(high)})` };
}

/** What stands beside a technique: a sentence for each outcome, those that say the same together. */
export function besideTechnique({ findings, notMeasured, persuadeNotMeasured }: Studies, code: CodebookEntry): string[] {
  const outcomes = new Map<string, string[]>();
  for (const [measure, name] of Object.entries(MEASURES)) {
    const found = findings.find((one) => one.measure === measure && one.codes.includes(code.id));
    const otherwise = code.id === 'persuade' && measure !== 'satisfaction' ? persuadeNotMeasured : notMeasured;
    const sentence = found?.sentence ?? otherwise;
    outcomes.set(sentence, [...(outcomes.get(sentence) ?? []), name]);
  }
  return [...outcomes].map(([sentence, names]) => `${names.join('; ')}: ${sentence}`);
}

export const MEASURES: Record<string, string> = {
  phq2: 'Depressive symptoms (PHQ-2)',
  gad2: 'Anxiety (GAD-2)',
  satisfaction: 'Satisfaction with the chat',
};

/** Where each figure falls among one set of reference chats, by the figure. */
export function standingsAmong(standings: readonly Standing[], set: string): Map<string, Standing> {
  return new Map(standings.filter((one) => one.set === set).map((one) => [one.figure, one]));
}

/** Where a figure falls among reference chats: "More than in 70 of 100 chats". */
export function standingWords({ less, more }: Standing): string {
  if (less === 0 && more === 0) return 'As in all of them';
  if (less >= more) return `More than in ${less} of 100`;
  return `Less than in ${more} of 100`;
}

/** The same among chats that the tagger never learnt from, where that is another picture. */
export function unseenWords({ unseen }: Standing, chats: number): string | null {
  if (!unseen) return null;
  const share = unseen.less >= unseen.more ? `more than in ${unseen.less}` : `less than in ${unseen.more}`;
  return `Among the ${many(chats, 'chat')} that the tagger never learnt from: ${share} of 100.`;
}
