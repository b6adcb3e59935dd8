/** A text in pieces, some of them marked, so that marks are elements and the text is never HTML. */

export interface Mark {
  /** Half-open, in UTF-16 units of the whole text. */
  start: number;
  end: number;
  kind: 'strong' | 'weak' | 'found';
}

export interface Piece {
  text: string;
  kind: Mark['kind'] | null;
}

/** The part of `text` from `from` to `to`, cut at the marks. Where marks overlap, the first one in the list holds. */
export function pieces(text: string, from: number, to: number, marks: readonly Mark[]): Piece[] {
  const kindAt = (at: number) => marks.find(({ start, end }) => start <= at && at < end)?.kind ?? null;
  const edges = marks.flatMap(({ start, end }) => [start, end]).filter((edge) => from < edge && edge < to);
  const cuts = [...new Set([from, ...edges, to])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => ({ text: text.slice(start, cuts[index + 1]), kind: kindAt(start) }));
}
