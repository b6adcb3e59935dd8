/** The worker: the only place where the engine runs. It knows nothing of the page, fetches nothing, keeps the chats that are open. */

import * as engine from 'hearken/hearken.js';
import type { Analysis, ExportOptions } from 'hearken/hearken.js';
import { ALIVE, FAULT, lifeLock, type ActionName, type Actions, type Call, type ExportFormat, type Failure, type Reply } from './protocol';

let analyzer: engine.Analyzer | null = null;
/** The chats that are open, by the number that names them. */
const readings = new Map<number, engine.Reading>();
let opened = 0;

const actions: { [A in ActionName]: (given: Actions[A]['given']) => Actions[A]['answer'] } = {
  start({ module }) {
    engine.initSync({ module });
    return {
      codes: engine.codebook(),
      formats: engine.formats(),
      scales: engine.scales(),
      studies: engine.studies(),
      references: engine.references(),
      care: engine.care(),
    };
  },
  load({ bundle }) {
    analyzer = new engine.Analyzer(bundle);
    return analyzer.about;
  },
  read({ bytes, file, options }) {
    return engine.read(bytes, file, options);
  },
  mayHoldAChat({ head }) {
    return engine.mayHoldAChat(head);
  },
  readAlone({ bytes, file, path }) {
    return engine.isPart(bytes, path) ? null : engine.read(bytes, file, {});
  },
  readFolder({ files, name, options }) {
    return engine.readFolder(files, name, options);
  },
  takeForOne({ chat, same }) {
    return engine.takeForOne(chat, [...same]);
  },
  open({ chat }) {
    const reading = new engine.Reading(chat);
    readings.set(++opened, reading);
    const cuts = reading.plan().map(({ segments }) => segments);
    const plan = { volleys: reading.volleys, segments: reading.segments, cuts, flags: reading.flags() };
    return { reading: opened, plan };
  },
  tag({ reading, volley }) {
    return needed(analyzer).tagVolley(needed(readings.get(reading)), volley);
  },
  summarize({ reading, messages }) {
    return needed(readings.get(reading)).summarize(messages);
  },
  close({ reading }) {
    readings.get(reading)?.free();
    readings.delete(reading);
  },
  score({ outcome, notes, forms, settings }) {
    return engine.score(outcome, notes, forms, settings);
  },
  course({ analysis }) {
    return engine.courseOf(analysis);
  },
  standings({ session }) {
    return engine.standings(session);
  },
  explain({ chat, message, segment }) {
    const reading = new engine.Reading(chat);
    try {
      return reading.explain(needed(analyzer), message, segment);
    } finally {
      reading.free();
    }
  },
  export({ analyses, format, hide }) {
    const printed = analyses.map(withoutProbabilities);
    return PRINTERS[format](printed, { redact: hide !== null, decisions: hide ?? [] });
  },
  hideNames({ analysis, decisions }) {
    return engine.hideNames(analysis, decisions);
  },
  findNames({ chat }) {
    return engine.findNames(chat);
  },
};

const PRINTERS: Record<ExportFormat, (analyses: Analysis[], options: ExportOptions) => string> = {
  json: engine.toJson,
  csv: engine.toCsv,
  chats: engine.toChats,
  markdown: (analyses, options) => analyses.map((analysis) => engine.toMarkdown(analysis, options)).join('\n'),
};

/** The command prints the chances of all techniques only when it is asked to. */
function withoutProbabilities(analysis: Analysis): Analysis {
  const messages = analysis.messages.map((message) => ({
    ...message,
    segments: message.segments.map((segment) => ({ ...segment, probabilities: null })),
  }));
  return { ...analysis, messages };
}

function needed<T>(part: T | null | undefined): T {
  if (part == null) throw new Error('the page asked before it handed over what is needed');
  return part;
}

/** The engine's errors carry a code. Anything else (a panic, too little memory) is a fault, and its text may quote the chat. */
function failure(error: unknown): Failure {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const { code, message, missing, columns } = error as Error & Failure;
    return { code, message, ...(missing !== undefined && { missing }), ...(columns !== undefined && { columns }) };
  }
  console.error(error);
  return { code: FAULT, message: 'A fault in this page.' };
}

function answer(call: Call): Reply {
  try {
    const action = actions[call.action] as (given: unknown) => unknown;
    return { id: call.id, result: action(call.given) };
  } catch (error) {
    return { id: call.id, error: failure(error) };
  }
}

self.onmessage = ({ data }: MessageEvent<Call>) => self.postMessage(answer(data));

// Held and never let go: it is free again only when this worker has ended.
void navigator.locks?.request(lifeLock(self.name), () => {
  self.postMessage(ALIVE);
  return new Promise(() => {});
});
