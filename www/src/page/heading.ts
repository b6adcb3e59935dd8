import { tick } from 'svelte';

/** What was pressed is gone: keys and screen readers go on from the view's heading. */
export async function toHeading(): Promise<void> {
  await tick();
  document.querySelector('h1')?.focus({ preventScroll: true });
}

/** The id of the button that stops the tagging, and of the one that comes in its place. */
export const STOP_OR_GO_ON = 'stop-or-go-on';

/** Does what was pressed for: the button goes, and keys go on from the one that takes its place. */
export async function swap(act: () => void): Promise<void> {
  act();
  await tick();
  document.getElementById(STOP_OR_GO_ON)?.focus({ preventScroll: true });
}
