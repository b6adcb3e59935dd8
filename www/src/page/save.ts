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
    button: 'Save as CSV, a row a chat',
    about: 'Counts and figures of each chat, and no word of them.',
    of: 'many',
    type: 'text/csv',
    ending: '-chats.csv',
  },
  {
    format: 'csv',
    button: 'Save as CSV, a row a sentence',
    about: 'For spreadsheets and statistics.',
    of: 'both',
    type: 'text/csv',
    ending: '.csv',
  },
  {
    format: 'json',
    button: 'Save as JSON',
    about: 'Everything, for programs: the same lines that the command prints.',
    of: 'both',
    type: 'application/x-ndjson',
    ending: '.json',
  },
];

function kind(format: ExportFormat): FileKind {
  const found = FORMATS.find((one) => one.format === format);
  if (!found) throw new Error(`no file is made in the form ${format}`);
  return found;
}

/** The name holds a date, and no person, file or word of the chat. */
export function fileName(format: ExportFormat, now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `hearken-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}${kind(format).ending}`;
}

export function save(text: string, format: ExportFormat): void {
  const url = URL.createObjectURL(new Blob([text], { type: kind(format).type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(format, new Date());
  link.click();
  // The browser has taken hold of the blob by then; the page lets go of it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
