// Figures that can be compared, and the table that they come into.

export function median(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Turns that do not count: browsers begin with quick, poor code, and make better of what runs often. */
const WARM_UP = 2;

/** The medians of what `runs` give, each an object of figures. They run in turn, so that all meet the same weather. */
export async function inTurn(repeats, runs) {
  const found = {};
  for (let turn = 0; turn < WARM_UP + repeats; turn += 1) {
    for (const run of runs) {
      const figures = Object.entries(await run());
      if (turn >= WARM_UP) for (const [name, figure] of figures) (found[name] ??= []).push(figure);
    }
  }
  return Object.fromEntries(Object.entries(found).map(([name, figures]) => [name, median(figures)]));
}

/** A row of two times: how many times as fast `ours` is, and whether that reaches the bar, where there is one. */
export function times(what, ours, theirs, unit, bar) {
  const ratio = theirs / ours;
  const reached = bar === undefined ? '' : ratio >= bar ? 'reached' : 'NOT REACHED';
  return [what, `${figure(ours)} ${unit}`, `${figure(theirs)} ${unit}`, ratio.toFixed(3), bar?.toFixed(3) ?? '', reached];
}

/** A row of two amounts of memory, in bytes. */
export function amounts(what, ours, theirs) {
  return [what, megabytes(ours), megabytes(theirs), '', '', ''];
}

function figure(value) {
  return value < 100 ? value.toPrecision(3) : value.toFixed(0);
}

function megabytes(bytes) {
  return bytes === null ? 'not told here' : `${(bytes / 1e6).toFixed(0)} MB`;
}

/** A table in Markdown, its columns straight. */
export function table(rows) {
  const all = [['', 'hearken', 'beside it', 'times as fast', 'bar', ''], ...rows];
  const widths = all[0].map((_, column) => Math.max(3, ...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(all[0]), rule, ...rows.map(line)].join('\n');
}
