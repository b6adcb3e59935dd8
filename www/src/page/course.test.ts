import type { Course } from 'hearken/hearken.js';
import { expect, test } from 'vitest';
import { timelineOf } from './course';

const point = (message: number, compound: number) => ({ message, words: 2, compound, replySeconds: null, talk: null });

test('the timeline counts messages as people do', () => {
  const course: Course = {
    seeker: [point(0, -0.6), point(2, 0), { ...point(4, 0.5), talk: 'change' }],
    supporter: [{ message: 1, families: ['strength', 'ask'] }],
    gaps: [{ after: 2, seconds: 3 * 3600 }],
  };
  const line = timelineOf(course, 5);
  expect(line.wording.map(({ message }) => message)).toEqual([1, 3, 5]);
  expect(line.did).toEqual([{ message: 2, family: 'strength' }, { message: 2, family: 'ask' }]);
  expect(line.talk).toEqual([{ message: 5, kind: 'change' }]);
  expect(line.gaps).toEqual([{ message: 4, words: '3 hours later' }]);
  expect(line.words).toBe("The words of the seeker's last message were brighter than that of the first.");
});

test('few messages are not followed', () => {
  expect(timelineOf({ seeker: [point(0, 0.5)], supporter: [], gaps: [] }, 1).words).toBe(
    '1 message of the seeker: too few to follow their wording.',
  );
});
