import { tick } from 'svelte';

/** What was pressed is gone: keys and screen readers go on from the view's heading. */
export async function toHeading(): Promise<void> {
  await tick();
  document.querySelector('h1')?.focus({ preventScroll: true });
}
