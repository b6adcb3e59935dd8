// The built page in a real Chromium, watched: what it asks for, what it complains of, what it stores.

import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../../../tools/serve.mjs';

export const DIST = process.env.HEARKEN_DIST ?? resolve(import.meta.dirname, '../../../dist');

/** The page must work below any path, so the tests never serve it at the root. */
const UNDER = '/some/path/';

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Chromium's own sandbox does not work for root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Opens the page in a fresh profile.
 *
 * `headers: false` serves it without its `_headers`: what holds then, holds on every host.
 */
export async function open(browser, { headers = false, ...options } = {}) {
  const server = await serve(DIST, { under: UNDER, headers, holds: false });
  const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1280, height: 900 }, ...options });
  // Patient: the machine that runs the tests may be busy, and how long things take is bench's to tell.
  context.setDefaultTimeout(60_000);
  const asked = [];
  const complaints = [];
  context.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url())) asked.push(request.url());
  });
  context.on('console', (message) => {
    if (message.type() === 'error' || /content security policy/i.test(message.text())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  const page = await context.newPage();
  const answer = await page.goto(server.address);
  assert.ok(answer.ok(), `${DIST} holds the built page`);
  return {
    page,
    context,
    server,
    /** The addresses that the browser asked for so far, workers' included. */
    asked,
    /** Errors and broken policies that the console told of so far. */
    complaints,
    /** Counts requests from here on, at the server and in the browser. */
    count() {
      const [atServer, inBrowser] = [server.requests.length, asked.length];
      return () => [...server.requests.slice(atServer), ...asked.slice(inBrowser)];
    },
    /** Ends the visit. Whatever the test was about, the page must not have broken its own policy or thrown. */
    async close({ mayComplain = /(?!)/ } = {}) {
      await context.close();
      await server.close();
      assert.deepEqual(
        complaints.filter((text) => !mayComplain.test(text)),
        [],
        'the page complained',
      );
    },
  };
}
