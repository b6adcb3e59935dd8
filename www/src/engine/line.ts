/** One worker and the calls it has not answered yet. A line that has ended never opens again: take a new one. */

import { ALIVE, FAULT, lifeLock, type ActionName, type Actions, type Reply } from '../worker/protocol';
import { Ended, EngineError, fault } from './errors';

/** Far longer than any call takes on a slow phone: only a worker that died unseen is that silent. */
const SILENCE_MS = 180_000;

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
  timer: ReturnType<typeof setTimeout>;
}

let workers = 0;

export class Line {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #watch = new AbortController();
  readonly #onEnd: (line: Line) => void;
  #calls = 0;
  #over = false;

  /** `script` is a blob's address: a worker started from a blob is bound by the page's policy, one from a URL is not. */
  constructor(script: string, onEnd: (line: Line) => void) {
    const key = `${Date.now()}-${++workers}`;
    this.#onEnd = onEnd;
    this.#worker = new Worker(script, { name: key });
    this.#worker.onmessage = ({ data }: MessageEvent<Reply | typeof ALIVE>) => {
      if (data === ALIVE) this.#watchLife(key);
      else this.#settle(data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#finish(fault());
    };
    this.#worker.onmessageerror = () => this.#finish(fault());
  }

  /** Always settles: with the answer, with the engine's error, or because the line ended. */
  call<A extends ActionName>(action: A, given: Actions[A]['given']): Promise<Actions[A]['answer']> {
    if (this.#over) return Promise.reject(new Ended());
    const id = ++this.#calls;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#finish(fault()), SILENCE_MS);
      this.#pending.set(id, { resolve: resolve as (result: unknown) => void, reject, timer });
      this.#worker.postMessage({ id, action, given });
    });
  }

  /** Ends the worker at once, in the middle of whatever it does. Its memory, and the chat in it, are gone. */
  end(): void {
    this.#finish(new Ended());
  }

  #settle(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if (!pending) return;
    if ('error' in reply && reply.error.code === FAULT) return this.#finish(fault());
    this.#pending.delete(reply.id);
    clearTimeout(pending.timer);
    if ('error' in reply) pending.reject(new EngineError(reply.error));
    else pending.resolve(reply.result);
  }

  #finish(reason: Error): void {
    if (this.#over) return;
    this.#over = true;
    this.#worker.terminate();
    this.#watch.abort();
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(reason);
    }
    this.#pending.clear();
    this.#onEnd(this);
  }

  /** A worker that closes or is killed tells nobody, but the lock that it holds becomes free. */
  #watchLife(key: string): void {
    navigator.locks
      .request(lifeLock(key), { signal: this.#watch.signal }, () => this.#finish(fault()))
      .catch(() => {}); // given up because the line ended first
  }
}
