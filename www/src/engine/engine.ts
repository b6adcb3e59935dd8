/** The engine as the page sees it. It starts a worker when one is needed, and no worker ever makes a request. */

import type {
  About,
  Analysis,
  Chat,
  Course,
  Decisions,
  Evidence,
  FilledForm,
  Finding,
  FolderFile,
  MessageTags,
  OutcomeSettings,
  ReadOptions,
  SamePerson,
  Scored,
  Session,
  Standing,
} from 'hearken/hearken.js';
import type { ExportFormat, Knowledge, Plan } from '../worker/protocol';
import { Ended, EngineError } from './errors';
import type { Program } from './files';
import { Line } from './line';

/** A worker that nobody asked anything for so long is ended: the chat in its memory is personal. */
const IDLE_MS = 5 * 60_000;

/** A worker with what it has been handed. */
interface Bench {
  line: Line;
  knowledge: Promise<Knowledge>;
  about: Promise<About> | null;
}

/** A chat that a worker holds to be tagged. It ends with its worker: then every call fails with {@link Ended}. */
export interface Reading {
  readonly plan: Plan;
  /** Tags one volley. */
  tag(volley: number): Promise<MessageTags[]>;
  /** Sums up the chat, once all its volleys are tagged. */
  summarize(messages: MessageTags[]): Promise<Analysis>;
  /** Lets go of the chat. */
  close(): void;
}

export class Engine {
  readonly #program: Promise<Program>;
  readonly #bundle: Promise<Uint8Array>;
  #bench: Promise<Bench> | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(files: { program: Promise<Program>; bundle: Promise<Uint8Array> }) {
    this.#program = files.program;
    this.#bundle = files.bundle;
    // Whoever waits for a part hears of its failure; nobody else needs to.
    this.#program.catch(() => {});
    this.#bundle.catch(() => {});
  }

  /** What it knows without a model. */
  async knowledge(): Promise<Knowledge> {
    return (await this.#worker()).knowledge;
  }

  /** Loads the model into the worker, if it is not there yet. */
  async ready(): Promise<About> {
    return (await this.#tagger()).about;
  }

  async read(bytes: Uint8Array, file: string, options: ReadOptions): Promise<Chat[]> {
    return (await this.#worker()).line.call('read', { bytes, file, options });
  }

  /** Whether a file that begins so may hold a chat. */
  async mayHoldAChat(head: Uint8Array): Promise<boolean> {
    return (await this.#worker()).line.call('mayHoldAChat', { head });
  }

  /** Null where the file may be one of several that make a chat together. `path` is from their folder on. */
  async readAlone(bytes: Uint8Array, file: string, path: string): Promise<Chat[] | null> {
    return (await this.#worker()).line.call('readAlone', { bytes, file, path });
  }

  async readFolder(files: FolderFile[], name: string, options: ReadOptions): Promise<Chat[]> {
    return (await this.#worker()).line.call('readFolder', { files, name, options });
  }

  /** The chat with each of these pairs of names taken for one person's. */
  async takeForOne(chat: Chat, same: readonly SamePerson[]): Promise<Chat> {
    return (await this.#worker()).line.call('takeForOne', { chat, same });
  }

  /** Takes a chat to be tagged. Several may be open at once. */
  async open(chat: Chat): Promise<Reading> {
    const { line } = await this.#worker();
    const { reading, plan } = await line.call('open', { chat });
    // A worker that came after knows nothing of this chat.
    const holding = (bench: Bench): Line => {
      if (bench.line !== line) throw new Ended();
      return line;
    };
    return {
      plan,
      tag: async (volley) => holding(await this.#tagger()).call('tag', { reading, volley }),
      summarize: async (messages) => holding(await this.#worker()).call('summarize', { reading, messages }),
      close: () => void line.call('close', { reading }).catch(() => {}),
    };
  }

  async score({ outcome, notes }: Analysis, forms: FilledForm[], settings: OutcomeSettings): Promise<Scored> {
    return (await this.#worker()).line.call('score', { outcome, notes, forms, settings });
  }

  async course(analysis: Analysis): Promise<Course> {
    return (await this.#worker()).line.call('course', { analysis });
  }

  async standings(session: Session): Promise<Standing[]> {
    return (await this.#worker()).line.call('standings', { session });
  }

  async explain(chat: Chat, message: number, segment: number): Promise<Evidence[]> {
    return (await this.#tagger()).line.call('explain', { chat, message, segment });
  }

  /** What tells who someone is, as far as the rules find it. */
  async findNames(chat: Chat): Promise<Finding[]> {
    return (await this.#worker()).line.call('findNames', { chat });
  }

  /** The analysis with stand-ins instead of names, as the exports have it. */
  async hideNames(analysis: Analysis, decisions: Decisions): Promise<Analysis> {
    return (await this.#worker()).line.call('hideNames', { analysis, decisions });
  }

  /** `hide`: what was decided about the names of each analysis, or null for exports with the names in them. */
  async export(analyses: Analysis[], format: ExportFormat, hide: Decisions[] | null): Promise<string> {
    return (await this.#worker()).line.call('export', { analyses, format, hide });
  }

  /** Ends the worker, and with it everything of a chat that it holds. The next call starts another. */
  end(): void {
    const bench = this.#bench;
    this.#bench = null;
    clearTimeout(this.#idle);
    bench?.then(({ line }) => line.end()).catch(() => {});
  }

  #worker(): Promise<Bench> {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.end(), IDLE_MS);
    this.#bench ??= this.#start();
    return this.#bench;
  }

  async #start(): Promise<Bench> {
    const { script, module } = await this.#program;
    const line = new Line(script, (ended) => this.#forget(ended));
    const knowledge = line.call('start', { module });
    knowledge.catch(() => {});
    return { line, knowledge, about: null };
  }

  async #tagger(): Promise<Bench & { about: Promise<About> }> {
    const bundle = await this.#bundle.catch(() => {
      throw new EngineError({ code: 'no_model', message: 'The model did not arrive.' });
    });
    const bench = await this.#worker();
    bench.about ??= bench.line.call('load', { bundle });
    await bench.about;
    return { ...bench, about: bench.about };
  }

  /** A line that ended by itself must not be used again. */
  #forget(ended: Line): void {
    this.#bench?.then(({ line }) => {
      if (line === ended) this.#bench = null;
    });
  }
}
