import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FAULT } from '../worker/protocol';
import { Ended, EngineError } from './errors';
import { Line } from './line';

/** A worker that answers only when the test says so. */
class SilentWorker {
  static last: SilentWorker;
  onmessage: (event: { data: unknown }) => void = () => {};
  onerror: (event: { preventDefault(): void }) => void = () => {};
  onmessageerror: () => void = () => {};
  calls: { id: number }[] = [];
  terminated = false;

  constructor() {
    SilentWorker.last = this;
  }
  postMessage(call: { id: number }) {
    this.calls.push(call);
  }
  terminate() {
    this.terminated = true;
  }
}

let line: Line;
let ends: Line[];
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', SilentWorker);
  ends = [];
  line = new Line('blob:script', (ended) => ends.push(ended));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const read = () => line.call('read', { bytes: new Uint8Array(), file: 'chat.txt', options: {} });
const worker = () => SilentWorker.last;

test('answers find their calls, in whatever order they come', async () => {
  const [first, second] = [read(), read()];
  const [one, two] = worker().calls;
  worker().onmessage({ data: { id: two?.id, result: ['two'] } });
  worker().onmessage({ data: { id: one?.id, result: ['one'] } });
  expect(await Promise.all([first, second])).toEqual([['one'], ['two']]);
});

test("the engine's error is told to its own call, and the line lives on", async () => {
  const call = read();
  worker().onmessage({ data: { id: 1, error: { code: 'missing_column', message: 'No column.', missing: 'text', columns: ['a'] } } });
  const error: unknown = await call.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EngineError);
  expect(error).toMatchObject({ code: 'missing_column', message: 'No column.', missing: 'text', columns: ['a'] });
  expect(worker().terminated).toBe(false);
});

const DEATHS: [string, () => void, unknown][] = [
  ['it is ended on purpose', () => line.end(), expect.any(Ended)],
  ['the worker throws', () => worker().onerror({ preventDefault() {} }), expect.objectContaining({ code: FAULT })],
  ['a call meets a fault', () => worker().onmessage({ data: { id: 1, error: { code: FAULT, message: '' } } }), expect.objectContaining({ code: FAULT })],
  ['an answer cannot be read', () => worker().onmessageerror(), expect.objectContaining({ code: FAULT })],
  ['the worker is silent for minutes', () => vi.advanceTimersByTime(200_000), expect.objectContaining({ code: FAULT })],
];

test.each(DEATHS)('no call hangs when %s', async (_, die, reason) => {
  const calls = [read(), read()].map((call) => call.catch((thrown: unknown) => thrown));
  die();
  expect(await Promise.all(calls)).toEqual([reason, reason]);
  expect(worker().terminated).toBe(true);
  expect(ends).toEqual([line]);
  await expect(read()).rejects.toBeInstanceOf(Ended);
});
