/** Files as the reader chose them. They stay where they are: each is opened anew whenever it is read. */

import type { Chat, ReadOptions } from 'hearken/hearken.js';
import { reasonOf, unlessEnded } from '../engine/errors';
import { room } from './readiness.svelte';

export interface Source {
  /** The file's name, after the folders above it where the browser tells them. */
  path: string;
  open(): Promise<File>;
  /** What the reader has said about how it is to be read. */
  options: ReadOptions;
}

/** Where a chat comes from. */
export interface Origin {
  source: Source;
  /** The chat's id in that file. */
  id: string;
}

export const sourceOf = (file: File): Source => ({ path: file.webkitRelativePath || file.name, open: async () => file, options: {} });

export const sourceOfText = (text: string, name: string): Source => sourceOf(new File([text], name));

/** Larger files are for the command line: the browser holds the text several times over. In bytes. */
const LARGEST = 100_000_000;

/** The browser could not open a file, or the page would not. Its message is a sentence to show. */
class Unopened extends Error {}

/**
 * The chats of a file.
 *
 * `wanted`: whether somebody still waits for them, in case that the worker is ended for another's sake.
 */
export async function readSource(source: Source, wanted: () => boolean): Promise<Chat[]> {
  const bytes = await bytesOf(source);
  return unlessEnded(() => room.engine.read(bytes, source.path, source.options), wanted);
}

async function bytesOf(source: Source): Promise<Uint8Array> {
  const unopened = () => new Unopened('We could not open this file. If it is a folder, choose a file in it.');
  const file = await source.open().catch(() => Promise.reject(unopened()));
  if (file.size > LARGEST) {
    const size = Math.round(file.size / 1e6);
    throw new Unopened(`This file has ${size} MB. The page reads up to 100 MB. The command line reads more.`);
  }
  const bytes = await file.arrayBuffer().catch(() => Promise.reject(unopened()));
  return new Uint8Array(bytes);
}

/** Why a file was not read, as a sentence to show. */
export function whyUnread(error: unknown): string {
  const reason = error instanceof Unopened ? error.message : reasonOf(error);
  if (reason !== null) return reason;
  if (room.readiness.stage === 'failed') {
    return 'The page itself has not arrived whole, so the file could not be read. Try again above.';
  }
  return 'Reading stopped: a fault in this page. Please try the file again.';
}
