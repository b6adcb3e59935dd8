/** Which names and numbers are hidden in what is taken away, and what the reader decided about them. */

import type { Chat, Decisions, Finding, Kind } from 'hearken/hearken.js';

/** Everything that gets the same stand-in. */
export interface Hidden {
  standIn: string;
  kind: Kind;
  /** The ways in which it is written, each once. */
  written: string[];
  findings: Finding[];
}

export class Names {
  /** Whether exports hide names: yes, until the reader says otherwise. */
  hide = $state(true);
  findings: readonly Finding[] = $state.raw([]);
  /** Stand-ins whose words stay as written. */
  kept: string[] = $state([]);
  /** The reader's own stand-ins, by those that they take the place of. */
  renamed: Record<string, string> = $state({});
  /** Words that the reader wants hidden too. */
  added: string[] = $state([]);

  /** In the order in which they first stand in the chat. */
  readonly hidden: Hidden[] = $derived.by(() => {
    const found = new Map<string, Hidden>();
    for (const finding of this.findings) {
      const one = found.get(finding.standIn) ?? { standIn: finding.standIn, kind: finding.kind, written: [], findings: [] };
      one.findings.push(finding);
      if (!one.written.includes(finding.text)) one.written.push(finding.text);
      found.set(finding.standIn, one);
    }
    return [...found.values()];
  });

  keep(standIn: string, as: boolean): void {
    this.kept = as ? [...this.kept, standIn] : this.kept.filter((one) => one !== standIn);
  }

  /** An empty name takes the reader's own back. */
  rename(standIn: string, name: string): void {
    const { [standIn]: _, ...others } = this.renamed;
    this.renamed = name.trim() && name.trim() !== standIn ? { ...others, [standIn]: name.trim() } : others;
  }

  /** Hides these words wherever the chat has them. `false`: it has them nowhere. */
  add(words: string, chat: Chat): boolean {
    const wanted = words.trim();
    if (!wanted || !spotOf(wanted, chat)) return false;
    if (!this.added.includes(wanted)) this.added = [...this.added, wanted];
    return true;
  }

  remove(words: string): void {
    this.added = this.added.filter((one) => one !== words);
  }

  decisions(chat: Chat): Decisions {
    const keep = this.hidden
      .filter(({ standIn }) => this.kept.includes(standIn))
      .flatMap(({ findings }) => findings.map(({ message, start, end }) => ({ message, start, end, everywhere: false })));
    const renamed = this.hidden.flatMap(({ standIn, kind, findings }) => {
      const name = this.renamed[standIn];
      if (name === undefined || this.kept.includes(standIn)) return [];
      return findings.map(({ message, start, end }) => ({ message, start, end, everywhere: false, kind, standIn: name }));
    });
    const added = this.added.flatMap((words) => {
      const spot = spotOf(words, chat);
      return spot ? [{ ...spot, everywhere: true, kind: 'name' as Kind }] : [];
    });
    return { keep, replace: [...renamed, ...added] };
  }
}

/** Where the words first stand in the chat, whatever their capitals. */
function spotOf(words: string, chat: Chat): { message: number; start: number; end: number } | null {
  for (const { index, text } of chat.messages) {
    const start = text.toLowerCase().indexOf(words.toLowerCase());
    // Lowering letters can change their number: then the place would be another.
    if (start >= 0 && text.length === text.toLowerCase().length) return { message: index, start, end: start + words.length };
  }
  return null;
}
