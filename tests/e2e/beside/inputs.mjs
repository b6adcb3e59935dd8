// What is run: dev chats where the data is there (models/training/bench_inputs.py has prepared them), else the page's own
// samples, for which there is nothing to compare whole chats with.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const REPOSITORY = resolve(import.meta.dirname, '../../..');
const FOLDER = 'target/bench';
const SAMPLES = 'www/src/samples';

/** Prints the frames that the tagger's graph takes: examples/frames.rs. */
const FRAMES = process.env.HEARKEN_FRAMES ?? join(REPOSITORY, 'target/debug/examples/frames');

/** Paths begin with a slash, at the repository, as the page asks for them. */
export function inputs() {
  const data = existsSync(process.env.HEARKEN_DATA ?? '');
  const files = data ? [`${FOLDER}/chats.jsonl`] : samples();
  writeFrames(files);
  return {
    files: files.map((file) => `/${file}`),
    frames: `/${FOLDER}/frames.jsonl`,
    pairs: data ? `/${FOLDER}/pairs.jsonl` : null,
    minilm: `/${FOLDER}/minilm.onnx`,
    name: data ? 'dev chats' : 'sample chats',
  };
}

/** The frames of the first chats. */
export function framesOf(given, chats) {
  const lines = readFileSync(join(REPOSITORY, given.frames), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line)).filter(({ chat }) => chat < chats);
}

/** The heads of the bundle, as its manifest has them. */
export function heads() {
  return JSON.parse(readFileSync(join(REPOSITORY, 'models/tagger/manifest.json'), 'utf8')).heads;
}

function samples() {
  return readdirSync(join(REPOSITORY, SAMPLES)).filter((name) => name.endsWith('.txt')).map((name) => `${SAMPLES}/${name}`);
}

function writeFrames(files) {
  mkdirSync(join(REPOSITORY, FOLDER), { recursive: true });
  const target = openSync(join(REPOSITORY, FOLDER, 'frames.jsonl'), 'w');
  execFileSync(FRAMES, files, { cwd: REPOSITORY, stdio: ['ignore', target, 'inherit'] });
}
