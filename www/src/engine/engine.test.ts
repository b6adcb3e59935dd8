import type { Chat } from 'hearken/hearken.js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Call } from '../worker/protocol';
import { Engine } from './engine';
import { Ended, unlessEnded } from './errors';

/** A worker that answers at once, with what it was asked. */
class EchoWorker {
  static all: EchoWorker[] = [];
  onmessage: (event: { data: unknown }) => void = () => {};
  calls: Call[] = [];
  #opened = 0;

  constructor() {
    EchoWorker.all.push(this);
  }
  postMessage(call: Call) {
    this.calls.push(call);
    const result = call.action === 'open' ? { reading: ++this.#opened, plan: {} } : call.given;
    queueMicrotask(() => this.onmessage({ data: { id: call.id, result } }));
  }
  terminate() {}
}

let engine: Engine;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', EchoWorker);
  EchoWorker.all = [];
  const program = Promise.resolve({ script: 'blob:script', module: {} as WebAssembly.Module });
  engine = new Engine({ program, bundle: Promise.resolve(new Uint8Array()) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const chat = {} as Chat;

test('two chats that are open at once are each asked for by name', async () => {
  const [one, other] = [await engine.open(chat), await engine.open(chat)];
  expect(await one.tag(3)).toEqual({ reading: 1, volley: 3 });
  expect(await other.tag(4)).toEqual({ reading: 2, volley: 4 });
  expect(await one.summarize([])).toEqual({ reading: 1, messages: [] });
  one.close();
  expect(EchoWorker.all[0]?.calls.at(-1)).toMatchObject({ action: 'close', given: { reading: 1 } });
});

test('a chat ends with its worker, whatever the next one holds under its number', async () => {
  const before = await engine.open(chat);
  engine.end();
  await engine.open(chat);
  await expect(before.tag(0)).rejects.toBeInstanceOf(Ended);
  await expect(before.summarize([])).rejects.toBeInstanceOf(Ended);
  expect(EchoWorker.all[1]?.calls.map(({ action }) => action)).not.toContain('tag');
});

test('who is interrupted by somebody else asks again, and who is no longer wanted does not', async () => {
  const ask = vi.fn().mockRejectedValueOnce(new Ended()).mockResolvedValue('answer');
  expect(await unlessEnded(ask)).toBe('answer');
  ask.mockRejectedValueOnce(new Ended());
  await expect(unlessEnded(ask, () => false)).rejects.toBeInstanceOf(Ended);
});
