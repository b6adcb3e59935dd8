/** The files that the engine is made of: fetched once, at the first visit, and kept in the page ever after. */

import bundleUrl from 'hearken/tagger.hearken?url';
import relaxedUrl from 'hearken/hearken_bg.relaxed.wasm?url';
import wasmUrl from 'hearken/hearken_bg.wasm?url';
import workerUrl from '../worker/worker?worker&url';
import { hasRelaxedSimd } from './simd';

/** Set when the page is built: the length of each file, and how much of it a host sends. */
declare const HEARKEN_SIZES: Record<'wasm' | 'bundle', { bytes: number; sent: number }>;

/** Called with the bytes that have arrived and all that there are, as a host sends them. */
export type Progress = (got: number, all: number) => void;

/** What a worker needs to read files. */
export interface Program {
  /** The worker's script, as a blob's address. */
  script: string;
  module: WebAssembly.Module;
}

/** All that a visit brings, in bytes as a host sends them. */
export const ALL_BYTES = HEARKEN_SIZES.wasm.sent + HEARKEN_SIZES.bundle.sent;

/** Fetches both parts side by side. The program comes first, as reading a file needs no model. */
export function fetchFiles(progress: Progress): { program: Promise<Program>; bundle: Promise<Uint8Array> } {
  const got = { wasm: 0, bundle: 0 };
  const counted = (part: keyof typeof got) => (bytes: number) => {
    const { bytes: whole, sent } = HEARKEN_SIZES[part];
    got[part] = whole === 0 ? 0 : Math.min(1, bytes / whole) * sent;
    progress(got.wasm + got.bundle, ALL_BYTES);
  };
  return { program: fetchProgram(counted('wasm')), bundle: fetchBundle(counted('bundle')) };
}

async function fetchProgram(count: (bytes: number) => void): Promise<Program> {
  const [script, module] = await Promise.all([
    get(workerUrl).then((response) => response.text()),
    get(hasRelaxedSimd() ? relaxedUrl : wasmUrl).then((response) => WebAssembly.compileStreaming(asWasm(response, count))),
  ]);
  return { script: URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), module };
}

/** Lets go of a program that is used no more: the browser keeps a blob for as long as it has an address. */
export function letGo(program: Promise<Program>): void {
  program.then(({ script }) => URL.revokeObjectURL(script)).catch(() => {});
}

async function fetchBundle(count: (bytes: number) => void): Promise<Uint8Array> {
  const response = await get(bundleUrl);
  return new Uint8Array(await new Response(counting(response, count)).arrayBuffer());
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for a file of the page`);
  return response;
}

/** Some hosts don't know the type of wasm files, and the browser compiles only what has it. */
function asWasm(response: Response, count: (bytes: number) => void): Response {
  return new Response(counting(response, count), { headers: { 'content-type': 'application/wasm' } });
}

function counting(response: Response, count: (bytes: number) => void): ReadableStream<Uint8Array> | null {
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      count(bytes);
      controller.enqueue(chunk);
    },
  });
  return response.body?.pipeThrough(counter) ?? null;
}
