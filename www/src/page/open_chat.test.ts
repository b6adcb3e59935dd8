import type { Analysis, Chat, Decisions, MessageTags, Role, Segment } from 'hearken/hearken.js';
import { expect, test, vi } from 'vitest';
import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/errors';
import { Codebook } from './codebook';
import { OpenChat } from './open_chat.svelte';
import { sourceOfText } from './source';

vi.mock('./readiness.svelte', () => ({ room: { scales: [] } }));

const chat = {
  speakers: [{ name: 'Sam', role: 'supporter' }, { name: 'Robin', role: 'seeker' }],
  messages: [{ index: 0, speaker: 'Robin', role: 'seeker', text: 'i live in Leeds' }],
  notes: [],
} as unknown as Chat;
const analysis = { session: {}, outcome: { flags: [] }, notes: [] } as unknown as Analysis;
const flags = [{ kind: 'suicide', message: 0, start: 2, end: 6 }];

/** An engine of fixed answers; `hide` hides names. */
function engine(hide: (decisions: Decisions) => Promise<Analysis>) {
  const answers = {
    open: async () => ({
      plan: { volleys: 0, segments: 0, cuts: [[]], flags },
      summarize: async (_: MessageTags[]) => analysis,
      close: () => {},
    }),
    standings: async () => [{ set: 'esconv', figure: 'turns' }],
    course: async () => ({ seeker: [] }),
    score: async () => ({ outcome: { flags }, notes: [], sentences: [], aboutForms: [] }),
    findNames: async () => [{ message: 0, start: 10, end: 15, kind: 'place', text: 'Leeds', standIn: '[Place 1]' }],
    hideNames: (_: Analysis, decisions: Decisions) => hide(decisions),
  };
  return answers as unknown as Engine;
}

async function tagged(hide: (decisions: Decisions) => Promise<Analysis>): Promise<OpenChat> {
  const open = new OpenChat(chat, { source: sourceOfText('', 'chat.txt'), id: 'chat' }, new Codebook([]), () => engine(hide));
  await open.run();
  await vi.waitFor(() => expect(open.names.findings.length && open.scored).toBeTruthy());
  return open;
}

test('nothing that was known of the chat outlives a change of who is who', async () => {
  const open = await tagged(async () => analysis);
  await open.hideNames();
  expect([open.standings.length, open.course !== null, open.flags.length, open.shownOnPaper]).toEqual([1, true, 1, analysis]);
  open.assign(new Map<string, Role>([['Sam', 'seeker'], ['Robin', 'supporter']]));
  expect([open.standings, open.course, open.flags, open.scored, open.names.findings, open.shownOnPaper]).toEqual([[], null, [], null, [], null]);
});

test('what asks for a look is unsure, or has words that ask for care in it or in the message before', async () => {
  const open = await tagged(async () => analysis);
  const asks = (message: number, sentence: number, [start, end] = [0, 9], sure = true) => {
    const segment = { start, end } as unknown as Segment;
    return open.asksForALook({ place: { message, sentence }, segment, tag: sure ? { sure, codes: [] } : { sure, likely: [] } });
  };
  expect([asks(2, 1), asks(2, 2), asks(3, 1)]).toEqual([true, false, false]);
  expect([asks(1, 1, [0, 3]), asks(1, 2, [6, 9])]).toEqual([true, false]);
  expect(asks(3, 1, [0, 9], false)).toBe(true);
});

test('where names cannot be hidden there is no paper, also none from before, and the reason is said', async () => {
  let fails = false;
  const open = await tagged(async () => {
    if (fails) throw new EngineError({ code: 'decision', message: 'Mark the words again.' });
    return analysis;
  });
  await open.hideNames();
  expect([open.shownOnPaper, open.unhidden]).toEqual([analysis, null]);
  fails = true;
  await open.hideNames();
  expect([open.shownOnPaper, open.unhidden]).toEqual([null, 'Mark the words again.']);
  fails = false;
  await open.hideNames();
  expect([open.shownOnPaper, open.unhidden]).toEqual([analysis, null]);
});

test('of two answers about names the one to what was decided last goes onto paper', async () => {
  const answers: ((analysis: Analysis) => void)[] = [];
  const open = await tagged(() => new Promise((resolve) => answers.push(resolve)));
  const [first, second] = [{ ...analysis, id: 'first' }, { ...analysis, id: 'second' }];
  const both = [open.hideNames(), open.hideNames()];
  answers[1]?.(second);
  answers[0]?.(first);
  await Promise.all(both);
  expect(open.shownOnPaper).toBe(second);
});
