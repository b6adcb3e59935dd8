/** Chats to try the page with. All made up; part of the page itself, so that opening one sends no request. */

import layoff from './after-the-layoff.txt?raw';
import exam from './exam-night.txt?raw';
import carer from './worn-out-carer.txt?raw';

export interface Sample {
  /** Used as the file's name. */
  name: string;
  about: string;
  messages: number;
  text: string;
}

const sample = (name: string, about: string, text: string): Sample => ({
  name,
  about,
  messages: text.trim().split('\n').length,
  text,
});

export const SAMPLES: readonly Sample[] = [
  sample('exam-night', 'A student, the night before an exam', exam),
  sample('worn-out-carer', 'A worn-out carer, and advice too early', carer),
  sample('after-the-layoff', 'A man who has lost his job', layoff),
];
