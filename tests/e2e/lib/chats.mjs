// Chats to read in the tests. All of them are made up.

const encode = (text) => Buffer.from(text, 'utf8');

/** A file as the page's file chooser takes it. */
export const file = (name, content) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: typeof content === 'string' ? encode(content) : content,
});

const SEEKER = [
  'i failed my exam and i cant sleep',
  'it went black in my head. i knew all of it the night before',
  'my mum keeps asking how it went and i just lie to her',
  'i dont know. maybe',
  'everyone else seems to get through this without falling apart',
  'i used to go running but i stopped in spring',
  'yeah that is true i guess',
  'what would you do?',
  'i could try to write to my tutor tomorrow',
  'i am so tired of it all being my fault',
  'sometimes i sit in the car for an hour before i go in',
  'nobody there would notice if i did not come back',
  'my sister says i should just try harder',
  'i made a list like you said and it helped a bit',
  'ok thank you for listening',
];

const SUPPORTER = [
  'I am really sorry that you are going through this.',
  'What was it like when you opened the letter?',
  'It sounds as if you had worked hard and in that room it was all gone.',
  'You kept going back, even when it felt pointless, and that takes courage.',
  'Did you sleep at all last night?',
  'You are worn out from carrying this by yourself, and a part of you wants your mum to know.',
  'It is your choice who you tell, and when.',
  'Would it be all right if I shared an idea?',
  'If you like, one thing that some people try is to write the letter and not send it.',
  'Many universities let people sit an exam again within the year.',
  'You should speak to the office before Friday.',
  'I failed my driving test three times, so I know that sinking feeling.',
  'Thank you for telling me.',
  'You are not alone with this.',
  'So you stopped running in spring.',
  'What would you like to get out of our talk today?',
  'That must be exhausting.',
  'You know yourself better than anyone else does.',
];

const OPENING = ['Robin: hi', 'Sam: Hello, I am Sam. How can I help you today?'];

/**
 * A chat between Robin (the seeker) and Sam (the supporter): the same for the same `messages`.
 * Sam's messages have four sentences each, so that 60 messages make about 120 of them.
 */
export function chat(messages) {
  const lines = [...OPENING];
  for (let n = lines.length; n < messages; n += 1) {
    const turn = Math.floor(n / 2);
    if (n % 2 === 0) lines.push(`Robin: ${SEEKER[(turn * 7) % SEEKER.length]}`);
    else lines.push(`Sam: ${[0, 5, 11, 16].map((step) => SUPPORTER[(turn * 5 + step) % SUPPORTER.length]).join(' ')}`);
  }
  return `${lines.slice(0, messages).join('\n')}\n`;
}

/** Words that stand in `chat` and nowhere in the page: none of them may be found where no chat belongs. */
export const CHAT_WORDS = ['Robin', 'driving test', 'sinking feeling', 'in the car for an hour', 'opened the letter'];

/** A chat in which the supporter asks nothing. */
export const NO_QUESTIONS = `Robin: i am tired of all this
Sam: I am so sorry. You are not alone.
Robin: thank you
Sam: Take care of yourself. Goodbye.
`;

/** A chat whose words lie behind emoji, flags and accents. */
export const EMOJI = `Robin: 😀😀 i feel so lonely since he left 💔
Sam: 👩‍👩‍👧 Oh 😢😢 it must be so lonely without him. 🇩🇪 What do you miss the most, naïve as it sounds? 🙂
Robin: his laugh 😂
Sam: 😂 You miss his laugh. 💪🏽 You are so strong to tell me this!
`;

/** Names and messages that try to be something else. A table, as names can hold anything there. */
export const HOSTILE = `speaker,text
<script>window.broken=1</script>,"hello <img src=x onerror=""window.broken=2"">"
Sam,"Hello, how can I help you today? <script>window.broken=3</script>"
<script>window.broken=1</script>,\u202Eneddih\u202C is what it says </li></ol><h1>not a heading</h1>
Sam,It sounds as if \u202Eyou feel\u202C upside down. <b>What</b> happened & when?
\u202Enibor,i am someone else {{ 7 * 7 }} \${broken}
`;

/** What people drop by mistake, by what it is. */
export const BAD = {
  empty: file('empty.txt', ''),
  blank: file('blank.txt', ' \n\n\t\n'),
  binary: file('picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, ...Array(500).keys()])),
  oneLine: file('one-line.txt', `Robin: ${'i cant sleep and it goes on and on. '.repeat(300_000)}`),
  oneLongMessage: file(
    'one-long-message.txt',
    `Robin: hi\nSam: ${'I hear you. '.repeat(2_000)}\nRobin: ${'i cant sleep. '.repeat(700_000)}\n`,
  ),
  oneSpeaker: file('one-speaker.txt', 'Robin: hello?\nRobin: is there anybody?\n'),
  fiveSpeakers: file(
    'five-speakers.txt',
    'Robin: hi\nSam: Hello, how can I help you today?\nKim: hey all\nRobin: i cant sleep\nAlex: me neither\nSam: What keeps you awake?\nJo: lol\nRobin: my exam\n',
  ),
  noSupporter: file(
    'no-supporter.json',
    JSON.stringify([{ dialog: [{ speaker: 'usr', text: 'hello?' }, { speaker: 'usr', text: 'nobody here' }] }]),
  ),
  brokenJson: file('broken.json', '[\n {"dialog": [\n  {"speaker": "usr", "text": "hi"},\n  {"speaker": "sys", "text": \n'),
  brokenJsonLines: file(
    'broken.jsonl',
    '{"dialog": [{"speaker": "usr", "text": "hi"}, {"speaker": "sys", "text": "Hello."}]}\n{"dialog": [{"speaker": "usr"\n',
  ),
  missingColumn: file('missing.csv', 'who,what\nRobin,hi\nSam,What brings you here?\n'),
  notUtf8: file('not-utf8.txt', Buffer.concat([encode('Robin: hi\nSam: Hello, caf'), Buffer.from([0xe9, 0xff, 0xc3]), encode('\n')])),
};

/** The same chat in every guise that is read: `name` tells the format. */
export const GOOD = [
  file('plain.txt', chat(8)),
  file('bom-and-crlf.txt', `\uFEFF${chat(8).replaceAll('\n', '\r\n')}`),
  file('utf16.txt', Buffer.from(`\uFEFF${chat(8)}`, 'utf16le')),
  file('table.csv', table(',')),
  file('table.tsv', table('\t')),
  file('esconv.json', JSON.stringify([{ dialog: turns().map(([name, text]) => ({ speaker: side(name), text })) }])),
  file(
    'failed-esconv.json',
    JSON.stringify([{ dialog: turns().map(([name, content]) => ({ speaker: name === 'Sam' ? 'listener' : 'speaker', content })) }]),
  ),
  file(
    'utterances.jsonl',
    turns()
      .map(([speaker, text], n) => `${JSON.stringify({ id: `u${n}`, conversation_id: 'u0', text, speaker, timestamp: null })}\n`)
      .join(''),
  ),
  file('whatsapp.txt', turns().map(([name, text], n) => `[21.11.26, 20:0${n}:00] ${name}: ${text}\n`).join('')),
];

function turns() {
  return chat(8)
    .trimEnd()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
}

function side(name) {
  return name === 'Sam' ? 'sys' : 'usr';
}

function table(comma) {
  const rows = turns().map(([name, text]) => [name, `"${text}"`].join(comma));
  return `${['Speaker', 'Text'].join(comma)}\n${rows.join('\n')}\n`;
}
