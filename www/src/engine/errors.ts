import { FAULT, type Failure } from '../worker/protocol';

/** Something that the engine could not do, with a code to act on and a sentence to show. */
export class EngineError extends Error {
  readonly code: string;
  readonly missing: string | null;
  readonly columns: readonly string[];

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'EngineError';
    this.code = failure.code;
    this.missing = failure.missing ?? null;
    this.columns = failure.columns ?? [];
  }
}

/** The worker ended on purpose: somebody stopped it, or forgot the chat. Nothing to tell. */
export class Ended extends Error {
  override readonly name = 'Ended';
}

/** Asks again, for as long as it is wanted, where somebody else ended the worker that was to answer. */
export async function unlessEnded<T>(ask: () => Promise<T>, wanted: () => boolean = () => true): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Ended) || !wanted()) throw error;
    }
  }
}

/** The codes of an engine without a model: it did not arrive, or does not fit. */
export const NO_MODEL: readonly string[] = ['no_model', 'bundle'];

/** What the engine itself says is wrong, so that the reader can put it right; null where the fault is the page's own. */
export function reasonOf(error: unknown): string | null {
  return error instanceof EngineError && error.code !== FAULT ? error.message : null;
}

const OWN_FAULT = 'A fault in this page.';

/** What went wrong, as a sentence to show. */
export function whatWentWrong(error: unknown): string {
  return reasonOf(error) ?? OWN_FAULT;
}

/** The worker broke. What was tagged so far is safe in the page. */
export function fault(message = OWN_FAULT): EngineError {
  return new EngineError({ code: FAULT, message });
}
