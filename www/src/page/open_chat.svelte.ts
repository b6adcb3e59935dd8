/** The chat that is open: its messages, who is who, and how far its tagging has come. */

import type { Analysis, Chat, ChatMessage, Course, DateOrder, Evidence, Flag, MessageTags, Role, SamePerson, Scored, Segment, Standing } from 'hearken/hearken.js';
import type { Engine, Reading } from '../engine/engine';
import { Ended, EngineError, NO_MODEL, fault, reasonOf, whatWentWrong } from '../engine/errors';
import type { Cut, ExportFormat, Plan } from '../worker/protocol';
import { Codebook, tagOf, type Tag } from './codebook';
import { Filter } from './filter.svelte';
import { Forms } from './forms.svelte';
import { Names } from './names.svelte';
import { withRoles } from './people';
import type { Mark } from './pieces';
import type { Place } from './route';
import { room } from './readiness.svelte';
import { settings } from './settings.svelte';
import { readSource, type Origin } from './source';
import { status } from './status.svelte';
import { many } from './times';

export type Tagging =
  /** Until somebody says who is who. */
  | { stage: 'waiting' }
  | { stage: 'running' }
  | { stage: 'stopped' }
  /** The page's fault: the worker broke. What is tagged stays. */
  | { stage: 'fault' }
  /** The engine said no, with a reason. */
  | { stage: 'refused'; reason: string }
  | { stage: 'done'; analysis: Analysis };

/** A sentence of the supporter, with the numbers that people call it by. */
export interface Sentence {
  place: Place;
  row: Row;
  segment: Segment;
  tag: Tag;
}

/** A message as the transcript shows it. */
export class Row {
  readonly message: ChatMessage;
  /** Null until the engine has cut the message. */
  cuts: Cut[] | null = $state.raw(null);
  /** Null until the message is tagged. */
  tags: MessageTags | null = $state.raw(null);
  /** The number of the sentence that Tab comes to; in all rows together there is one. */
  stop: number | null = $state(null);
  /** The number of the sentence that the panel shows. */
  opened: number | null = $state(null);
  /** The words that its tag rests on, once asked for. */
  evidence: readonly Mark[] = $state.raw([]);
  readonly #codebook: Codebook;

  constructor(message: ChatMessage, codebook: Codebook) {
    this.message = message;
    this.#codebook = codebook;
  }

  /** Counted from 1. */
  get number(): number {
    return this.message.index + 1;
  }

  /** The tagged sentences; none for anybody but the supporter. */
  sentences: readonly Sentence[] = $state.raw([]);

