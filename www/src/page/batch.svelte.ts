/** Many chats at once: each is read, tagged by the guess of who is who, and added up. In memory alone, as all chats. */

import type { Analysis, Chat, Decisions } from 'hearken/hearken.js';
import { Ended, EngineError, NO_MODEL, unlessEnded, whatWentWrong } from '../engine/errors';
import type { Engine } from '../engine/engine';
import type { ExportFormat } from '../worker/protocol';
import type { OpenChat } from './open_chat.svelte';
import { room } from './readiness.svelte';
import { folderOf, readAmong, readSource, sourceOf, sourceOfAll, whyUnread, type ChosenFile, type Origin, type Source } from './source';
import { status } from './status.svelte';

/** Why a file gave no chat. */
export interface Unread {
  file: string;
  why: string;
}

export type EntryState = 'waiting' | 'tagging' | 'done' | 'failed';

/** One of the chats. */
export class Entry {
  readonly origin: Origin;
  chat: Chat;
  state: EntryState = $state('waiting');
  why: string | null = $state(null);
  analysis: Analysis | null = $state.raw(null);
  /** The chat as the reader has it open, or had: with what was said of it there. */
  open: OpenChat | null = null;

  /** `id`: unlike those of all others here. */
  constructor(chat: Chat, source: Source, id: string) {
    this.origin = { source, id: chat.id };
    this.chat = $state.raw({ ...chat, id });
  }

  /** The reader has said something of the chat: what was tagged before holds no more. */
  changed(chat: Chat): void {
    this.chat = chat;
    this.analysis = null;
    this.why = null;
    this.state = 'waiting';
  }

  tagged(analysis: Analysis): void {
    this.analysis = analysis;
    this.why = null;
    this.state = 'done';
  }

  /** What the reader decided about the names in it. */
  get decisions(): Decisions {
    return this.open?.names.decisions(this.chat) ?? { keep: [], replace: [] };
  }
}

export type BatchStage = 'nothing' | 'reading' | 'tagging' | 'stopped' | 'done';

/** The engine's code of a file that is no text. */
const NOT_TEXT = 'not_text';

/** The engine's code of the note that names files of a zip or an export which may be chats and could not be read. */
const FILES_UNREAD = 'files_unread';

class Batch {
  #doing: 'nothing' | 'reading' | 'tagging' | 'resting' = $state('nothing');
  entries: Entry[] = $state.raw([]);
  unread: Unread[] = $state.raw([]);
  /** Files that are no text, such as the pictures beside a chat: no chat is missing. */
  noText: string[] = $state.raw([]);
  /** Whether what is saved hides names. */
  hideNames = $state(true);
  files = $state(0);
  /** Files that have been looked at. */
  read = $state(0);
  #run = 0;
  /** How many chats came with each id. */
  #ids = new Map<string, number>();

  readonly done: Entry[] = $derived(this.entries.filter(({ state }) => state === 'done'));
  readonly failed: Entry[] = $derived(this.entries.filter(({ state }) => state === 'failed'));

  /** Only where nothing waits all is done. */
  get stage(): BatchStage {
    if (this.#doing !== 'resting') return this.#doing;
    return this.entries.some(({ state }) => state === 'waiting') ? 'stopped' : 'done';
  }

  /** Reads the files one after the other, in their order, then those that make sense only together, and tags what was in them. */
  async readFiles(files: readonly ChosenFile[]): Promise<void> {
    this.forget();
    const run = ++this.#run;
    const wanted = () => run === this.#run;
    this.#doing = 'reading';
    this.files = files.length;
    status.say(`Reading ${files.length} files.`);
    const folder = folderOf(files);
    const parts: ChosenFile[] = [];
    for (const file of files) {
      const read = async () => (await readAmong(file, folder, wanted)) ?? void parts.push(file);
      await this.#readOne(sourceOf(file), read, wanted);
      if (!wanted()) return;
      this.read++;
    }
    if (parts.length > 0) {
      const together = sourceOfAll(parts, folder);
      await this.#readOne(together, () => readSource(together, wanted), wanted);
      if (!wanted()) return;
    }
    await this.tag();
  }

  /** What cannot be read is named, and no reason to leave the others. */
  async #readOne(source: Source, read: () => Promise<Chat[] | void>, wanted: () => boolean): Promise<void> {
    try {
      const chats = await read();
      if (wanted() && chats) this.#add(chats, source);
    } catch (error) {
      if (!wanted()) return;
      if (error instanceof EngineError && error.code === NOT_TEXT) this.noText = [...this.noText, source.path];
      else this.unread = [...this.unread, { file: source.path, why: whyUnread(error) }];
    }
  }

