/** The few things that the page keeps, under one key, erasable on the Privacy view. Never a word of a chat. */

const KEY = 'hearken';

export type Theme = 'auto' | 'light' | 'dark';

interface Kept {
  theme: Theme;
  /** Whether tags are shown beside the sentences. */
  tags: boolean;
  /** Whether the keys of the transcript work. */
  shortcuts: boolean;
  /** The reader's own spread and reliability of a questionnaire, by its id. */
  reliability: Reliability;
}

export type Reliability = Record<string, { sd?: number | undefined; r?: number | undefined }>;

const DEFAULTS: Kept = { theme: 'auto', tags: true, shortcuts: true, reliability: {} };

/** Storage can be forbidden, full, or hold what an older page or somebody else wrote. */
function kept(): Kept {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof found !== 'object' || found === null) return DEFAULTS;
    const { theme, tags, shortcuts, reliability } = found as Partial<Record<keyof Kept, unknown>>;
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
      tags: tags !== false,
      shortcuts: shortcuts !== false,
      reliability: keptReliability(reliability),
    };
  } catch {
    return DEFAULTS;
  }
}

/** Whether a spread or a reliability can have this value. */
export function possible(part: 'sd' | 'r', value: number): boolean {
  return Number.isFinite(value) && value > 0 && (part === 'sd' || value < 1);
}

function keptReliability(found: unknown): Reliability {
  if (typeof found !== 'object' || found === null) return {};
  const number = (part: 'sd' | 'r', value: unknown) => (typeof value === 'number' && possible(part, value) ? value : undefined);
  return Object.fromEntries(
    Object.entries(found as Record<string, { sd?: unknown; r?: unknown } | null>).map(([id, own]) => [id, { sd: number('sd', own?.sd), r: number('r', own?.r) }]),
  );
}

class Settings {
  #kept: Kept = $state.raw(kept());

  get theme(): Theme {
    return this.#kept.theme;
  }
  set theme(theme: Theme) {
    this.#keep({ ...this.#kept, theme });
  }

  get tags(): boolean {
    return this.#kept.tags;
  }
  set tags(tags: boolean) {
    this.#keep({ ...this.#kept, tags });
  }

  get shortcuts(): boolean {
    return this.#kept.shortcuts;
  }
  set shortcuts(shortcuts: boolean) {
    this.#keep({ ...this.#kept, shortcuts });
  }

  get reliability(): Reliability {
    return this.#kept.reliability;
  }
  set reliability(reliability: Reliability) {
    this.#keep({ ...this.#kept, reliability });
  }

  erase(): void {
    this.#kept = DEFAULTS;
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Nothing could be kept there, so nothing is there.
    }
  }

  #keep(next: Kept): void {
    this.#kept = next;
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // It holds for this visit all the same.
    }
  }
}

export const settings = new Settings();
