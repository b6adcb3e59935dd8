import type { CodebookEntry, Family, Segment } from 'hearken/hearken.js';

/** Families of techniques in the order of the codebook, with the words for them. */
export const FAMILIES: readonly { id: Family; name: string }[] = [
  { id: 'ask', name: 'Asking' },
  { id: 'reflect', name: 'Giving back' },
  { id: 'strength', name: 'Strength and choice' },
  { id: 'comfort', name: 'Comfort and sharing' },
  { id: 'tell', name: 'Telling' },
  { id: 'frame', name: 'Framing, other' },
];

/** The techniques that the engine knows. */
export class Codebook {
  readonly codes: readonly CodebookEntry[];
  readonly #byId: ReadonlyMap<string, CodebookEntry>;

  constructor(codes: readonly CodebookEntry[]) {
    this.codes = codes;
    this.#byId = new Map(codes.map((code) => [code.id, code]));
  }

  get(id: string): CodebookEntry {
    const code = this.#byId.get(id);
    if (!code) throw new Error(`no technique has the id ${id}`);
    return code;
  }

  of(family: Family): CodebookEntry[] {
    return this.codes.filter((code) => code.family === family);
  }
}

/** What stands beside a sentence: one or two techniques, or that the tagger is unsure between two. */
export type Tag = { sure: true; codes: CodebookEntry[] } | { sure: false; likely: CodebookEntry[] };

export function tagOf(segment: Segment, codebook: Codebook): Tag {
  const names = (codes: { code: string }[]) => codes.map(({ code }) => codebook.get(code));
  if (segment.unsure || segment.codes.length === 0) return { sure: false, likely: names(segment.likely) };
  return { sure: true, codes: names(segment.codes) };
}

export function tagWords(tag: Tag): string {
  if (tag.sure) return tag.codes.map((code) => code.name).join(' and ');
  return `Unsure: ${tag.likely.map((code) => code.name).join(' or ')}`;
}
