/** How the seeker fared, in words. A form's figures are said with what they cannot show. */

import type { Change, Nhs, Scale, Score } from 'hearken/hearken.js';

const WHEN = { before: 'before', after: 'after' } as const;

/** Points without idle decimals. */
const points = (value: number): string => String(Math.round(value * 10) / 10);

/** As people write a reliability: ".84". */
const share = (value: number): string => value.toFixed(2).replace(/^0/, '');

export function scoreWords(scale: Scale, { moment, total, prorated, itemsMissing, band, case: isCase }: Score): string {
  const top = scale.items.length * (scale.answers.at(-1)?.value ?? 0);
  const words = [`${scale.name} ${WHEN[moment]}: ${points(total)} of ${top}`];
  if (band) words.push(`, ${band} by its bands`);
  if (isCase !== null && isCase !== undefined) words.push(isCase ? ', at or above its cut-off' : ', below its cut-off');
  words.push('.');
  if (prorated) words.push(` Prorated: ${itemsMissing} of ${scale.items.length} not answered.`);
  return words.join('');
}

export function changeWords(scale: Scale, change: Change): string {
  const { before, after, difference, sd, reliability, smallestReliable, smallestThatMatters } = change;
  const size = points(Math.abs(difference));
  const moved = difference === 0 ? 'no difference' : difference < 0 ? `${size} fewer` : `${size} more`;
  const words = [`${scale.name} ${points(before)} to ${points(after)}: ${moved}.`];
  if (smallestReliable == null || sd == null || reliability == null) words.push(scale.withoutReliability);
  else words.push(`${points(smallestReliable)} or more is reliable change (SD ${points(sd)}, r ${share(reliability)}).`);
  if (smallestThatMatters != null) words.push(`A difference of ${points(smallestThatMatters)} is the least that matters, by the literature.`);
  return words.join(' ');
}

/** What the NHS's rules say of both forms together; one sentence a rule, met or not. */
export function nhsWords(nhs: Nhs): string[] {
  const said = (met: boolean, name: string, meaning: string) => `${name} (${meaning}): ${met ? 'yes' : 'no'}.`;
  return [
    said(nhs.improvement, 'Reliable improvement', 'one form fell reliably, the other did not rise reliably'),
    said(nhs.recovery, 'Recovery', 'at or above a cut-off before, below both after'),
    said(nhs.reliableRecovery, 'Reliable recovery', 'both of these'),
    said(nhs.deterioration, 'Reliable deterioration', 'one form rose reliably, the other did not fall reliably'),
  ];
}
