import { expect, test } from 'vitest';
import { blocks, inline } from './markdown';

test('every kind of block, and paragraphs over several lines', () => {
  const card = '# A card\n\nTwo\nlines.\n\n- one\n  goes on\n- two\n\n| code | F1 |\n|---|---|\n| affirm | .6 |\n\n```\ncode | as it is\n```\n';
  const plain = (text: string) => [{ text, style: 'plain' }];
  expect(blocks(card)).toEqual([
    { kind: 'heading', level: 1, text: plain('A card') },
    { kind: 'paragraph', text: plain('Two lines.') },
    { kind: 'list', items: [plain('one goes on'), plain('two')] },
    { kind: 'table', head: [plain('code'), plain('F1')], rows: [[plain('affirm'), plain('.6')]] },
    { kind: 'code', text: 'code | as it is' },
  ]);
});

test('strong words and code, and no HTML', () => {
  expect(inline('a **b** `c` <b>d</b>')).toEqual([
    { text: 'a ', style: 'plain' },
    { text: 'b', style: 'strong' },
    { text: ' ', style: 'plain' },
    { text: 'c', style: 'code' },
    { text: ' <b>d</b>', style: 'plain' },
  ]);
});

test('a line that only looks like something ends', () => {
  expect(blocks('|\n```\nopen').length).toBeGreaterThan(0);
});
