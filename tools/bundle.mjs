// Packs a model's folder into one file, a deflated zip, as the page and the npm package take it.
// The same folder gives the same bytes: names in order, one date for all.
//
//   node tools/bundle.mjs FOLDER FILE

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

const [folder, target] = process.argv.slice(2);
const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
const files = Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name))]));
writeFileSync(target, zipSync(files, { level: 9, mtime: '1980-01-01T00:00:00' }));
