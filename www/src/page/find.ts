/** Finding words in a chat. */

import type { Cut } from '../worker/protocol';

/** A pattern for the reader's words: any case, any white space between them; null where nothing is looked for. */
export function patternFor(words: string): RegExp | null {
  const wanted = words.trim().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return null;
  return new RegExp(wanted.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s+'), 'giu');
}

export function found(text: string, pattern: RegExp | null): Cut[] {
  if (!pattern) return [];
  return [...text.matchAll(pattern)].map(({ index, 0: hit }) => ({ start: index, end: index + hit.length }));
}
