import { expect, test } from 'vitest';
import { workerCount } from './workers';

test('two workers where there is room for two models', () => {
  expect(workerCount({ cores: 8, memory: 8, mobile: false })).toBe(2);
  expect(workerCount({ cores: 2, memory: 4, mobile: true })).toBe(2);
  expect(workerCount({ cores: 4, memory: undefined, mobile: false })).toBe(2);
});

test('one worker on small devices and on phones that do not say', () => {
  expect(workerCount({ cores: 8, memory: 2, mobile: false })).toBe(1);
  expect(workerCount({ cores: 8, memory: undefined, mobile: true })).toBe(1);
  expect(workerCount({ cores: 1, memory: 8, mobile: false })).toBe(1);
  expect(workerCount({ cores: undefined, memory: 8, mobile: false })).toBe(1);
});
