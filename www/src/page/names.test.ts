import type { Chat, Finding } from 'hearken/hearken.js';
import { expect, test } from 'vitest';
import { Names } from './names.svelte';

const chat = { messages: [{ index: 0, text: 'i told Kofi' }, { index: 1, text: 'KOFI from Unit 7 knows' }] } as unknown as Chat;
const finding = (message: number, start: number, text: string): Finding =>
  ({ message, start, end: start + text.length, kind: 'name', text, standIn: '[Name 1]' }) as Finding;

test('what gets one stand-in is decided once', () => {
  const names = new Names();
  names.findings = [finding(0, 7, 'Kofi'), finding(1, 0, 'KOFI')];
  expect(names.hidden.map(({ standIn, written }) => [standIn, written])).toEqual([['[Name 1]', ['Kofi', 'KOFI']]]);
  expect(names.decisions(chat)).toEqual({ keep: [], replace: [] });
  names.keep('[Name 1]', true);
  expect(names.decisions(chat).keep).toEqual([
    { message: 0, start: 7, end: 11, everywhere: false },
    { message: 1, start: 0, end: 4, everywhere: false },
  ]);
});

test('words of the reader\'s own are hidden wherever they stand', () => {
  const names = new Names();
  expect(names.add('unit 7', chat)).toBe(true);
  expect(names.add('Unit 9', chat)).toBe(false);
  expect(names.decisions(chat).replace).toEqual([{ message: 1, start: 10, end: 16, everywhere: true, kind: 'name' }]);
  names.remove('unit 7');
  expect(names.decisions(chat).replace).toEqual([]);
});

test('a stand-in of the reader\'s own takes the place of ours', () => {
  const names = new Names();
  names.findings = [finding(0, 7, 'Kofi'), finding(1, 0, 'KOFI')];
  names.rename('[Name 1]', ' his friend ');
  expect(names.decisions(chat).replace?.map(({ message, standIn }) => [message, standIn])).toEqual([[0, 'his friend'], [1, 'his friend']]);
  names.keep('[Name 1]', true);
  expect(names.decisions(chat).replace).toEqual([]);
  names.keep('[Name 1]', false);
  names.rename('[Name 1]', '');
  expect(names.decisions(chat).replace).toEqual([]);
});
