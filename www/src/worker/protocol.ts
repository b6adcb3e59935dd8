/** What the page and the worker say to each other. Each call has an id, and gets one answer with that id. */

import type {
  About,
  Analysis,
  Care,
  Chat,
  CodebookEntry,
  Course,
  Decisions,
  Evidence,
  FilledForm,
  Finding,
  Flag,
  FolderFile,
  Format,
  MessageTags,
  Note,
  Outcome,
  OutcomeSettings,
  ReadOptions,
  ReferenceSet,
  SamePerson,
  Scale,
  Scored,
  Session,
  Standing,
  Studies,
} from 'hearken/hearken.js';

/** A cut of a message: half-open, in UTF-16 units. */
export interface Cut {
  start: number;
  end: number;
}

/** What there is to do in a chat, before any of it is tagged. */
export interface Plan {
  /** Volleys that have something to tag, in order. */
  volleys: number;
  /** The supporter's segments in all. */
  segments: number;
  /** The cuts of each message, by the message's index. */
  cuts: Cut[][];
  /** What a check of words found, so that a reader is told before they read. */
  flags: Flag[];
}

/** What the engine knows by itself: techniques, formats, questionnaires, what studies found, and reference chats. */
export interface Knowledge {
  codes: CodebookEntry[];
  formats: Format[];
  scales: Scale[];
  studies: Studies;
  references: ReferenceSet[];
  care: Care;
}

/** Each action with what it is given and what it answers. */
export interface Actions {
  /** First of all: the compiled engine. Answers with what it knows of without a model. */
  start: { given: { module: WebAssembly.Module }; answer: Knowledge };
  /** The model's bundle. */
  load: { given: { bundle: Uint8Array }; answer: About };
  /** A file becomes its chats. Needs no model. */
  read: { given: { bytes: Uint8Array; file: string; options: ReadOptions }; answer: Chat[] };
  /** Whether a file that begins so may hold a chat. */
  mayHoldAChat: { given: { head: Uint8Array }; answer: boolean };
  /** The same of a file among others: null where it may be one of several that make a chat together. */
  readAlone: { given: { bytes: Uint8Array; file: string; path: string }; answer: Chat[] | null };
  /** The files of a folder become their chats, with those read together that belong together. */
  readFolder: { given: { files: FolderFile[]; name: string; options: ReadOptions }; answer: Chat[] };
  /** Takes names for one person's. Needs no model. */
  takeForOne: { given: { chat: Chat; same: readonly SamePerson[] }; answer: Chat };
  /** Takes a chat to be tagged. A worker may hold several: `reading` names this one, until it is closed. */
  open: { given: { chat: Chat }; answer: { reading: number; plan: Plan } };
  /** Tags one volley of a chat. */
  tag: { given: { reading: number; volley: number }; answer: MessageTags[] };
  /** Sums up a chat, once all its volleys are tagged. */
  summarize: { given: { reading: number; messages: MessageTags[] }; answer: Analysis };
  /** Drops a chat. */
  close: { given: { reading: number }; answer: void };
  /** Scores the questionnaires that are filled in, with the reader's own spread and reliability. */
  score: { given: { outcome: Outcome; notes: Note[]; forms: FilledForm[]; settings: OutcomeSettings }; answer: Scored };
  /** The seeker's course through the chat. */
  course: { given: { analysis: Analysis }; answer: Course };
  /** Where the chat's figures fall among reference chats. */
  standings: { given: { session: Session }; answer: Standing[] };
  /** The words that a tag rests on. The chat is given, as it may be closed, or tagged by another worker. */
  explain: { given: { chat: Chat; message: number; segment: number }; answer: Evidence[] };
  /** The text of a file, as the command prints it. */
  export: { given: { analyses: Analysis[]; format: ExportFormat; hide: Decisions[] | null }; answer: string };
  /** What is hidden in exports, unless the reader says otherwise. */
  hideNames: { given: { analysis: Analysis; decisions: Decisions }; answer: Analysis };
  findNames: { given: { chat: Chat }; answer: Finding[] };
}

export type ExportFormat = 'json' | 'csv' | 'chats' | 'markdown';

export type ActionName = keyof Actions;

/** From the page. */
export type Call = { [A in ActionName]: { id: number; action: A; given: Actions[A]['given'] } }[ActionName];

/** From the worker, an answer to a call. */
export type Reply = { id: number; result: unknown } | { id: number; error: Failure };

/** From the worker, once it holds the lock of its life. */
export const ALIVE = 'alive';

/** An error as it crosses over: a code for the page, a sentence for people. */
export interface Failure {
  code: string;
  message: string;
  /** With `missing_column`: what is missing, and the columns that there are. */
  missing?: string;
  columns?: string[];
}

/** The code of a failure after which the worker can't be trusted any more: a fault of ours, not of the input. */
export const FAULT = 'fault';

/** The worker holds a lock of this name as long as it lives, so that the page sees its end however it comes. */
export const lifeLock = (key: string): string => `hearken-worker-${key}`;
