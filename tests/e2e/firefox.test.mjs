// The short list that must hold in Firefox too.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Builder, By, Key, until } from 'selenium-webdriver';
import { Options, ServiceBuilder } from 'selenium-webdriver/firefox.js';
import { serve } from '../../tools/serve.mjs';
import { DIST } from './lib/browser.mjs';
import { chat } from './lib/chats.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LONG = 120_000;

let firefox;
let server;
const folder = mkdtempSync(join(tmpdir(), 'hearken-firefox-'));

before(async () => {
  const options = new Options()
    .setBinary(process.env.FIREFOX ?? '/usr/bin/firefox-esr')
    .addArguments('--headless', '--width=1280', '--height=900')
    .setPreference('app.update.enabled', false)
    .setPreference('network.captive-portal-service.enabled', false)
    .setPreference('network.connectivity-service.enabled', false)
    .setPreference('browser.download.folderList', 2)
    .setPreference('browser.download.dir', folder);
  const driver = process.env.GECKODRIVER;
  firefox = await new Builder()
    .forBrowser('firefox')
    .setFirefoxOptions(options)
    .setFirefoxService(driver ? new ServiceBuilder(driver) : new ServiceBuilder())
    .build();
  // The policy by header, so that what breaks it can be asked for by the page's own script.
  server = await serve(DIST, { under: '/some/path/' });
});
after(async () => {
  await firefox?.quit();
  await server?.close();
  rmSync(folder, { recursive: true });
});

const see = async (xpath) => {
  const element = await firefox.wait(until.elementLocated(By.xpath(xpath)), LONG);
  await firefox.wait(until.elementIsVisible(element), LONG);
  return element;
};
const click = async (name) => (await see(`//main//button[contains(normalize-space(.), "${name}")]`)).click();
const text = async () => (await firefox.findElement(By.css('main'))).getText();

/** Reads on, where a note about what is in the chat comes first. */
async function readOn() {
  const button = By.xpath('//button[text()="Read on"]');
  await firefox.wait(async () => (await firefox.findElements(By.css('ol.chat'))).length + (await firefox.findElements(button)).length > 0, LONG);
  for (const found of await firefox.findElements(button)) await found.click();
}

async function tagged() {
  const status = await firefox.findElement(By.css('[role=status]'));
  await firefox.wait(async () => (await status.getAttribute('textContent')).includes('Done: '), LONG);
}

test('a chat is read, looked into and taken away without a request', async () => {
  const path = join(folder, 'chat.txt');
  writeFileSync(path, chat(24));
  await firefox.get(server.address);
  await see('//*[contains(text(), "Ready. You can go offline now.")]');
  const asked = server.requests.length;
  assert.ok(asked > 3);

  await (await firefox.findElement(By.css('input[type=file]:not([webkitdirectory])'))).sendKeys(path);
  await click('Yes, read it');
  await readOn();
  await tagged();
  assert.match(await text(), /24 messages, \d+ supporter sentences, \d+ unsure/);

  const label = await firefox.findElement(By.css('[aria-controls="panel"]'));
  await label.sendKeys(Key.ENTER);
  await see('//aside[@aria-label="This sentence"]//*[contains(text(), "What the word means")]');

  await (await firefox.findElement(By.xpath('//nav[@aria-label="Parts"]//a[@aria-label="Take away"]'))).click();
  await click('JSON');
  const saved = () => readdirSync(folder).find((name) => name.endsWith('.json'));
  await firefox.wait(saved, LONG);
  await firefox.wait(() => readFileSync(join(folder, saved()), 'utf8').endsWith('}\n'), LONG);
  assert.equal(JSON.parse(readFileSync(join(folder, saved()), 'utf8')).messages.length, 24);

  assert.deepEqual(server.requests.slice(asked), []);
});

test('each sample is read, and axe finds nothing', async () => {
  await firefox.get(server.address);
  await see('//*[contains(text(), "Ready. You can go offline now.")]');
  const samples = (await firefox.findElements(By.css('.samples button'))).length;
  assert.equal(samples, 3);
  for (let n = 0; n < samples; n += 1) {
    await (await firefox.findElement(By.css('nav[aria-label="Parts"] a'))).click();
    await firefox.wait(until.elementLocated(By.css('.samples button')), LONG);
    await (await firefox.findElements(By.css('.samples button')))[n].click();
    await click('Yes, read it');
    await tagged();
    await firefox.executeScript(AXE);
    const violations = await firefox.executeAsyncScript(
      'const tell = arguments[0]; axe.run(document, { preload: false }).then(({ violations }) => tell(violations.map(({ id }) => id)));',
    );
    assert.deepEqual(violations, []);
  }
});

test('the page cannot reach another origin', async () => {
  const heard = [];
  const elsewhere = createServer((request, response) => {
    heard.push(request.url);
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('heard');
  });
  await new Promise((listening) => elsewhere.listen(0, '127.0.0.1', listening));
  const address = `http://localhost:${elsewhere.address().port}`;
  assert.equal(await (await fetch(`${address}/control`)).text(), 'heard');
  const answer = await firefox.executeAsyncScript(
    'const [url, tell] = arguments; fetch(url).then(() => tell("reached"), () => tell("blocked"));',
    `${address}/page`,
  );
  assert.equal(answer, 'blocked');
  // And from a worker that is started as the page starts its own.
  const inWorker = await firefox.executeAsyncScript(
    `const [url, tell] = arguments;
     const script = new Blob(['onmessage = ({ data }) => fetch(data).then(() => postMessage("reached"), () => postMessage("blocked"))']);
     const worker = new Worker(URL.createObjectURL(script));
     worker.onmessage = ({ data }) => tell(data);
     worker.postMessage(url);`,
    `${address}/worker`,
  );
  assert.equal(inWorker, 'blocked');
  assert.deepEqual(heard, ['/control']);
  elsewhere.closeAllConnections();
  elsewhere.close();
});
