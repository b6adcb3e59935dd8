/** What a check of words found, in plain words. */

import type { Flag } from 'hearken/hearken.js';

/** Kinds that open a chat with a note, and every summary with ways to help. */
export const DANGER: readonly string[] = ['suicide', 'self_harm', 'abuse', 'danger_to_others'];

/** To be read after "Words about". */
const ABOUT: Record<string, string> = {
  suicide: 'suicide',
  self_harm: 'self-harm',
  abuse: 'abuse',
  danger_to_others: 'danger to others',
  contact: 'contact outside of here',
  meeting: 'meeting in person',
  pictures: 'pictures',
  money: 'money',
  sexual: 'sex',
  swearing: 'swearing at the other',
  medicine: 'what medicine to take',
};

export const aboutWhat = (kind: string): string => ABOUT[kind] ?? kind;

/** The kinds that occur, the grave ones first, each once. */
export function kinds(flags: readonly Flag[]): string[] {
  const found = new Set(flags.map(({ kind }) => kind));
  return Object.keys(ABOUT).filter((kind) => found.has(kind));
}

/** "suicide and abuse". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
