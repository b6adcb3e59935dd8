import { SvelteSet } from 'svelte/reactivity';
import type { Cut } from '../worker/protocol';
import { found, patternFor } from './find';
import type { Sentence } from './open_chat.svelte';

/** Stands for "unsure" among the techniques that can be shown or not. */
export const UNSURE = 'unsure';

/** Which sentences of the chat are shown with their tags, and which words are looked for. */
export class Filter {
  /** What was switched off: ids of techniques, and {@link UNSURE}. */
  readonly off = new SvelteSet<string>();
  words = $state('');
  /** Whether these choices lie open where there is no room for them beside the chat. */
  unfolded = $state(false);
  readonly pattern: RegExp | null = $derived(patternFor(this.words));

  get active(): boolean {
    return this.off.size > 0;
  }

  /** What a sentence is counted under. */
  static kinds({ tag }: Sentence): string[] {
    return tag.sure ? tag.codes.map(({ id }) => id) : [UNSURE];
  }

  shows(sentence: Sentence): boolean {
    return Filter.kinds(sentence).some((kind) => !this.off.has(kind));
  }

  set(kinds: Iterable<string>, on: boolean): void {
    for (const kind of kinds) {
      if (on) this.off.delete(kind);
      else this.off.add(kind);
    }
  }

  clear(): void {
    this.off.clear();
    this.words = '';
  }

  hits(text: string): Cut[] {
    return found(text, this.pattern);
  }
}
