/** What questionnaires say, made ready for their pictures, on the screen and on paper. */

import type { FormSentence, Outcome, Scale } from 'hearken/hearken.js';

/** The picture of one questionnaire. */
export interface Chart {
  name: string;
  words: string;
  /** Lowest and highest total there can be. */
  range: readonly [number, number];
  /** What a lower total means. */
  lower: string;
  before: number | null;
  after: number | null;
  /** The smallest reliable change; null where none is published, or nothing to compare with. */
  reliable: number | null;
  /** From where on it is called a case; null where there is none. */
  cutOff: number | null;
}

/** A picture for each questionnaire with a total, be it before, after or both, in the order of the scores. */
export function fared({ scores, changes }: Outcome, scales: readonly Scale[], sentences: readonly FormSentence[]): { scale: Scale; chart: Chart }[] {
  const total = (id: string, when: 'before' | 'after') =>
    scores.find(({ instrument, moment }) => instrument === id && moment === when)?.total ?? null;
  return [...new Set(scores.map(({ instrument }) => instrument))].flatMap((id) => {
    const scale = scales.find((one) => one.id === id);
    if (!scale) return [];
    const chart = {
      name: scale.name,
      words: sentences.find(({ instrument }) => instrument === id)?.text ?? '',
      range: range(scale),
      // The others ask how strong a feeling is now.
      lower: scale.twoWeeks ? 'fewer symptoms' : 'weaker feeling',
      before: total(id, 'before'),
      after: total(id, 'after'),
      reliable: changes.find(({ instrument }) => instrument === id)?.smallestReliable ?? null,
      cutOff: scale.cutOffs[0]?.from ?? null,
    };
    return [{ scale, chart }];
  });
}

function range({ items, answers }: Scale): readonly [number, number] {
  const values = answers.map(({ value }) => value);
  return [items.length * Math.min(...values), items.length * Math.max(...values)];
}
