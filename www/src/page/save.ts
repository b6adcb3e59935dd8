/** Files that the browser hands to the reader. They never leave the device by this. */

import type { ExportFormat } from '../worker/protocol';

interface FileKind {
  format: ExportFormat;
  button: string;
  about: string;
  /** Whether it is for one chat or for many. */
  of: 'one' | 'many' | 'both';
  type: string;
  ending: string;
  /** Where the file of many chats is of another kind. */
  endingOfMany?: string;
}

export const FORMATS: readonly FileKind[] = [
  {
    format: 'markdown',
    button: 'Save as Markdown',
    about: 'The figures and the chat with its tags, as a text document.',
    of: 'one',
    type: 'text/markdown',
    ending: '.md',
  },
  {
    format: 'chats',
    button: 'Save as CSV, one row for each chat',
    about: 'Counts and figures of each chat, and no word of them.',
    of: 'many',
    type: 'text/csv',
    ending: '-chats.csv',
  },
  {
    format: 'csv',
    button: 'Save as CSV, one row for each sentence',
    about: 'For spreadsheets and statistics.',
    of: 'both',
    type: 'text/csv',
    ending: '.csv',
  },
  {
    format: 'json',
    button: 'Save as JSON',
    about: 'The whole reading, for programs, as the command line prints it. Without the chances of the techniques not shown.',
    of: 'both',
    type: 'application/x-ndjson',
    ending: '.json',
    endingOfMany: '.jsonl',
  },
];

function kind(format: ExportFormat): FileKind {
  const found = FORMATS.find((one) => one.format === format);
  if (!found) throw new Error(`no file is made in the form ${format}`);
  return found;
}

/** The name holds a date, and no person, file or word of the chat. */
export function fileName(format: ExportFormat, what: 'one' | 'many', now: Date): string {
  const { ending, endingOfMany = ending } = kind(format);
  const two = (part: number) => String(part).padStart(2, '0');
  return `hearken-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}${what === 'many' ? endingOfMany : ending}`;
}

export function save(text: string, format: ExportFormat, what: 'one' | 'many'): void {
  const url = URL.createObjectURL(new Blob([text], { type: kind(format).type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(format, what, new Date());
  link.click();
  // The browser has taken hold of the blob by then; the page lets go of it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
