// The native command, whose figures the page must give too.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const COMMAND = process.env.HEARKEN_BIN ?? resolve(import.meta.dirname, '../../../target/debug/hearken');

/** What `hearken analyze` prints for a file of that name and content. */
export function analyze({ name, buffer }, ...options) {
  const folder = mkdtempSync(join(tmpdir(), 'hearken-'));
  try {
    writeFileSync(join(folder, name), buffer);
    return execFileSync(COMMAND, ['analyze', ...options, name], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
