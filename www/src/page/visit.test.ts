import type { Analysis, Chat, DateOrder, FilledForm, FolderFile, OutcomeSettings, ReadOptions, Role, Scale } from 'hearken/hearken.js';
import { beforeEach, expect, test, vi } from 'vitest';
import { Ended, EngineError } from '../engine/errors';
import { batch } from './batch.svelte';
import { settings } from './settings.svelte';
import { visit } from './visit.svelte';

/** An engine whose chats have two volleys, that holds its tags back for as long as a test wants, and can be ended. */
const engine = vi.hoisted(() => ({
  holding: false,
  tagged: [] as string[],
  ends: 0,
  noModel: false,
  held: [] as { go: () => void; end: () => void }[],

  async read(bytes: Uint8Array, path: string, { dateOrder }: ReadOptions): Promise<Chat[]> {
    if (bytes[0] === 0) throw new EngineError({ code: 'not_text', message: 'No text.' });
    const ids = JSON.parse(new TextDecoder().decode(bytes)) as string[];
    const speakers = [{ name: 'Sam', role: 'seeker' }, { name: 'Robin', role: 'supporter' }];
    const message = { index: 0, speaker: 'Sam', role: 'seeker', text: 'hello', time: dateOrder ?? null };
    const chat = { source: { file: path }, speakers, messages: [message], notes: [], guess: { supporter: 'Robin' } };
    return ids.map((id) => ({ id, ...structuredClone(chat) }) as unknown as Chat);
  },
  async readAlone(bytes: Uint8Array, file: string, path: string) {
    return /^part\d/.test(path) ? null : engine.read(bytes, file, {});
  },
  /** All parts make one chat, of all their ids. */
  async readFolder(files: FolderFile[], name: string, options: ReadOptions): Promise<Chat[]> {
    const ids = files.flatMap(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)) as string[]);
    const notes = files.some(({ bytes }) => bytes.length === 2) ? [{ code: 'files_unread', text: 'Not read: one of them.' }] : [];
    const chats = await engine.read(new TextEncoder().encode(JSON.stringify([ids.join('+')])), name, options);
    return chats.map((chat) => ({ ...chat, notes, source: { format: '', file: `${name}: ${files.map(({ path }) => path).join(' ')}` } }));
  },
  mayHoldAChat: async (head: Uint8Array) => head[0] !== 0,
  async open(chat: Chat) {
    return {
      plan: { volleys: 2, segments: 2, cuts: [], flags: [] },
      tag: (volley: number) => engine.tag(`${chat.id} ${volley}`),
      summarize: async () => ({ id: chat.id, speakers: chat.speakers, messages: [], notes: [], outcome: { flags: [] } }) as unknown as Analysis,
      close() {},
    };
  },
  async tag(what: string) {
    if (engine.noModel) throw new EngineError({ code: 'no_model', message: 'The model did not arrive.' });
    if (engine.holding) {
      await new Promise<void>((go, refuse) => engine.held.push({ go, end: () => refuse(new Ended()) }));
    }
    engine.tagged.push(what);
    return [{ index: 0, segments: [], empathy: null, flags: [] }];
  },
  end() {
    engine.ends++;
    for (const { end } of engine.held.splice(0)) end();
  },
  release() {
    engine.holding = false;
    for (const { go } of engine.held.splice(0)) go();
  },
  ready: async () => {},
  standings: async () => [],
  course: async () => null,
  findNames: async () => [],
  scored: [] as OutcomeSettings[],
  score: (_: Analysis, __: FilledForm[], settings: OutcomeSettings) => {
    engine.scored.push(settings);
    return Promise.reject(new Ended());
  },
  takeForOne: async (chat: Chat) => chat,
}));

vi.mock('./readiness.svelte', () => ({
  room: { engine, engines: () => [engine], codebook: {}, scales: [{ id: 'phq9', items: [''], reliability: { sd: 5, r: 0.8 } }], readiness: { stage: 'ready' } },
}));
vi.mock('./address.svelte', () => ({ address: { route: { view: 'start' }, go() {}, replace() {} } }));

