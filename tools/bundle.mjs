// Packs a model's folder into one file, a deflated zip, as the page and the npm package take it.
// The same folder gives the same bytes: names in order, one date and one mode for all.
//
//   node tools/bundle.mjs FOLDER FILE

import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

const [folder, target] = process.argv.slice(2);
const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
const same = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644, compressionLevel: 9 };
const zip = new ZipFile();
for (const name of names.sort()) zip.addBuffer(readFileSync(join(folder, name)), name, same);
zip.end();
await pipeline(zip.outputStream, createWriteStream(target));
