// One page for all tests of a file, as it takes seconds to load: each of them begins at the start, and forgets its chat.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { launch, open } from './browser.mjs';
import { ready } from './steps.mjs';

/** To be called once in a file. `page()` is the page of the test that runs. */
export function sharedPage() {
  let browser;
  /** None after a test that failed: the next one gets a page of its own to begin with. */
  let visit = null;

  async function opened() {
    const fresh = await open(browser);
    await ready(fresh.page);
    return fresh;
  }

  before(async () => (browser = await launch()));
  after(async () => {
    await visit?.close();
    await browser.close();
  });
  beforeEach(async () => {
    visit ??= await opened();
  });
  afterEach(async ({ passed }) => {
    const shared = visit;
    visit = null;
    if (!passed) return shared.close();
    const forget = shared.page.getByRole('button', { name: 'Forget this chat' });
    if (await forget.isVisible()) await forget.click();
    await shared.page.getByRole('heading', { level: 1, name: 'Read a support chat' }).waitFor();
    assert.deepEqual(shared.complaints, [], 'the page complained');
    visit = shared;
  });

  return {
    page: () => visit.page,
    /** For what leaves more behind than a chat: a page of its own. */
    async alone(act) {
      const own = await opened();
      await act(own.page);
      await own.close();
    },
  };
}
