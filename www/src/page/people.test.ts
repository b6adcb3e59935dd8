import type { Chat, Role } from 'hearken/hearken.js';
import { expect, test } from 'vitest';
import { canBeFewer, parted, toAsk, withRoles } from './people';

/** A chat among these people, each of whom says their name. */
function chat(people: Record<string, Role>, alike: [string, string][] = []): Chat {
  const speakers = Object.entries(people).map(([name, role]) => ({ name, role, also: [] }));
  return {
    id: 'chat',
    source: { format: 'text', file: 'chat.txt' },
    speakers,
    messages: speakers.map(({ name, role }, index) => ({ index, speaker: name, role, time: null, text: name })),
    guess: { supporter: 'Sam', reason: 'they ask', sureness: 'unsure' },
    states: null,
    notes: [{ code: 'roles_guessed', text: 'A guess.' }, { code: 'same_person', text: 'Two are one.' }],
    alike: alike.map(([name, also]) => ({ name, also })),
  };
}

test('what the reader says of roles holds, also at the messages, and the rest stays', () => {
  const said = withRoles(chat({ Sam: 'supporter', Anna: 'other', Kim: 'other' }), new Map([['Anna', 'seeker']]));
  expect(said.speakers.map(({ role }) => role)).toEqual(['supporter', 'seeker', 'other']);
  expect(said.messages.map(({ role }) => role)).toEqual(['supporter', 'seeker', 'other']);
  expect(said.guess).toBeNull();
  expect(said.notes.map(({ code }) => code)).toEqual(['same_person']);
});

test('of two who talk with each other nobody is asked, unless they look alike', () => {
  expect(canBeFewer(chat({ Sam: 'supporter', Anna: 'seeker' }))).toBe(false);
  expect(canBeFewer(chat({ Anna_K: 'supporter', 'anna k': 'seeker' }, [['Anna_K', 'anna k']]))).toBe(true);
  expect(canBeFewer(chat({ Sam: 'supporter', Anna: 'seeker', You: 'other' }))).toBe(true);
});

test('three questions at once, and none that was answered', () => {
  const asked = chat({ Anna: 'seeker' }, [['Anna', 'a'], ['Anna', 'b'], ['Anna', 'c'], ['Anna', 'd']]);
  expect(toAsk(asked, []).map(({ also }) => also)).toEqual(['a', 'b', 'c']);
  expect(toAsk(asked, [{ name: 'Anna', also: 'b' }, { name: 'a', also: 'Anna' }]).map(({ also }) => also)).toEqual(['a', 'c', 'd']);
});

test('a name that is parted again takes along those that were joined to it', () => {
  const joined = [{ name: 'Anna K.', also: 'ak' }, { name: 'Anna', also: 'Anna K.' }];
  expect(parted(joined, 'Anna K.')).toEqual([{ name: 'Anna K.', also: 'ak' }]);
  expect(parted(joined, 'ak')).toEqual([{ name: 'Anna', also: 'Anna K.' }]);
});
