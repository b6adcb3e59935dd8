/** What a check of words found, in plain words. */

import type { Care, Flag } from 'hearken/hearken.js';

/** Those that a reader is told of before they read. */
export function grave(flags: readonly Flag[], { kinds }: Care): Flag[] {
  const opening = new Set(kinds.filter(({ opensWithCare }) => opensWithCare).map(({ id }) => id));
  return flags.filter(({ kind }) => opening.has(kind));
}

/** What the chat has words about, each once, in the check's own order. */
export function subjects(flags: readonly Flag[], { kinds }: Care): string[] {
  return kinds.filter(({ id }) => flags.some(({ kind }) => kind === id)).map(({ name }) => name);
}
