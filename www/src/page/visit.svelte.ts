/** What the reader has open in this visit. It lives in memory alone, and is dropped when the page is left. */

import type { Chat, DateOrder } from 'hearken/hearken.js';
import { Ended, EngineError } from '../engine/errors';
import { FAULT } from '../worker/protocol';
import { address } from './address.svelte';
import { batch } from './batch.svelte';
import { OpenChat } from './open_chat.svelte';
import { room } from './readiness.svelte';
import { status } from './status.svelte';

/** A file as it came, kept while a question about it is open. */
interface Source {
  bytes: Uint8Array;
  file: string;
  columns: Record<string, string>;
  /** Which number of 3/4/21 is the day, where the reader has said so. */
  dateOrder?: DateOrder;
}

export type Visit =
  | { stage: 'nothing' }
  | { stage: 'reading' }
  /** A table without a column that we know for this field. */
  | { stage: 'column'; source: Source; missing: string; columns: readonly string[] }
  /** The file holds several chats. */
  | { stage: 'several'; chats: readonly Chat[] }
  | { stage: 'open'; open: OpenChat };

/** Larger files are for the command line: the browser holds the text several times over. */
const LARGEST = 100_000_000;

const LEFT = 'The last chat was forgotten when you left.';

class CurrentVisit {
  now: Visit = $state.raw({ stage: 'nothing' });
  /** Why the last file could not be read. */
  problem: string | null = $state(null);
  /** What there is to say on the start view after a chat was dropped. */
  farewell: string | null = $state(null);
  #file = 0;
  /** The file of the open chat: kept to be read again where its dates can mean two things. */
  #source: Source | null = null;

  get open(): OpenChat | null {
    return this.now.stage === 'open' ? this.now.open : null;
  }

  async readFile(file: File): Promise<void> {
    if (file.size > LARGEST) {
      const size = Math.round(file.size / 1e6);
      this.problem = `This file has ${size} MB. The page reads up to 100 MB. The command line reads more.`;
      return;
    }
    try {
      await this.#read({ bytes: new Uint8Array(await file.arrayBuffer()), file: file.name, columns: {} });
    } catch {
      this.problem = 'We could not open this file. If it is a folder, choose a file in it.';
    }
  }

  /** Several files, or a folder: all of them at once. */
  async readFiles(files: readonly File[]): Promise<void> {
    const [first, ...more] = files;
    if (!first) this.problem = 'There is no file in this folder.';
    else if (more.length === 0) await this.readFile(first);
    else {
      this.#drop();
      address.go('many');
      await batch.readFiles(files);
    }
  }

  /** All chats of a file that holds several. */
  chooseAll(chats: readonly Chat[]): void {
    this.now = { stage: 'nothing' };
    address.go('many');
    void batch.take(chats);
  }

  readText(text: string, name: string): Promise<void> {
    return this.#read({ bytes: new TextEncoder().encode(text), file: name, columns: {} });
  }

  /** The reader says which column holds the field that was missing. */
  chooseColumn(source: Source, field: string, column: string): Promise<void> {
    return this.#read({ ...source, columns: { ...source.columns, [field]: column } });
  }

  /** Reads the file again: the reader says which number of its dates is the day. */
  async chooseDateOrder(dateOrder: DateOrder): Promise<void> {
    const joined = this.open?.joined ?? [];
    if (this.#source) await this.#read({ ...this.#source, dateOrder });
    // Names that were one person's still are. Where that fails they are two, and asked about again.
    if (joined.length > 0) await this.open?.join(joined).catch(() => {});
  }

  choose(chat: Chat): void {
    const { codebook } = room;
    if (!codebook) return;
    this.now = { stage: 'open', open: new OpenChat(chat, codebook, () => room.engine) };
    // Ready for tagging by the time that somebody has looked at who is who.
    room.engine.ready().catch(() => {});
    address.go('who');
  }

  /** Drops the chat, ends the worker that holds it, and goes to the start. */
  forget(farewell: string): void {
    this.#drop();
    batch.forget();
    this.farewell = farewell;
    status.say(farewell);
    if (address.route.view !== 'start') address.go('start');
  }

  /** The browser leaves the page. It may keep it for Back, so nothing of the chat may stay in it. */
  leave(): void {
    if (this.now.stage === 'nothing' && batch.stage === 'nothing') return;
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

  #drop(): void {
    this.#file++;
    if (this.now.stage !== 'nothing') room.engine.end();
    this.now = { stage: 'nothing' };
    this.#source = null;
    this.problem = null;
  }

  async #read(source: Source): Promise<void> {
    this.#drop();
    this.farewell = null;
    const file = this.#file;
    this.now = { stage: 'reading' };
    try {
      const { bytes, columns, dateOrder } = source;
      const chats = await room.engine.read(bytes, source.file, { columns, ...(dateOrder && { dateOrder }) });
      if (file !== this.#file) return;
      this.#source = source;
      const [first, ...more] = chats;
      if (!first) throw new EngineError({ code: 'no_messages', message: 'We found no messages in this file.' });
      if (more.length === 0) this.choose(first);
      else {
        this.now = { stage: 'several', chats };
        status.say(`${chats.length} chats in this file. Choose one.`);
      }
    } catch (error) {
      if (file === this.#file) this.#refuse(error, source);
    }
  }

  #refuse(error: unknown, source: Source): void {
    // The worker's memory holds what it could not read.
    room.engine.end();
    this.now = { stage: 'nothing' };
    if (error instanceof Ended) return;
    if (error instanceof EngineError && error.code === 'missing_column' && error.missing) {
      this.now = { stage: 'column', source, missing: error.missing, columns: error.columns };
      status.say('One question about the columns.');
    } else if (error instanceof EngineError && error.code !== FAULT) {
      this.problem = error.message;
    } else if (room.readiness.stage === 'failed') {
      this.problem = 'The page itself has not arrived whole, so the file could not be read. Try again above.';
    } else {
      this.problem = 'Reading stopped: a fault in this page. Please try the file again.';
    }
  }
}

export const visit = new CurrentVisit();
