/** Files as the reader chose them. They stay where they are: each is opened anew whenever it is read. */

import type { Chat, ReadOptions } from 'hearken/hearken.js';
import { Ended, reasonOf, unlessEnded } from '../engine/errors';
import { room } from './readiness.svelte';

/** What is read as one: a file, or several that make sense only together. */
export interface Source {
  /** The file's path; what several are called together. */
  path: string;
  files: readonly ChosenFile[];
  /** What the reader has said about how it is to be read. */
  options: ReadOptions;
}

export interface ChosenFile {
  /** The file's name, after the folders above it where the browser tells them. */
  path: string;
  open(): Promise<File>;
}

/** Where a chat comes from. */
export interface Origin {
  source: Source;
  /** The chat's id in that file. */
  id: string;
}

export const chosen = (file: File): ChosenFile => ({ path: file.webkitRelativePath || file.name, open: async () => file });

export const sourceOf = (file: ChosenFile): Source => ({ path: file.path, files: [file], options: {} });

export const sourceOfText = (text: string, name: string): Source => sourceOf(chosen(new File([text], name)));

/** The files as one thing to be read. `folder`: the one that holds them, if they lie in one. */
export function sourceOfAll(files: readonly ChosenFile[], folder: string | null): Source {
  const [first] = files;
  if (!first || files.length > 1) return { path: folder ?? `${first?.path} and ${files.length - 1} more`, files, options: {} };
  return sourceOf(first);
}

/** The folder that was chosen or dropped with all of these files in it; null where there was no one folder. */
export function folderOf(files: readonly ChosenFile[]): string | null {
  const [folder, inside] = files[0]?.path.split('/', 2) ?? [];
  return folder && inside !== undefined && files.every(({ path }) => path.startsWith(`${folder}/`)) ? folder : null;
}

/** Larger files are for the command line: the browser holds the text several times over. In bytes. */
const LARGEST = 100_000_000;

/** How much of a file shows whether a chat can be in it, in bytes. */
const HEAD = 4096;

/** The browser could not open a file, or the page would not. Its message is a sentence to show. */
class Unopened extends Error {}

/**
 * The chats of a source.
 *
 * `wanted`: whether somebody still waits for them, in case that the worker is ended for another's sake.
 */
export function readSource({ path, files, options }: Source, wanted: () => boolean): Promise<Chat[]> {
  const [file, ...more] = files;
  return unlessEnded(async () => {
    if (file && more.length === 0) return room.engine.read(await bytesOf(file), path, options);
    return room.engine.readFolder(await allBytes(files, path, wanted), path, options);
  }, wanted);
}

/**
 * The chats of a file that lies beside others in a folder; null where it may be one of several that make a chat together.
 *
 * @throws as {@link readSource}
 */
export function readAmong(file: ChosenFile, folder: string | null, wanted: () => boolean): Promise<Chat[] | null> {
  return unlessEnded(async () => room.engine.readAlone(await bytesOf(file), file.path, within(folder, file)), wanted);
}

const within = (folder: string | null, { path }: ChosenFile) => (folder !== null && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path);

async function allBytes(files: readonly ChosenFile[], folder: string, wanted: () => boolean) {
  const read = [];
  let all = 0;
  for (const chosen of files) {
    if (!wanted()) throw new Ended();
    const file = await opened(chosen);
    all += file.size;
    if (all > LARGEST) throw new Unopened(tooLarge('These files belong together and have more than 100 MB.'));
    read.push({ path: within(folder, chosen), bytes: await bytesIn(file) });
  }
  return read;
}

const tooLarge = (what: string) => `${what} The page reads up to 100 MB. The command line reads more.`;

const unopened = () => Promise.reject(new Unopened('We could not open this file. If it is a folder, choose a file in it.'));
const opened = (chosen: ChosenFile): Promise<File> => chosen.open().catch(unopened);
const bytesIn = async (part: Blob) => new Uint8Array(await part.arrayBuffer().catch(unopened));

/** All of a file that may hold a chat; of any other the beginning, by which the engine says what it is. */
async function bytesOf(chosen: ChosenFile): Promise<Uint8Array> {
  const file = await opened(chosen);
  if (file.size > HEAD) {
    const head = await bytesIn(file.slice(0, HEAD));
    if (!(await room.engine.mayHoldAChat(head))) return head;
  }
  if (file.size > LARGEST) throw new Unopened(tooLarge(`This file has ${Math.round(file.size / 1e6)} MB.`));
  return bytesIn(file);
}

/** Why a file was not read, as a sentence to show. */
export function whyUnread(error: unknown): string {
  const reason = error instanceof Unopened ? error.message : reasonOf(error);
  if (reason !== null) return reason;
  if (room.readiness.stage === 'failed') {
    return 'The page itself has not arrived whole, so the file could not be read. Go to Start and press "Try again".';
  }
  return 'Reading stopped: a fault in this page. Please try the file again.';
}
