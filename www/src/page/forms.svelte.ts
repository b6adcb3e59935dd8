/** The questionnaires that the reader fills in for the open chat. In memory alone, dropped with the chat. */

import type { FilledForm, Scale } from 'hearken/hearken.js';

export type When = 'before' | 'after';

export class Forms {
  /** Answers by instrument and moment: a value or null an item. */
  #answers: Record<string, (number | null)[]> = $state({});
  /** Which questionnaires the reader has asked for. */
  shown: string[] = $state([]);

  items(scale: Scale, when: When): readonly (number | null)[] {
    return this.#answers[`${scale.id} ${when}`] ?? scale.items.map(() => null);
  }

  answer(scale: Scale, when: When, item: number, value: number | null): void {
    this.#answers[`${scale.id} ${when}`] = this.items(scale, when).with(item, value);
  }

  show(scale: Scale): void {
    if (!this.shown.includes(scale.id)) this.shown.push(scale.id);
  }

  /** Takes a questionnaire away, with what was answered in it. */
  remove(scale: Scale): void {
    this.shown = this.shown.filter((id) => id !== scale.id);
    for (const when of ['before', 'after']) delete this.#answers[`${scale.id} ${when}`];
  }

  /** All in which some item is answered. The engine says which of them have a total, and hears of item 9 at once. */
  begun(scales: readonly Scale[]): FilledForm[] {
    return scales.flatMap((scale) =>
      (['before', 'after'] as const).flatMap((moment) => {
        const items = this.items(scale, moment);
        return items.every((value) => value === null) ? [] : [{ instrument: scale.id, moment, date: null, items: [...items] }];
      }),
    );
  }
}
