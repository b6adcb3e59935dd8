/** What studies found, made ready for the page: effects with their intervals, and what each means in words. */

import type { CodebookEntry, ReferenceSet, Standing, Studies, StudyFinding } from 'hearken/hearken.js';
import type { Codebook } from './codebook';
import { figureName } from './figures';
import { many } from './times';

/** One row of a forest plot. */
export interface Finding {
  name: string;
  /** The figures of a chat that stand for it, by the names of the reference chats: several where the study took them for one. */
  figures: string[];
  effect: { beta: number; low: number; high: number; clear: boolean; words: string } | null;
  sentence: string;
}

const signed = (value: number): string => `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(3).replace(/^0/, '')}`;

/** The rows for one outcome, in the study's order. */
export function forest({ findings }: Studies, measure: string): Finding[] {
  return findings
    .filter((one) => one.measure === measure && (one.codes.length > 0 || one.empathy !== null) && one.coefficient !== null)
    .map((one) => ({ name: one.name, figures: figuresOf(one), effect: effectOf(one), sentence: one.sentence ?? '' }));
}

function figuresOf({ codes, empathy }: StudyFinding): string[] {
  return empathy ? [`empathy.${empathy}`] : codes.map((code) => `share.${code}`);
}

/** Where this chat's figures for a finding fall among reference chats; each by its name where the study took several for one. */
export function chatBeside({ figures }: Finding, standings: ReadonlyMap<string, Standing>, codebook: Codebook): string {
  const parts = figures.flatMap((figure) => {
    const standing = standings.get(figure);
    if (!standing) return [];
    const words = standingWords(standing);
    return figures.length === 1 ? words : `${figureName(figure, codebook).replace(/:.*/, '')}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
  });
  return parts.join('; ');
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

/** The set of chats that figures are compared with where there is room for one. */
export const COMPARED = 'esconv';

/** A set in few words, such as "1,300 chats of crowd workers"; what stands in brackets is said beside its table. Empty where there is none. */
export function amongWords(references: readonly ReferenceSet[], id: string): string {
  const set = references.find((one) => one.id === id);
  return set ? `${set.chats.toLocaleString('en')} ${set.name.replace(/ \(.*/, '')}` : '';
}

/** Where each figure falls among one set of reference chats, by the figure. */
export function standingsAmong(standings: readonly Standing[], set: string): Map<string, Standing> {
  return new Map(standings.filter((one) => one.set === set).map((one) => [one.figure, one]));
}

/** Where a figure falls among reference chats: "More than in 70 of 100 such chats". */
export function standingWords({ less, more }: Standing): string {
  if (less === 0 && more === 0) return 'As in all of them';
  if (less >= more) return `More than in ${less} of 100 such chats`;
  return `Less than in ${more} of 100 such chats`;
}

/** The same among chats that the tagger never learnt from, where that is another picture. */
export function unseenWords({ unseen }: Standing, chats: number): string | null {
  if (!unseen) return null;
  const share = unseen.less >= unseen.more ? `more than in ${unseen.less}` : `less than in ${unseen.more}`;
  return `Among the ${many(chats, 'chat')} that the tagger never learnt from: ${share} of 100.`;
}
