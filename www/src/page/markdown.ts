/** As much of Markdown as the model's card uses, as data: the page makes elements of it, never HTML from text. */

export interface Inline {
  text: string;
  style: 'plain' | 'strong' | 'code';
}

export type Block =
  | { kind: 'heading'; level: number; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; items: Inline[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'code'; text: string };

export function inline(text: string): Inline[] {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter(Boolean)
    .map((part) => {
      if (/^\*\*.+\*\*$/.test(part)) return { text: part.slice(2, -2), style: 'strong' };
      if (/^`.+`$/.test(part)) return { text: part.slice(1, -1), style: 'code' };
      return { text: part, style: 'plain' };
    });
}

const HEADING = /^(#{1,6}) +(.*)$/;
const ITEM = /^ {0,3}(?:[-*]|\d+\.) +(.*)$/;
const ROW = /^\|.*\|\s*$/;

const cells = (line: string): Inline[][] => line.trim().slice(1, -1).split('|').map((cell) => inline(cell.trim()));

export function blocks(markdown: string): Block[] {
  const lines = markdown.split(/\r?\n/);
  const out: Block[] = [];
  let at = 0;
  /** The lines from here on for which `holds`. */
  const take = (holds: (line: string) => boolean): string[] => {
    const start = at;
    while (at < lines.length && holds(lines[at] ?? '')) at++;
    return lines.slice(start, at);
  };
  const isText = (line: string) => line.trim() !== '' && !HEADING.test(line) && !ITEM.test(line) && !ROW.test(line) && !line.startsWith('```');

  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = HEADING.exec(line);
    if (line.trim() === '') at++;
    else if (heading) {
      at++;
      out.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: inline(heading[2] ?? '') });
    } else if (line.startsWith('```')) {
      at++;
      out.push({ kind: 'code', text: take((next) => !next.startsWith('```')).join('\n') });
      at++;
    } else if (ROW.test(line)) {
      const [head = '', , ...rows] = take((next) => ROW.test(next));
      out.push({ kind: 'table', head: cells(head), rows: rows.map(cells) });
    } else if (ITEM.test(line)) {
      const items: string[] = [];
      while (ITEM.test(lines[at] ?? '')) {
        const first = ITEM.exec(lines[at++] ?? '')?.[1] ?? '';
        items.push([first, ...take(isText).map((more) => more.trim())].join(' '));
      }
      out.push({ kind: 'list', items: items.map(inline) });
    } else {
      out.push({ kind: 'paragraph', text: inline(take(isText).map((more) => more.trim()).join(' ')) });
    }
  }
  return out;
}
