/** What the reader has open in this visit. It lives in memory alone, and is dropped when the page is left. */

import type { Chat } from 'hearken/hearken.js';
import { EngineError } from '../engine/errors';
import { address } from './address.svelte';
import { batch, type Entry } from './batch.svelte';
import { columnQuestion } from './columns';
import { chosenFiles, droppedFiles, whyNoFile } from './dropped';
import { OpenChat, type Follower } from './open_chat.svelte';
import { room } from './readiness.svelte';
import { readSource, sourceOf, sourceOfText, whyUnread, type ChosenFile, type Origin, type Source } from './source';
import { status } from './status.svelte';

export type Visit =
  | { stage: 'nothing' }
  | { stage: 'reading' }
  /** A table without a column that we know for this field. */
  | { stage: 'column'; source: Source; missing: string; columns: readonly string[] }
  /** The file holds several chats. */
  | { stage: 'several'; source: Source; chats: readonly Chat[] }
  | { stage: 'open'; open: OpenChat };

const LEFT = 'The last chat was forgotten when you left.';

class CurrentVisit {
  now: Visit = $state.raw({ stage: 'nothing' });
  /** Why the last file could not be read. */
  problem: string | null = $state(null);
  /** What there is to say on the start view after a chat was dropped. */
  farewell: string | null = $state(null);
  /** What stands in the box for text, and whether that is there: kept until some chat is open. */
  pasted = $state('');
  pasting = $state(false);
  /** Counts what the reader asked to be opened: only the last counts. */
  #turn = 0;

  get open(): OpenChat | null {
    return this.now.stage === 'open' ? this.now.open : null;
  }

  /** What was let go over the page. */
  async readDropped(transfer: DataTransfer): Promise<void> {
    const why = whyNoFile(transfer);
    if (why) {
      this.problem = why;
      return;
    }
    const found = droppedFiles(transfer);
    const wanted = this.#begin();
    const files = await found.catch(() => null);
    if (!wanted()) return;
    if (files) return this.#readAll(files);
    this.now = { stage: 'nothing' };
    this.problem = 'We could not open this folder, so nothing was read. Choose the files in it.';
  }

  /** One file, several, or a folder, as they were chosen. */
  readFiles(files: readonly File[]): Promise<void> {
    return this.#readAll(chosenFiles(files));
  }

  readText(text: string, name: string): Promise<void> {
    return this.#read(sourceOfText(text, name));
  }

  /** The reader says which column holds the field that was missing. */
  chooseColumn(source: Source, field: string, column: string): Promise<void> {
    const { options } = source;
    return this.#read({ ...source, options: { ...options, columns: { ...options.columns, [field]: column } } });
  }

  /** One chat of a file. */
  choose(chat: Chat, source: Source): void {
    const open = this.#opened(chat, { source, id: chat.id });
    if (open) this.#show(open);
  }

  /** All chats of a file that holds several. */
  chooseAll(chats: readonly Chat[], source: Source): void {
    this.now = { stage: 'nothing' };
    this.#goThrough(() => batch.take(chats, source));
  }

  /** One of many: as it was left, if it was open before. */
  chooseEntry(entry: Entry): void {
    entry.open ??= this.#opened(entry.chat, entry.origin, entry);
    if (entry.open) this.#show(entry.open);
  }

  /** Scores the questionnaires of all chats that are or were open anew, as what they are scored by has changed. */
  rescore(): void {
    const opened = new Set([this.open, ...batch.entries.map(({ open }) => open)]);
    for (const open of opened) open?.score().catch(() => {});
  }

  /** Drops every chat, ends the workers that hold them, and goes to the start. */
  forget(farewell: string): void {
    this.#drop();
    batch.forget();
    this.farewell = farewell;
    status.say(farewell);
    if (address.route.view !== 'start') address.go('start');
  }

  /** The browser leaves the page. It may keep it for Back, so nothing of the chat may stay in it. */
  leave(): void {
    if (this.now.stage === 'nothing' && batch.stage === 'nothing' && this.pasted === '') return;
    this.#drop();
    batch.forget();
    this.farewell = LEFT;
    address.replace({ view: 'start', place: null });
    history.replaceState(LEFT, '');
  }

  /** The page is opened. Where it was left with a chat, the browser's history says so. */
  comeBack(): void {
    if (history.state !== LEFT) return;
    this.farewell = LEFT;
    history.replaceState(null, '');
  }

  async #readAll(files: readonly ChosenFile[]): Promise<void> {
    const [first, ...more] = files;
    if (!first) {
      this.now = { stage: 'nothing' };
      this.problem = 'There is no file in this folder.';
    } else if (more.length === 0) await this.#read(sourceOf(first));
    else {
      this.#close();
      await this.#goThrough(() => batch.readFiles(files));
    }
  }

  #goThrough(begin: () => Promise<void>): Promise<void> {
    this.#emptyBox();
    address.go('many');
    return begin();
  }

  #opened(chat: Chat, origin: Origin, follower: Follower | null = null): OpenChat | null {
    return room.codebook && new OpenChat(chat, origin, room.codebook, () => room.engine, follower);
  }

  #show(open: OpenChat): void {
    this.#turn++;
    if (this.open !== open) this.open?.pause();
    this.now = { stage: 'open', open };
    this.#emptyBox();
    // Ready for tagging by the time that somebody has looked at who is who.
    room.engine.ready().catch(() => {});
    address.go(open.assigned ? 'read' : 'who');
  }

  #emptyBox(): void {
    this.pasted = '';
    this.pasting = false;
  }

  #drop(): void {
    this.#close();
    this.#emptyBox();
  }

  #close(): void {
    this.#turn++;
    this.open?.pause();
    if (this.now.stage !== 'nothing') room.engine.end();
    this.now = { stage: 'nothing' };
    this.problem = null;
    this.farewell = null;
  }

  /** Something else is to be opened: whether it is still the last that was asked for. */
  #begin(): () => boolean {
    this.#close();
    this.now = { stage: 'reading' };
    const turn = this.#turn;
    return () => turn === this.#turn;
  }

  async #read(source: Source): Promise<void> {
    const wanted = this.#begin();
    try {
      const chats = await readSource(source, wanted);
      if (!wanted()) return;
      const [first, ...more] = chats;
      if (!first) throw new EngineError({ code: 'no_messages', message: 'We found no messages in this file.' });
      if (more.length === 0) this.choose(first, source);
      else {
        this.now = { stage: 'several', source, chats };
        status.say(`${chats.length} chats in this file. Choose one.`);
      }
    } catch (error) {
      if (wanted()) this.#refuse(error, source);
    }
  }

  #refuse(error: unknown, source: Source): void {
    // The worker's memory holds what it could not read.
    room.engine.end();
    this.now = { stage: 'nothing' };
    if (error instanceof EngineError && error.code === 'missing_column' && error.missing) {
      this.now = { stage: 'column', source, missing: error.missing, columns: error.columns };
      status.say(columnQuestion(error.missing));
    } else {
      this.problem = whyUnread(error);
    }
  }
}

export const visit = new CurrentVisit();