  tag(tags: MessageTags): void {
    this.tags = tags;
    if (this.message.role !== 'supporter') return;
    this.sentences = tags.segments.map((segment, index) => ({
      place: { message: this.number, sentence: index + 1 },
      row: this,
      segment,
      tag: tagOf(segment, this.#codebook),
    }));
  }
}

/** A row among many chats, which follows what the reader says about the chat where it is open. */
export interface Follower {
  /** Who speaks in the chat, or when, is said otherwise: what was tagged before holds no more. */
  changed(chat: Chat): void;
  tagged(analysis: Analysis): void;
}

/** More than a screen holds. */
export const FIRST_ROWS = 100;

export class OpenChat {
  chat: Chat;
  rows: Row[] = $state.raw([]);
  tagging: Tagging = $state.raw({ stage: 'waiting' });
  /** Sentences of the supporter: in all, and tagged. */
  all = $state(0);
  tagged = $state(0);
  /** Whether the reader has said who is who. */
  assigned = $state(false);
  /** Roles that the reader has chosen and not yet sent, by name: they hold for a person while others are joined or parted. */
  said: ReadonlyMap<string, Role> = $state.raw(new Map());
  /** Names that the reader takes for one person's, in the order in which they were joined. */
  joined: readonly SamePerson[] = $state.raw([]);
  /** Names that look alike and that the reader says are two people's. */
  apart: readonly SamePerson[] = $state.raw([]);
  /** How many rows the transcript has laid out: the rest follows when the browser is idle. */
  laid = $state(FIRST_ROWS);
  readonly codebook: Codebook;
  readonly filter = new Filter();
  /** What is hidden in what is taken away. */
  readonly names = new Names();
  /** The questionnaires that the reader fills in. */
  readonly forms = new Forms();
  /** What the questionnaires amount to, the file's own and the reader's. */
  scored: Scored | null = $state.raw(null);
  /** What a check of words found, known before anything is tagged. */
  flags: readonly Flag[] = $state.raw([]);
  /** Whether that check is done. */
  checked = $state(false);
  /** Whether the reader has chosen to read on after the note about what is in the chat. */
  readOn = $state(false);
  /** The seeker's course through the chat; null until all is tagged. */
  course: Course | null = $state.raw(null);
  /** Where the figures fall among reference chats. */
  standings: readonly Standing[] = $state.raw([]);
  readonly #engine: () => Engine;
  #origin: Origin;
  readonly #follower: Follower | null;
  /** The chat with every name on its own. */
  #asRead: Chat;
  #nameless: Analysis | null = $state.raw(null);
  /** Why names could not be hidden for paper. */
  unhidden: string | null = $state(null);
  /** The analysis before the reader's own questionnaires. */
  #asTagged: Analysis | null = null;
  /** How many volleys are tagged. */
  #volleys = 0;
  /** Counts how often names were hidden, so that only the last answer counts. */
  #hidings = 0;
  /** Counts the runs, so that one that was stopped cannot write into the next. */
  #run = 0;

  constructor(chat: Chat, origin: Origin, codebook: Codebook, engine: () => Engine, follower: Follower | null = null) {
    this.codebook = codebook;
    this.#engine = engine;
    this.#origin = origin;
    this.#follower = follower;
    this.#asRead = chat;
    this.chat = $state.raw(chat);
    this.#take(chat);
  }

  /** The tagged sentences, in order. Added to with each volley: to gather them from the rows of a long chat takes too long. */
  sentences: readonly Sentence[] = $state.raw([]);

  /** The sentences whose tags are shown. */
  readonly shown: Sentence[] = $derived(this.sentences.filter((sentence) => this.filter.shows(sentence)));

