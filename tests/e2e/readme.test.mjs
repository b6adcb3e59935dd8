// What the README shows, done: its commands are run, and must print what it says.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { COMMAND } from './lib/command.mjs';
import { blocks } from './lib/markdown.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const shown = blocks(readFileSync(join(ROOT, 'README.md'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'hearken-readme-'));
after(() => rmSync(folder, { recursive: true }));

/** Chances change with each new model; the codes of such plain sentences should not. */
const withoutChances = (text) => text.replaceAll(/\b[01]\.\d+/g, '0.…');

/** The block that follows the first one in `language`: what it should print. */
function printedAfter(language) {
  const at = shown.findIndex((block) => block.language === language);
  assert.equal(shown[at + 1]?.language, 'text', `the README shows what its ${language} prints`);
  return { given: shown[at].content, printed: shown[at + 1].content };
}

test('the worked example of the command prints what the README shows', () => {
  const { given, printed } = printedAfter('sh');
  const output = execFileSync('bash', ['-euc', given], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${dirname(COMMAND)}:${process.env.PATH}` },
  });
  assert.equal(withoutChances(output), withoutChances(printed));
});

test('the example in JavaScript prints what the README shows', () => {
  const { given, printed } = printedAfter('js');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(ROOT, 'pkg'), join(folder, 'node_modules/hearken'));
  writeFileSync(join(folder, 'example.mjs'), given);
  assert.equal(execFileSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' }), printed);
});

test('the README names commands that build.sh knows', () => {
  const help = execFileSync('./build.sh', ['help'], { cwd: ROOT, encoding: 'utf8' });
  const known = [...help.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name);
  const named = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/\.\/build\.sh (\w+)/g)].map(([, name]) => name);
  assert.ok(named.length > 0);
  for (const name of named) assert.ok(known.includes(name), `build.sh knows ${name}`);
});
