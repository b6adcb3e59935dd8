// Packs a model's folder into one file, a deflated zip, as the page and the npm package take it.
// The same folder gives the same bytes: names in order, no time stamps.
//
//   node tools/bundle.mjs FOLDER FILE

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

const VERSION = 20;
const DEFLATED = 8;
const UTF8_NAMES = 1 << 11;
/** 1 January 1980, the first day that a zip can tell. */
const DATE = 0x21;

const [folder, target] = process.argv.slice(2);
const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);
const files = await Promise.all(names.sort().map(async (name) => entry(name, await readFile(join(folder, name)))));
await writeFile(target, zip(files));

function entry(name, bytes) {
  return { name: Buffer.from(name), size: bytes.length, crc: crc32(bytes), body: deflateRawSync(bytes, { level: 9 }) };
}

function zip(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const file of entries) {
    const local = Buffer.concat([numbers([4, 0x04034b50]), common(file), file.name]);
    directory.push(
      numbers([4, 0x02014b50], [2, VERSION]),
      common(file),
      numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), // comment, disk, attributes, where it starts
      file.name,
    );
    parts.push(local, file.body);
    offset += local.length + file.body.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, size], [4, offset], [2, 0]);
  return Buffer.concat([...parts, ...directory, end]);
}

/** The fields that a file's own header and its line in the directory share. */
function common({ name, size, crc, body }) {
  return numbers(
    [2, VERSION], [2, UTF8_NAMES], [2, DEFLATED], [2, 0], [2, DATE],
    [4, crc], [4, body.length], [4, size], [2, name.length], [2, 0],
  );
}

/** Little-endian numbers, each given as [bytes, value]. */
function numbers(...fields) {
  return Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}
