// Makes pkg/ an npm package: its package.json, of what Cargo.toml says of the crate, and the papers that belong to it.
//
//   node tools/package.mjs FOLDER

import { execFileSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where each paper lies, by the name that it has in the package. The lists of names and places are within the wasm. */
const PAPERS = {
  'README.md': 'README.md',
  'LICENSE-MIT': 'LICENSE-MIT',
  'LICENSE-APACHE': 'LICENSE-APACHE',
  'LICENSE-WEIGHTS.md': 'models/tagger/LICENSE.md',
  'NOTICE.md': 'src/conversation/redact/lists/NOTICE.md',
};

const [folder] = process.argv.slice(2);
const asked = ['metadata', '--no-deps', '--format-version', '1', '--locked', '--offline'];
const [crate] = JSON.parse(execFileSync('cargo', asked, { encoding: 'utf8' })).packages;
const about = {
  name: crate.name,
  type: 'module',
  description: crate.description,
  version: crate.version,
  license: crate.license,
  repository: { type: 'git', url: crate.repository },
  files: ['hearken.js', 'hearken.d.ts', 'hearken_bg.wasm', 'tagger.hearken', ...Object.keys(PAPERS)],
  main: 'hearken.js',
  types: 'hearken.d.ts',
  sideEffects: ['./snippets/*'],
};
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
for (const [name, path] of Object.entries(PAPERS)) copyFileSync(path, join(folder, name));
