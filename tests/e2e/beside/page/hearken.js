// A worker with hearken's package in it, as the npm package has it.

import * as hearken from '/pkg/hearken.js';
import { answer } from './answer.js';

let memory;
let analyzer;
const chats = [];

answer({
  async load({ wasm, bundle }) {
    ({ memory } = hearken.initSync({ module: await WebAssembly.compile(wasm) }));
    analyzer = new hearken.Analyzer(new Uint8Array(bundle));
  },

  /** Reads the first `most` chats of the files: how many there are, and in them how many of the supporter's segments. */
  async read({ files, most }) {
    for (const file of files) {
      const content = new Uint8Array(await (await fetch(file)).arrayBuffer());
      chats.push(...hearken.read(content, file.slice(file.lastIndexOf('/') + 1), {}));
    }
    chats.splice(most);
    return { chats: chats.length, segments: chats.map(segments).reduce((sum, count) => sum + count, 0) };
  },

  /** Milliseconds for all chats: cutting them, tagging the supporter's volleys, and the seeker's. */
  time() {
    const spent = { cutting: 0, supporter: 0, seeker: 0 };
    for (const chat of chats) {
      const begun = performance.now();
      const reading = new hearken.Reading(chat);
      spent.cutting += performance.now() - begun;
      for (let volley = 0; volley < reading.volleys; volley += 1) {
        const begun = performance.now();
        const [first] = analyzer.tagVolley(reading, volley);
        spent[chat.messages[first.index].role] += performance.now() - begun;
      }
      reading.free();
    }
    return spent;
  },

  /** Of each volley, whose it is, and of each segment of its messages how likely its main code is. */
  tags() {
    return chats.flatMap((chat, number) => {
      const reading = new hearken.Reading(chat);
      const volleys = Array.from({ length: reading.volleys }, (_, volley) => {
        const messages = analyzer.tagVolley(reading, volley);
        const { role } = chat.messages[messages[0].index];
        const likely = messages.map(({ segments }) => segments.map(({ likely: [main] }) => main?.probability));
        return { chat: number, volley, role, likely };
      });
      reading.free();
      return volleys;
    });
  },

  /** A whole chat, from its cuts to what it adds up to. The chats begin anew where they end. */
  whole({ chat }) {
    const reading = new hearken.Reading(chats[chat % chats.length]);
    const tags = Array.from({ length: reading.volleys }, (_, volley) => analyzer.tagVolley(reading, volley)).flat();
    const analysis = reading.summarize(tags);
    reading.free();
    return analysis;
  },

  /** In bytes. A wasm memory never shrinks: what it has is the most that it needed. */
  memory() {
    return memory.buffer.byteLength;
  },
});

function segments(chat) {
  const reading = new hearken.Reading(chat);
  const count = reading.segments;
  reading.free();
  return count;
}
