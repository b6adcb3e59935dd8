/** Who speaks in a chat, as the reader has said it: who is who, and which names are one person's. */

import type { Chat, Role, SamePerson } from 'hearken/hearken.js';

export const ROLE_NAMES: Readonly<Record<Role, string>> = { supporter: 'Supporter', seeker: 'Seeker', other: 'Other' };

/** Notes that follow from who is who: the view that asks for it says the same in its own words. */
export const ROLE_NOTES: readonly string[] = ['roles_guessed', 'one_speaker', 'no_supporter_message'];

/** The chat with these roles, by name. Nothing about them is a guess any more. */
export function withRoles(chat: Chat, roles: ReadonlyMap<string, Role>): Chat {
  const speakers = chat.speakers.map((speaker) => ({ ...speaker, role: roles.get(speaker.name) ?? speaker.role }));
  const of = new Map(speakers.map(({ name, role }) => [name, role]));
  return {
    ...chat,
    guess: null,
    notes: chat.notes.filter(({ code }) => !ROLE_NOTES.includes(code)),
    speakers,
    messages: chat.messages.map((message) => ({ ...message, role: of.get(message.speaker) ?? message.role })),
  };
}

/** Of two who talk with each other each is somebody, unless their names look alike. */
export function canBeFewer({ speakers, alike = [] }: Chat): boolean {
  return speakers.length > 2 || alike.length > 0;
}

/** More at once would hide who is who. The next come when these are answered. */
const AT_ONCE = 3;

/** Names that look alike and of which nobody has said that they are two people's. */
export function toAsk({ alike = [] }: Chat, apart: readonly SamePerson[]): SamePerson[] {
  const isApart = ({ name, also }: SamePerson) => apart.some((said) => said.name === name && said.also === also);
  return alike.filter((pair) => !isApart(pair)).slice(0, AT_ONCE);
}

/** What was joined, without this name: it is somebody else's again. */
export function parted(joined: readonly SamePerson[], also: string): SamePerson[] {
  return joined.filter((pair) => pair.also !== also);
}
