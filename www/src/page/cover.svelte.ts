/** Hides the chat from whoever looks at the screen: while covered, no word of it is in the page's elements. */

import { tick } from 'svelte';
import { status } from './status.svelte';

/** Nobody has touched the page for so long. */
const IDLE_MS = 10 * 60_000;

/** After so many frames in which nothing moved, nothing will. */
const STILL_FRAMES = 6;
/** Half a second: longer nobody should have to wait, whatever moves. */
const MOST_FRAMES = 30;

class Cover {
  on = $state(false);
  /** The page comes back: whoever scrolls to a sentence of its own accord leaves that to the cover. */
  lifting = false;
  /** What was at the top when the page was covered, and how far it was scrolled. */
  #place = { id: '', top: 0, scroll: 0 };
  #idle: ReturnType<typeof setTimeout> | undefined;

  cover(): void {
    if (this.on) return;
    const rows = [...document.querySelectorAll('li.message')];
    const element = rows.find((row) => row.getBoundingClientRect().bottom > innerHeight / 3);
    this.#place = { id: element?.id ?? '', top: element?.getBoundingClientRect().top ?? 0, scroll: scrollY };
    this.on = true;
    status.say('Covered.');
  }

  /** Shows the page again, at the place where it was. */
  async lift(): Promise<void> {
    this.lifting = true;
    this.on = false;
    status.say('');
    await tick();
    const { id, top, scroll } = this.#place;
    const element = id ? document.getElementById(id) : null;
    if (element) await this.#putAt(element, top);
    else scrollTo(0, scroll);
    this.lifting = false;
  }

  /** Rows get their true height when they come near the screen, which moves those below: so until nothing moves. */
  async #putAt(element: HTMLElement, top: number): Promise<void> {
    element.scrollIntoView();
    for (let frame = 0, still = 0; frame < MOST_FRAMES && still < STILL_FRAMES; frame++) {
      const away = element.getBoundingClientRect().top - top;
      still = Math.abs(away) < 1 ? still + 1 : 0;
      scrollBy(0, away);
      await new Promise(requestAnimationFrame);
    }
  }

  /** Somebody is there. */
  touch(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.cover(), IDLE_MS);
  }
}

export const cover = new Cover();
