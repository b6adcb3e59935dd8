/** Many chats at once: each is read, tagged by the guess of who is who, and added up. In memory alone, as all chats. */

import type { Analysis, Chat } from 'hearken/hearken.js';
import { Ended, EngineError } from '../engine/errors';
import type { Engine } from '../engine/engine';
import { FAULT, type ExportFormat } from '../worker/protocol';
import { room } from './readiness.svelte';
import { status } from './status.svelte';

/** Why a file gave no chat. */
export interface Unread {
  file: string;
  why: string;
}

export type EntryState = 'waiting' | 'tagging' | 'done' | 'failed';

/** One of the chats. */
export class Entry {
  readonly chat: Chat;
  state: EntryState = $state('waiting');
  why: string | null = $state(null);
  analysis: Analysis | null = $state.raw(null);

  constructor(chat: Chat) {
    this.chat = chat;
  }
}

export type BatchStage = 'nothing' | 'reading' | 'tagging' | 'stopped' | 'done';

class Batch {
  stage: BatchStage = $state('nothing');
  entries: Entry[] = $state.raw([]);
  unread: Unread[] = $state.raw([]);
  /** Whether what is saved hides names. */
  hideNames = $state(true);
  files = $state(0);
  /** Files that have been looked at. */
  read = $state(0);
  #run = 0;

  readonly done: Entry[] = $derived(this.entries.filter(({ state }) => state === 'done'));
  readonly failed: Entry[] = $derived(this.entries.filter(({ state }) => state === 'failed'));

  /** Reads the files one after the other, in their order, and then tags what was in them. */
  async readFiles(files: readonly File[]): Promise<void> {
    this.forget();
    const run = ++this.#run;
    this.stage = 'reading';
    this.files = files.length;
    status.say(`Reading ${files.length} files.`);
    for (const file of files) {
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const chats = await room.engine.read(bytes, file.name, {});
        if (run !== this.#run) return;
        this.entries = [...this.entries, ...chats.map((chat) => new Entry(chat))];
      } catch (error) {
        if (run !== this.#run) return;
        this.unread = [...this.unread, { file: file.name, why: reason(error) }];
      }
      this.read++;
    }
    await this.tag();
  }

  /** The chats of one file that is read already. */
  async take(chats: readonly Chat[]): Promise<void> {
    this.forget();
    this.files = 1;
    this.read = 1;
    this.entries = chats.map((chat) => new Entry(chat));
    await this.tag();
  }

  /** Tags what is not tagged yet, with as many workers as the device has room for. */
  async tag(): Promise<void> {
    const run = ++this.#run;
    this.stage = 'tagging';
    status.say(`Tagging ${this.entries.length} chats.`);
    await Promise.all(room.engines().map((engine) => this.#work(engine, () => run === this.#run)));
    if (run !== this.#run) return;
    this.stage = 'done';
    status.say(`Done: ${this.done.length} of ${this.entries.length} chats.`);
  }

  stop(): void {
    this.#run++;
    this.stage = 'stopped';
    for (const engine of room.engines()) engine.end();
    for (const entry of this.entries) if (entry.state === 'tagging') entry.state = 'waiting';
  }

  forget(): void {
    this.#run++;
    if (this.stage !== 'nothing') for (const engine of room.engines()) engine.end();
    this.stage = 'nothing';
    this.entries = [];
    this.unread = [];
    this.files = 0;
    this.read = 0;
  }

  /** All that is tagged, as the text of one file. */
  export(format: ExportFormat): Promise<string> {
    const analyses = this.entries.flatMap(({ analysis }) => analysis ?? []);
    return room.engine.export(analyses, format, this.hideNames ? [] : null);
  }

  async #work(engine: Engine, wanted: () => boolean): Promise<void> {
    for (;;) {
      const entry = this.entries.find(({ state }) => state === 'waiting');
      if (!entry || !wanted()) return;
      entry.state = 'tagging';
      try {
        const analysis = await analyze(engine, entry.chat, wanted);
        if (!analysis || !wanted()) return;
        entry.analysis = analysis;
        entry.state = 'done';
      } catch (error) {
        if (!wanted()) return;
        if (error instanceof Ended) {
          entry.state = 'waiting';
          return;
        }
        entry.why = reason(error);
        entry.state = 'failed';
      }
    }
  }
}

/** A chat a volley at a time, so that stopping is quick and a long chat is no silence. */
async function analyze(engine: Engine, chat: Chat, wanted: () => boolean): Promise<Analysis | null> {
  const plan = await engine.open(chat);
  const tags = [];
  for (let volley = 0; volley < plan.volleys; volley++) {
    if (!wanted()) return null;
    tags.push(...(await engine.tag(volley)));
  }
  const analysis = await engine.summarize(tags);
  // The chances of all techniques are not shown here, and are most of what would be kept.
  for (const message of analysis.messages) for (const segment of message.segments) segment.probabilities = null;
  return analysis;
}

function reason(error: unknown): string {
  return error instanceof EngineError && error.code !== FAULT ? error.message : 'A fault in this page.';
}

export const batch = new Batch();