const settle = () => new Promise((done) => setTimeout(done));
const file = (path: string, ...ids: string[]) => {
  const made = new File([JSON.stringify(ids)], path.replace(/.*\//, ''));
  Object.defineProperty(made, 'webkitRelativePath', { value: path.includes('/') ? path : '' });
  return made;
};
const SAM: ReadonlyMap<string, Role> = new Map([['Sam', 'supporter'], ['Robin', 'seeker']]);
const supporter = ({ speakers }: Chat | Analysis) => speakers.find(({ role }) => role === 'supporter')?.name;

beforeEach(async () => {
  visit.forget('');
  await settle();
  Object.assign(engine, { holding: false, tagged: [], ends: 0, noModel: false, held: [] });
});

async function openSeveral(...ids: string[]) {
  await visit.readFiles([file('several.json', ...ids)]);
  if (visit.now.stage !== 'several') throw new Error('the file holds several chats');
  return visit.now;
}
function opened() {
  if (!visit.open) throw new Error('no chat is open');
  return visit.open;
}
function entry(index: number) {
  const found = batch.entries[index];
  if (!found) throw new Error('no such chat');
  return found;
}

test('of two files the one that was chosen last is opened, however long the other takes', async () => {
  const slow = file('slow.json', 'slow');
  const bytes = await slow.arrayBuffer();
  let arrive = () => {};
  slow.arrayBuffer = () => new Promise((resolve) => (arrive = () => resolve(bytes)));
  const first = visit.readFiles([slow]);
  await visit.readFiles([file('quick.json', 'quick')]);
  arrive();
  await first;
  expect(opened().chat.id).toBe('quick');
});

test('a chat that another takes the place of is tagged no further', async () => {
  const { chats, source } = await openSeveral('one', 'other');
  visit.choose(chats[0] as Chat, source);
  const one = opened();
  engine.holding = true;
  one.assign(SAM);
  await settle();
  visit.choose(chats[1] as Chat, source);
  engine.release();
  await settle();
  expect(one.tagging.stage).toBe('stopped');
  expect(engine.tagged).toEqual(['one 0']);
});

test('stopping a chat holds up the many chats beside it, and loses none of them', async () => {
  engine.holding = true;
  const reading = visit.readFiles([file('a.json', 'a'), file('b.json', 'b')]);
  await vi.waitFor(() => expect(batch.stage).toBe('tagging'));
  visit.chooseEntry(entry(1));
  opened().assign(SAM);
  await settle();
  opened().stop();
  await settle();
  expect(batch.stage).toBe('tagging');
  engine.release();
  await reading;
  expect([batch.stage, batch.done.length]).toEqual(['done', 2]);
});

test('stopping many chats does not stop the one that is open', async () => {
  engine.holding = true;
  void visit.readFiles([file('a.json', 'a'), file('b.json', 'b')]);
  await vi.waitFor(() => expect(batch.stage).toBe('tagging'));
  visit.chooseEntry(entry(1));
  opened().assign(SAM);
  await settle();
  batch.stop();
  await settle();
  engine.release();
  await vi.waitFor(() => expect(opened().tagging.stage).toBe('done'));
  expect(entry(0).state).toBe('waiting');
  expect(batch.stage).toBe('stopped');
});

test('without a model no chat is done or failed: all wait until it is there', async () => {
  engine.noModel = true;
  await visit.readFiles([file('a.json', 'a'), file('b.json', 'b')]);
  expect([batch.stage, batch.failed.length]).toEqual(['stopped', 0]);
  engine.noModel = false;
  await batch.tag();
  expect([batch.stage, batch.done.length]).toEqual(['done', 2]);
});

test('what is said of one of many chats reaches its row, and what was tagged before does not come back', async () => {
  await visit.readFiles([file('a.json', 'a'), file('b.json', 'b')]);
  visit.chooseEntry(entry(0));
  engine.holding = true;
  opened().assign(SAM);
  expect([supporter(entry(0).chat), entry(0).analysis, batch.stage]).toEqual(['Sam', null, 'stopped']);
  await settle();
  engine.release();
  await vi.waitFor(() => expect(batch.stage).toBe('done'));
  expect(entry(0).analysis && supporter(entry(0).analysis as Analysis)).toBe('Sam');
  expect(entry(1).analysis && supporter(entry(1).analysis as Analysis)).toBe('Robin');
});

test('a chat that is being tagged by the guess is tagged again as the reader says', async () => {
  engine.holding = true;
  const reading = visit.readFiles([file('a.json', 'a'), file('b.json', 'b')]);
  await vi.waitFor(() => expect(entry(0).state).toBe('tagging'));
  visit.chooseEntry(entry(0));
  opened().assign(SAM);
  opened().pause();
  engine.release();
  await reading;
  expect(entry(0).analysis && supporter(entry(0).analysis as Analysis)).toBe('Sam');
});

test('one of many chats is opened again as it was left', async () => {
  await visit.readFiles([file('a.json', 'a'), file('b.json', 'b')]);
  visit.chooseEntry(entry(0));
  const before = opened();
  before.names.added = ['hello'];
  visit.chooseEntry(entry(1));
  visit.chooseEntry(entry(0));
  expect(opened()).toBe(before);
  expect(entry(0).decisions.replace).toMatchObject([{ message: 0, start: 0, end: 5, everywhere: true }]);
});

test('files of one name in different folders are told apart, read or not', async () => {
  const unreadable = ['x/bad.json', 'y/bad.json'].map((path) => Object.assign(file(path), { arrayBuffer: () => Promise.reject(new Error()) }));
  await visit.readFiles([file('x/chat.json', 'chat'), file('y/chat.json', 'chat', 'chat (2)'), ...unreadable]);
  expect(batch.entries.map(({ chat }) => [chat.id, chat.source.file])).toEqual([
    ['chat', 'x/chat.json'],
    ['chat (2)', 'y/chat.json'],
    ['chat (2) (2)', 'y/chat.json'],
  ]);
  expect(batch.entries.map(({ analysis }) => analysis?.id)).toEqual(['chat', 'chat (2)', 'chat (2) (2)']);
  const why = 'We could not open this file. If it is a folder, choose a file in it.';
  expect(batch.unread).toEqual([{ file: 'x/bad.json', why }, { file: 'y/bad.json', why }]);
});

test('files that belong together are one chat, and the others of the folder are read as ever', async () => {
  const broken = Object.assign(file('all/broken.json'), { arrayBuffer: () => Promise.reject(new Error()) });
  await visit.readFiles([file('all/part2.json', 'two'), file('all/a.json', 'a'), broken, file('all/part1.json', 'one')]);
  expect(batch.entries.map(({ chat }) => [chat.id, chat.source.file])).toEqual([
    ['a', 'all/a.json'],
    ['one+two', 'all: part1.json part2.json'],
  ]);
  expect([batch.read, batch.files, batch.done.length]).toEqual([4, 4, 2]);
  expect(batch.unread.map(({ file }) => file)).toEqual(['all/broken.json']);
});

test('files chosen one by one may belong together too, and what is not read of them is named', async () => {
  await visit.readFiles([file('part1.json', 'one'), file('part2.json')]);
  expect(batch.entries.map(({ chat }) => chat.id)).toEqual(['one']);
  expect(batch.unread).toEqual([{ file: 'part1.json and 1 more', why: 'Not read: one of them.' }]);
});

test('a part that lies alone is a file as any other', async () => {
  await visit.readFiles([file('all/part1.json', 'one'), file('all/a.json', 'a')]);
  expect(batch.entries.map(({ chat }) => [chat.id, chat.source.file])).toEqual([['a', 'all/a.json'], ['one', 'all/part1.json']]);
});

test('of what is no text only the beginning is read, and no chat is missing', async () => {
  const photo = new File([new Uint8Array(5000)], 'photo.jpg');
  photo.arrayBuffer = () => Promise.reject(new Error('all of it was read'));
  await visit.readFiles([photo, file('a.json', 'a')]);
  expect([batch.noText, batch.unread, batch.done.length]).toEqual([['photo.jpg'], [], 1]);
});

test('parts that together are more than the page reads are refused in one sentence', async () => {
  const [one, other] = [file('part1.json', 'one'), file('part2.json', 'other')];
  for (const part of [one, other]) Object.defineProperty(part, 'size', { value: 60_000_000 });
  await visit.readFiles([one, other, file('a.json', 'a')]);
  expect(batch.unread).toEqual([{ file: 'part1.json and 1 more', why: expect.stringMatching(/^These files belong together/) }]);
  expect(batch.done.length).toBe(1);
});

test('nobody waits for the files of a folder once it is forgotten', async () => {
  let opened = 0;
  const parts = [1, 2, 3].map((number) => {
    const part = file(`part${number}.json`, 'x');
    const bytes = part.arrayBuffer.bind(part);
    part.arrayBuffer = () => {
      if (++opened === 4) visit.forget('');
      return bytes();
    };
    return part;
  });
  await visit.readFiles(parts);
  expect([opened, batch.stage, batch.entries.length]).toEqual([4, 'nothing', 0]);
});

test('a file that is too large is refused in one sentence, alone and among others', async () => {
  const large = file('large.json', 'large');
  Object.defineProperty(large, 'size', { value: 123_400_000 });
  await visit.readFiles([large]);
  expect(visit.problem).toMatch(/^This file has 123 MB\. The page reads up to 100 MB\./);
  await visit.readFiles([file('a.json', 'a'), large]);
  expect(batch.unread).toEqual([{ file: 'large.json', why: expect.stringMatching(/^This file has 123 MB\./) }]);
  expect(batch.done.length).toBe(1);
});

const DATES: [string, () => Promise<void>][] = [
  ['a file of one', () => visit.readFiles([file('one.json', 'chat')])],
  ['a file of several', async () => {
    const { chats, source } = await openSeveral('first', 'chat');
    visit.choose(chats[1] as Chat, source);
  }],
  ['several files', async () => {
    await visit.readFiles([file('part1.json', 'ch'), file('part2.json', 'at')]);
    visit.chooseEntry(entry(0));
  }],
  ['one of many files', async () => {
    await visit.readFiles([file('x/chat.json', 'chat'), file('y/chat.json', 'first', 'chat')]);
    visit.chooseEntry(entry(2));
  }],
];

test.each(DATES)('which number of a date is the day can be said for a chat of %s', async (_, begin) => {
  await begin();
  const open = opened();
  const { id } = open.chat;
  open.assign(SAM);
  await open.chooseDateOrder('mdy' satisfies DateOrder);
  expect(opened()).toBe(open);
  expect([open.chat.id, open.chat.messages[0]?.time, supporter(open.chat)]).toEqual([id, 'mdy', 'Sam']);
});

test('what was said of the last chat goes when others are opened', async () => {
  visit.forget('Forgotten.');
  expect(visit.farewell).toBe('Forgotten.');
  await visit.readFiles([file('a/1.json', 'one'), file('a/2.json', 'two')]);
  expect(visit.farewell).toBe(null);
});

test('text stands in its box until a chat is open', async () => {
  visit.pasted = 'not a chat';
  visit.pasting = true;
  await visit.readText(visit.pasted, 'pasted');
  expect([visit.now.stage, visit.pasted, visit.pasting]).toEqual(['nothing', 'not a chat', true]);
  await visit.readText('["chat"]', 'pasted');
  expect([visit.now.stage, visit.pasted, visit.pasting]).toEqual(['open', '', false]);
});

const dropOf = (types: string[], ...entries: unknown[]) =>
  ({ types, files: [], items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })) }) as unknown as DataTransfer;
