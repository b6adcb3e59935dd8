/** A file that the browser hands to the reader. It never leaves the device by this. */

import type { ExportFormat } from '../worker/protocol';

const TYPES: Record<ExportFormat, string> = { json: 'application/x-ndjson', csv: 'text/csv' };

/** The name holds a date, and no person, file or word of the chat. */
export function fileName(format: ExportFormat, now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `hearken-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.${format}`;
}

export function save(text: string, format: ExportFormat): void {
  const url = URL.createObjectURL(new Blob([text], { type: TYPES[format] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(format, new Date());
  link.click();
  // The browser has taken hold of the blob by then; the page lets go of it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
