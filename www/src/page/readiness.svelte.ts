/** Whether everything that the page will ever need has arrived. After `ready` it makes no request. */

import type { About, ReferenceSet, Scale, Studies } from 'hearken/hearken.js';
import { Engine } from '../engine/engine';
import { EngineError, unlessEnded } from '../engine/errors';
import { ALL_BYTES, fetchFiles, letGo, type Program } from '../engine/files';
import { thisDevice, workerCount } from '../engine/workers';
import type { Knowledge } from '../worker/protocol';
import { Codebook } from './codebook';
import { status } from './status.svelte';

export type Readiness =
  | { stage: 'arriving'; got: number; all: number }
  | { stage: 'loading' }
  | { stage: 'ready'; about: About }
  /** `refused`: the files are here, but do not fit together, or this browser cannot run them. */
  | { stage: 'failed'; refused: string | null };

class EngineRoom {
  readiness: Readiness = $state.raw({ stage: 'arriving', got: 0, all: ALL_BYTES });
  codebook: Codebook | null = $state.raw(null);
  /** What the engine knows by itself; null until it is here. */
  knowledge: Knowledge | null = $state.raw(null);
  engine: Engine;
  /** A second one beside it, for many chats: it starts no worker before it is asked for something. */
  #second: Engine | null = null;
  #program: Promise<Program> | null = null;

  constructor() {
    this.engine = this.#start();
  }

  get scales(): readonly Scale[] {
    return this.knowledge?.scales ?? [];
  }

  get studies(): Studies | null {
    return this.knowledge?.studies ?? null;
  }

  get references(): readonly ReferenceSet[] {
    return this.knowledge?.references ?? [];
  }

  /** All that may tag at once on this device. */
  engines(): Engine[] {
    return this.#second && workerCount(thisDevice()) === 2 ? [this.engine, this.#second] : [this.engine];
  }

  /** After a failure: everything anew. What the browser has in its cache comes from there. */
  again(): void {
    for (const engine of this.engines()) engine.end();
    if (this.#program) letGo(this.#program);
    this.engine = this.#start();
  }

  #start(): Engine {
    this.readiness = { stage: 'arriving', got: 0, all: ALL_BYTES };
    const files = fetchFiles((got, all) => {
      if (this.readiness.stage === 'arriving') this.readiness = { stage: 'arriving', got, all };
    });
    this.#program = files.program;
    const engine = new Engine(files);
    this.#second = new Engine(files);
    void this.#follow(engine, files);
    return engine;
  }

  async #follow(engine: Engine, files: ReturnType<typeof fetchFiles>): Promise<void> {
    try {
      this.knowledge = await unlessEnded(() => engine.knowledge());
      this.codebook = new Codebook(this.knowledge.codes);
      await files.bundle;
      this.readiness = { stage: 'loading' };
      this.readiness = { stage: 'ready', about: await unlessEnded(() => engine.ready()) };
      status.say('Ready. You can go offline now.');
    } catch (error) {
      this.readiness = { stage: 'failed', refused: error instanceof EngineError ? error.message : null };
    }
  }
}

export const room = new EngineRoom();
