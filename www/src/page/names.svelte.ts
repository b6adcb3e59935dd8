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
  /** Words that stay as written, by {@link wordsOf}: a stand-in's number changes with who is who, its words do not. */
  kept: readonly string[] = $state.raw([]);
  /** The reader's own stand-ins, by the words that they stand for. */
  renamed: ReadonlyMap<string, string> = $state.raw(new Map());
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

  /** Whether all of it stays as written. */
  isKept({ findings }: Hidden): boolean {
    return findings.every((finding) => this.kept.includes(wordsOf(finding)));
  }

  keep({ findings }: Hidden, as: boolean): void {
    const words = new Set(findings.map(wordsOf));
    const others = this.kept.filter((one) => !words.has(one));
    this.kept = as ? [...others, ...words] : others;
  }

  /** What stands for it: the reader's own, else ours. */
  standInOf({ standIn, findings }: Hidden): string {
    return findings.map((finding) => this.renamed.get(wordsOf(finding))).find((name) => name !== undefined) ?? standIn;
  }

  /** An empty name takes the reader's own back. */
  rename({ standIn, findings }: Hidden, name: string): void {
    const renamed = new Map(this.renamed);
    for (const words of findings.map(wordsOf)) {
      if (name.trim() && name.trim() !== standIn) renamed.set(words, name.trim());
      else renamed.delete(words);
    }
    this.renamed = renamed;
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
    const kept = (finding: Finding) => this.kept.includes(wordsOf(finding));
    const spot = ({ message, start, end }: Finding) => ({ message, start, end, everywhere: false });
    const keep = this.findings.filter(kept).map(spot);
    const renamed = this.findings.flatMap((finding) => {
      const standIn = this.renamed.get(wordsOf(finding));
      return standIn === undefined || kept(finding) ? [] : [{ ...spot(finding), kind: finding.kind, standIn }];
    });
    const added = this.added.flatMap((words) => {
      const spot = spotOf(words, chat);
      return spot ? [{ ...spot, everywhere: true, kind: 'name' as Kind }] : [];
    });
    return { keep, replace: [...renamed, ...added] };
  }
}

/** What a decision is about: these words, as a thing of this kind, wherever they stand. */
function wordsOf({ kind, text }: Finding): string {
  return `${kind} ${text}`;
}

/** Where the words first stand in the chat as whole words, whatever their capitals. */
function spotOf(words: string, chat: Chat): { message: number; start: number; end: number } | null {
  const plain = words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const whole = new RegExp(`(?<![\\p{Alphabetic}\\p{N}])${plain}(?![\\p{Alphabetic}\\p{N}])`, 'iu');
  for (const { index, text } of chat.messages) {
    const found = whole.exec(text);
    if (found) return { message: index, start: found.index, end: found.index + found[0].length };
  }
  return null;
}
