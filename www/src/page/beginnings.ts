/** The words with which people begin, shown before anybody has chosen to read the chat. */

import type { Chat, ChatMessage } from 'hearken/hearken.js';

/** Stands in place of words in which a check of words finds what may be hard to read. */
export const LEFT_OUT = 'The first words are left out here: they may be hard to read.';

/** As much as one look takes in. */
export const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

/** Whether this message, somebody's first, is left out until the reader asks for it. */
export const isHard = ({ hard = [] }: Chat, message: ChatMessage | undefined): boolean => message !== undefined && hard.includes(message.index);