const folder = (list: (resolve: (entries: unknown[]) => void, reject: (error: Error) => void) => void) =>
  ({ isDirectory: true, fullPath: '/chats', name: 'chats', createReader: () => ({ readEntries: list }) });

test.each([
  ['text', dropOf(['text/plain']), /^That was text/],
  ['a link', dropOf(['text/uri-list', 'text/plain']), /^That was a link/],
  ['an empty folder', dropOf(['Files'], folder((resolve) => resolve([]))), /^There is no file/],
  ['a folder that cannot be listed', dropOf(['Files'], folder((_, reject) => reject(new Error('no')))), /^We could not open this folder/],
])('a drop of %s gets a sentence', async (_, drop, sentence) => {
  await visit.readDropped(drop);
  expect([visit.now.stage, visit.problem]).toEqual(['nothing', expect.stringMatching(sentence)]);
});

test('a dropped folder is read with its paths, and a file that cannot be opened is named', async () => {
  const inside = [
    { isFile: true, name: 'bad.json', fullPath: '/chats/bad.json', file: (_: unknown, reject: (error: Error) => void) => reject(new Error('no')) },
    { isFile: true, name: 'good.json', fullPath: '/chats/good.json', file: (resolve: (found: File) => void) => resolve(file('good.json', 'good')) },
  ];
  await visit.readDropped(dropOf(['Files'], folder((resolve) => resolve(inside.splice(0)))));
  expect(batch.unread.map(({ file }) => file)).toEqual(['chats/bad.json']);
  expect(batch.entries.map(({ chat }) => chat.source.file)).toEqual(['chats/good.json']);
});

test('settings that are erased count no more in any chat that is open', async () => {
  await visit.readFiles([file('a.json', 'a'), file('b.json', 'b')]);
  for (const index of [0, 1]) {
    visit.chooseEntry(entry(index));
    opened().forms.answer({ id: 'phq9', items: [''] } as Scale, 'before', 0, 1);
    opened().assign(SAM);
    await vi.waitFor(() => expect(opened().tagging.stage).toBe('done'));
  }
  settings.reliability = { phq9: { sd: 3 } };
  engine.scored = [];
  settings.erase();
  visit.rescore();
  await settle();
  expect(engine.scored).toEqual([0, 1].map(() => ({ prorate: false, reliability: [] })));
});

test('a chat that is forgotten is tagged no further', async () => {
  await visit.readFiles([file('one.json', 'chat')]);
  const open = opened();
  engine.holding = true;
  open.assign(SAM);
  await settle();
  visit.forget('');
  await settle();
  expect(engine.held).toEqual([]);
  expect(engine.ends).toBeGreaterThan(0);
});
