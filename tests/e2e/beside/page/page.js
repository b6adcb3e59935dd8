// The page of the measurements: starts workers, passes calls on to them, and shares chats out among them.

const engines = new Map();

class Engine {
  #worker;
  #pending = new Map();
  #calls = 0;

  constructor(script) {
    this.#worker = new Worker(script, { type: 'module' });
    this.#worker.onmessage = ({ data: { id, result, error } }) => {
      const { resolve, reject } = this.#pending.get(id);
      this.#pending.delete(id);
      if (error === undefined) resolve(result);
      else reject(new Error(`${script}: ${error}`));
    };
    this.#worker.onerror = ({ message }) => {
      for (const { reject } of this.#pending.values()) reject(new Error(`${script}: ${message}`));
    };
  }

  call(action, given) {
    const id = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, action, given });
    });
  }
}

async function bytes(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} is not there (${response.status})`);
  return response.arrayBuffer();
}

globalThis.bench = {
  /** Starts an engine in a worker of its own: milliseconds from its files, fetched before, until it can run. */
  async start(name, script, paths) {
    const files = {};
    for (const [file, path] of Object.entries(paths)) files[file] = await bytes(path);
    const begun = performance.now();
    const engine = new Engine(script);
    await engine.call('load', files);
    engines.set(name, engine);
    return performance.now() - begun;
  },

  call(name, action, given) {
    return engines.get(name).call(action, given);
  },

  /** So many chats, each by the next engine that is free, as hearken's page does it: milliseconds. */
  async batch(names, chats) {
    let next = 0;
    const work = async (name) => {
      while (next < chats) await engines.get(name).call('whole', { chat: next++ });
    };
    const begun = performance.now();
    await Promise.all(names.map(work));
    return performance.now() - begun;
  },
};
