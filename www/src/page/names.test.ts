import type { Chat, Finding } from 'hearken/hearken.js';
import { expect, test } from 'vitest';
import { Names, type Hidden } from './names.svelte';

const chat = { messages: [{ index: 0, text: 'i told Kofi' }, { index: 1, text: 'KOFI from Unit 7 knows' }] } as unknown as Chat;
const finding = (message: number, start: number, text: string, standIn = '[Name 1]'): Finding =>
  ({ message, start, end: start + text.length, kind: 'name', text, standIn }) as Finding;

function kofi(): { names: Names; one: Hidden } {
  const names = new Names();
  names.findings = [finding(0, 7, 'Kofi'), finding(1, 0, 'KOFI')];
  return { names, one: names.hidden[0] as Hidden };
}

test('what gets one stand-in is decided once', () => {
  const { names, one } = kofi();
  expect(names.hidden.map(({ standIn, written }) => [standIn, written])).toEqual([['[Name 1]', ['Kofi', 'KOFI']]]);
  expect(names.decisions(chat)).toEqual({ keep: [], replace: [] });
  names.keep(one, true);
  expect(names.isKept(one)).toBe(true);
  expect(names.decisions(chat).keep).toEqual([
    { message: 0, start: 7, end: 11, everywhere: false },
    { message: 1, start: 0, end: 4, everywhere: false },
  ]);
  names.keep(one, false);
  expect(names.decisions(chat).keep).toEqual([]);
});

test('a decision stays with its words when another person gets their stand-in', () => {
  const { names, one } = kofi();
  names.keep(one, true);
  names.findings = [finding(0, 2, 'Told'), finding(0, 7, 'Kofi', '[Name 2]'), finding(1, 0, 'KOFI', '[Name 2]')];
  expect(names.hidden.map((one) => names.isKept(one))).toEqual([false, true]);
  expect(names.decisions(chat).keep?.map(({ start }) => start)).toEqual([7, 0]);

  const renamed = kofi();
  renamed.names.rename(renamed.one, 'his friend');
  renamed.names.findings = names.findings;
  expect(renamed.names.hidden.map((one) => renamed.names.standInOf(one))).toEqual(['[Name 1]', 'his friend']);
});

test('words of the reader\'s own are hidden wherever they stand', () => {
  const names = new Names();
  expect(names.add('unit 7', chat)).toBe(true);
  expect(names.add('Unit 9', chat)).toBe(false);
  expect(names.decisions(chat).replace).toEqual([{ message: 1, start: 10, end: 16, everywhere: true, kind: 'name' }]);
  names.remove('unit 7');
  expect(names.decisions(chat).replace).toEqual([]);
});

test('words are whole words, whatever is in them', () => {
  const names = new Names();
  const said = { messages: [{ index: 0, text: 'a channel, annéx or Ann (the 2nd)' }] } as unknown as Chat;
  expect(names.add('ann', said)).toBe(true);
  expect(names.add('Ann (the 2nd)', said)).toBe(true);
  expect(names.add('chan', said)).toBe(false);
  expect(names.decisions(said).replace?.map(({ start, end }) => [start, end])).toEqual([[20, 23], [20, 33]]);
});

test('a stand-in of the reader\'s own takes the place of ours', () => {
  const { names, one } = kofi();
  names.rename(one, ' his friend ');
  expect(names.decisions(chat).replace?.map(({ message, standIn }) => [message, standIn])).toEqual([[0, 'his friend'], [1, 'his friend']]);
  names.keep(one, true);
  expect(names.decisions(chat).replace).toEqual([]);
  names.keep(one, false);
  names.rename(one, '');
  expect(names.decisions(chat).replace).toEqual([]);
});
