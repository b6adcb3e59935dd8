import type { Chat } from 'hearken/hearken.js';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Call, Reply } from './protocol';

/** An engine that says of which chat its answers are. */
vi.mock('hearken/hearken.js', async (original) => ({
  ...(await original<object>()),
  Analyzer: class {
    about = {};
    tagVolley = ({ id }: { id: string }, volley: number) => [`${id} ${volley}`];
  },
  Reading: class {
    id: string;
    volleys = 2;
    segments = 2;
    constructor({ id }: { id: string }) {
      this.id = id;
      alive.add(id);
    }
    plan = () => [];
    flags = () => [];
    summarize = () => this.id;
    explain = () => [this.id];
    free = () => alive.delete(this.id);
  },
}));

const alive = vi.hoisted(() => new Set<string>());
const worker = { name: 'worker', replies: [] as Reply[], postMessage: (reply: Reply) => worker.replies.push(reply), onmessage: (_: { data: Call }) => {} };

beforeAll(async () => {
  vi.stubGlobal('self', worker);
  vi.stubGlobal('navigator', {});
  await import('./worker');
});
beforeEach(() => alive.clear());

function ask(action: Call['action'], given: unknown): unknown {
  worker.onmessage({ data: { id: 1, action, given } as Call });
  const reply = worker.replies.at(-1);
  return reply && 'result' in reply ? reply.result : reply?.error.code;
}
const chat = (id: string) => ({ chat: { id } as Chat });
const open = (id: string) => (ask('open', chat(id)) as { reading: number }).reading;

test('of several open chats each is tagged and summed up as itself', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  ask('load', { bundle: new Uint8Array() });
  const [one, other] = [open('one'), open('other')];
  expect(ask('tag', { reading: one, volley: 0 })).toEqual(['one 0']);
  expect(ask('tag', { reading: other, volley: 1 })).toEqual(['other 1']);
  expect(ask('summarize', { reading: one, messages: [] })).toBe('one');
  ask('close', { reading: one });
  expect([...alive]).toEqual(['other']);
  expect(ask('tag', { reading: one, volley: 0 })).toBe('fault');
  ask('close', { reading: other });
  expect([...alive]).toEqual([]);
});

test('the words that a tag rests on are those of the chat that is given', () => {
  ask('load', { bundle: new Uint8Array() });
  open('other');
  expect(ask('explain', { ...chat('one'), message: 0, segment: 0 })).toEqual(['one']);
  expect([...alive]).toEqual(['other']);
});