  /** While some tags are not shown: the numbers of the messages that hold shown ones, each with what it answers. */
  readonly #visible: ReadonlySet<number> | null = $derived.by(() => {
    if (!this.filter.active) return null;
    const numbers = new Set(this.shown.map(({ place }) => place.message));
    for (const number of [...numbers]) {
      if (this.rows[number - 2]?.message.role !== 'supporter') numbers.add(number - 1);
    }
    return numbers;
  });

  /** Whether the transcript shows this message. */
  shows({ number }: Row): boolean {
    return this.#visible?.has(number) ?? true;
  }

  get unsure(): number {
    return this.sentences.filter(({ tag }) => !tag.sure).length;
  }

  get analysis(): Analysis | null {
    return this.tagging.stage === 'done' ? this.tagging.analysis : null;
  }

  sentence({ message, sentence }: Place): Sentence | null {
    return this.rows[message - 1]?.sentences[sentence - 1] ?? null;
  }

  /** Says who is who, and tags the chat from the beginning: a tag depends on who speaks. */
  assign(roles: ReadonlyMap<string, Role>): void {
    this.#change(withRoles(this.chat, roles));
    this.assigned = true;
    this.said = new Map();
    this.filter.clear();
    void this.run();
  }

  /** Takes names for one person's, in place of those so far. Tags depend on who speaks: they wait for who is who. */
  async join(joined: readonly SamePerson[]): Promise<void> {
    const before = this.chat;
    const chat = joined.length > 0 ? await this.#engine().takeForOne(this.#asRead, joined) : this.#asRead;
    if (this.chat !== before) return;
    const roles = new Map(before.speakers.map(({ name, role }) => [name, role]));
    this.joined = joined;
    this.#change(this.assigned ? withRoles(chat, roles) : chat);
  }

  /**
   * Reads the chat's file again: the reader says which number of its dates is the day. What else was said of the chat holds.
   *
   * @throws where the file cannot be read any more.
   */
  async chooseDateOrder(dateOrder: DateOrder): Promise<void> {
    const { source, id } = this.#origin;
    const again = { ...source, options: { ...source.options, dateOrder } };
    const asRead = (await readSource(again, () => true)).find((chat) => chat.id === id);
    if (!asRead) throw fault();
    this.#origin = { source: again, id };
    this.#asRead = { ...asRead, id: this.chat.id };
    await this.join(this.joined);
  }

  /** Tags what is not tagged yet. */
  async run(): Promise<void> {
    const run = ++this.#run;
    this.tagging = { stage: 'running' };
    status.say('Tagging begins.');
    try {
      const engine = this.#engine();
      const analysis = await this.#tagRest(() => run === this.#run);
      if (run !== this.#run) return;
      [this.standings, this.course] = await Promise.all([engine.standings(analysis.session), engine.course(analysis)]);
      if (run !== this.#run) return;
      this.tagging = { stage: 'done', analysis };
      this.#asTagged = analysis;
      this.#follower?.tagged(analysis);
      status.say(`Done: ${many(this.all, 'sentence')}, ${this.unsure} unsure.`);
      // Without an answer (the chat is forgotten, the worker broke) the analysis stands all the same.
      this.score().catch(() => {});
      this.#findNames().catch(() => {});
    } catch (error) {
      if (run !== this.#run) return;
      // The worker was ended for another chat's sake.
      if (error instanceof Ended) return this.run();
      this.#broken(error);
    }
  }

  /** Leaves off after the volley at hand, as somebody else needs the worker. */
  pause(): void {
    if (this.tagging.stage !== 'running') return;
    this.#run++;
    this.tagging = { stage: 'stopped' };
  }

  /** Ends the worker in the middle of its work. */
  stop(): void {
    this.pause();
    this.#engine().end();
  }

  /** The words that the tag of a sentence rests on. */
  explain({ place }: Sentence): Promise<Evidence[]> {
    return this.#engine().explain(this.chat, place.message - 1, place.sentence - 1);
  }

  /** Scores what is filled in, beside what the file brought. */
  async score(): Promise<void> {
    const tagged = this.#asTagged;
    if (!tagged) return;
    const reliability = Object.entries(settings.reliability).flatMap(([instrument, { sd, r }]) => {
      const published = room.scales.find(({ id }) => id === instrument)?.reliability;
      return published ? [{ instrument, sd: sd ?? published.sd, r: r ?? published.r }] : [];
    });
    const scored = await this.#engine().score(tagged, this.forms.begun(room.scales), { prorate: false, reliability });
    // The chat may have been tagged anew meanwhile. Of several answers the last one comes last.
    if (this.#asTagged !== tagged) return;
    const analysis = { ...tagged, outcome: scored.outcome, notes: scored.notes };
    this.tagging = { stage: 'done', analysis };
    this.scored = scored;
    this.#follower?.tagged(analysis);
  }

  async #findNames(): Promise<void> {
    const { chat } = this;
    const found = await this.#engine().findNames(chat);
    if (this.chat === chat) this.names.findings = found;
  }

  /** What asks for care: by words alone at first, with what the model found once all is tagged. */
  get asksForCare(): readonly Flag[] {
    return this.analysis?.outcome.flags ?? this.flags;
  }

  /** Whether it asks for a look: its tag is unsure, or words that ask for care are in it, or in the message that it is the answer to. */
  asksForALook({ tag, place, segment }: Pick<Sentence, 'tag' | 'place' | 'segment'>): boolean {
    if (!tag.sure) return true;
    const at = place.message - 1;
    return this.asksForCare.some(({ message, start, end }) => {
      if (message === at) return start < segment.end && end > segment.start;
      return message === at - 1 && place.sentence === 1 && this.rows[message]?.message.role !== 'supporter';
    });
  }

  /** What is to be said of an answer above 0 to the question about thoughts of death; null where there is none. */
  get item9(): string | null {
    return this.scored?.aboutForms.find(({ code }) => code === 'item_9')?.text ?? null;
  }

  /** The analysis as it goes onto paper: without names, unless the reader wants them. */
  get shownOnPaper(): Analysis | null {
    return this.names.hide ? this.#nameless : this.analysis;
  }

  /** Hides names for paper; to be called again when something was decided about them. Until then there is no paper. */
  async hideNames(): Promise<void> {
    const { analysis } = this;
    this.#nameless = null;
    this.unhidden = null;
    if (!analysis) return;
    const asked = ++this.#hidings;
    try {
      const nameless = await this.#engine().hideNames(analysis, this.names.decisions(this.chat));
      if (asked === this.#hidings) this.#nameless = nameless;
    } catch (error) {
      if (asked === this.#hidings) this.unhidden = whatWentWrong(error);
    }
  }

  /** The whole reading as the text of a file. */
  export(format: ExportFormat): Promise<string> {
    if (!this.analysis) return Promise.reject(new Error('a chat is exported once it is tagged'));
    return this.#engine().export([this.analysis], format, this.names.hide ? [this.names.decisions(this.chat)] : null);
  }

  #change(chat: Chat): void {
    this.#take(chat);
    this.#follower?.changed(chat);
  }

  #take(chat: Chat): void {
    this.#run++;
    this.chat = chat;
    this.rows = chat.messages.map((message) => new Row(message, this.codebook));
    this.sentences = [];
    this.tagging = { stage: 'waiting' };
    this.checked = false;
    this.#asTagged = null;
    // What was known of the chat before says nothing of it with other people or roles.
    this.scored = null;
    this.flags = [];
    this.course = null;
    this.standings = [];
    this.names.findings = [];
    this.#hidings++;
    this.#nameless = null;
    this.unhidden = null;
    this.all = 0;
    this.tagged = 0;
    this.#volleys = 0;
    this.laid = FIRST_ROWS;
  }

  /** @throws Ended where it is not wanted any more, or the worker was ended. */
  async #tagRest(wanted: () => boolean): Promise<Analysis> {
    const reading = await this.#engine().open(this.chat);
    try {
      if (!wanted()) throw new Ended();
      this.#lay(reading.plan);
      await this.#tagVolleys(reading, wanted);
      return await reading.summarize(this.rows.flatMap(({ tags }) => tags ?? []));
    } finally {
      reading.close();
    }
  }

  #lay(plan: Plan): void {
    this.all = plan.segments;
    this.flags = plan.flags;
    this.checked = true;
    for (const [index, row] of this.rows.entries()) row.cuts = plan.cuts[index] ?? [];
  }

  async #tagVolleys({ plan, tag }: Reading, wanted: () => boolean): Promise<void> {
    let quarters = Math.floor((this.tagged / this.all) * 4);
    while (this.#volleys < plan.volleys) {
      const tags = await tag(this.#volleys);
      if (!wanted()) throw new Ended();
      this.#place(tags);
      this.#volleys++;
      const now = Math.floor((this.tagged / this.all) * 4);
      if (now > quarters && now < 4) status.say(`${this.tagged} of ${this.all} sentences tagged.`);
      quarters = now;
    }
  }

  #place(tags: MessageTags[]): void {
    const added = tags.flatMap((message) => {
      const row = this.rows[message.index];
      row?.tag(message);
      return row?.sentences ?? [];
    });
    this.sentences = [...this.sentences, ...added];
    this.tagged += added.length;
  }

  #broken(error: unknown): void {
    const reason = reasonOf(error);
    if (error instanceof EngineError && NO_MODEL.includes(error.code)) this.tagging = { stage: 'stopped' };
    else this.tagging = reason === null ? { stage: 'fault' } : { stage: 'refused', reason };
  }
}