  /** The chats of one file that is read already. */
  async take(chats: readonly Chat[], source: Source): Promise<void> {
    this.forget();
    this.files = 1;
    this.read = 1;
    this.#add(chats, source);
    await this.tag();
  }

  /** Tags what is not tagged yet, with as many workers as the device has room for. */
  async tag(): Promise<void> {
    const run = ++this.#run;
    this.#doing = 'tagging';
    status.say(`Tagging ${this.entries.length} chats.`);
    await Promise.all(room.engines().map((engine) => this.#work(engine, () => run === this.#run)));
    if (run !== this.#run) return;
    this.#doing = 'resting';
    status.say(`${this.stage === 'done' ? 'Done' : 'Stopped'}: ${this.done.length} of ${this.entries.length} chats.`);
  }

  stop(): void {
    this.#run++;
    this.#doing = 'resting';
    for (const engine of room.engines()) engine.end();
    for (const entry of this.entries) if (entry.state === 'tagging') entry.state = 'waiting';
  }

  forget(): void {
    this.#run++;
    if (this.#doing !== 'nothing') for (const engine of room.engines()) engine.end();
    this.#doing = 'nothing';
    this.entries = [];
    this.unread = [];
    this.noText = [];
    this.files = 0;
    this.read = 0;
    this.#ids.clear();
  }

  /** All that is tagged, as the text of one file. */
  export(format: ExportFormat): Promise<string> {
    const tagged = this.entries.flatMap(({ analysis, decisions }) => (analysis ? { analysis, decisions } : []));
    const analyses = tagged.map(({ analysis }) => analysis);
    return room.engine.export(analyses, format, this.hideNames ? tagged.map(({ decisions }) => decisions) : null);
  }

  #add(chats: readonly Chat[], source: Source): void {
    this.entries = [...this.entries, ...chats.map((chat) => new Entry(chat, source, this.#idFor(chat.id)))];
    const missing = chats.flatMap(({ notes }) => notes.filter(({ code }) => code === FILES_UNREAD));
    this.unread = [...this.unread, ...missing.map(({ text }) => ({ file: source.path, why: text }))];
  }

  /** Files in different folders may have one name: of two chats of one id the second gets ` (2)`, as within one file. */
  #idFor(id: string): string {
    let unlike = id;
    let same = this.#ids.get(id) ?? 0;
    while (this.#ids.has(unlike)) unlike = `${id} (${++same})`;
    this.#ids.set(id, Math.max(same, 1));
    if (unlike !== id) this.#ids.set(unlike, 1);
    return unlike;
  }

  async #work(engine: Engine, wanted: () => boolean): Promise<void> {
    for (;;) {
      const entry = this.entries.find(({ state }) => state === 'waiting');
      if (!entry || !wanted()) return;
      const { chat } = entry;
      entry.state = 'tagging';
      // Whoever has the chat open may say meanwhile who is who: then it waits once more, or is tagged there.
      const holds = () => wanted() && entry.chat === chat && entry.state === 'tagging';
      try {
        const analysis = await unlessEnded(() => analyze(engine, chat, holds), holds);
        if (holds()) entry.tagged(analysis);
      } catch (error) {
        if (!holds()) continue;
        if (error instanceof EngineError && NO_MODEL.includes(error.code)) {
          entry.state = 'waiting';
          return;
        }
        entry.why = whatWentWrong(error);
        entry.state = 'failed';
      }
    }
  }
}

/**
 * A chat a volley at a time, so that stopping is quick and a long chat is no silence.
 *
 * @throws Ended where nobody waits for it any more.
 */
async function analyze(engine: Engine, chat: Chat, wanted: () => boolean): Promise<Analysis> {
  const reading = await engine.open(chat);
  try {
    const tags = [];
    for (let volley = 0; volley < reading.plan.volleys; volley++) {
      if (!wanted()) throw new Ended();
      tags.push(...(await reading.tag(volley)));
    }
    const analysis = await reading.summarize(tags);
    // The chances of all techniques are not shown here, and are most of what would be kept.
    for (const message of analysis.messages) for (const segment of message.segments) segment.probabilities = null;
    return analysis;
  } finally {
    reading.close();
  }
}

export const batch = new Batch();
