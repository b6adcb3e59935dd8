// Whether both engines were given the same: then the same graph gives the same figures.

import assert from 'node:assert/strict';

const TOLERANCE = 1e-4;
const HEAD = { supporter: 'techniques', seeker: 'client_talk' };

/**
 * Fails unless onnxruntime finds every segment's main code as likely as hearken does.
 *
 * `tags` is what hearken says of each volley, `results` what the graph's heads give for each of `frames`.
 */
export function agree(tags, frames, results, heads) {
  let farthest = 0;
  for (const { chat, volley, role, likely } of tags.filter(({ role }) => HEAD[role] in heads)) {
    const own = results.filter((_, at) => frames[at].chat === chat && frames[at].volley === volley && !frames[at].alone);
    const rows = own.flatMap((result) => result[HEAD[role]]);
    for (const segments of likely) {
      for (const ours of segments) {
        farthest = Math.max(farthest, Math.abs(ours - highest(rows.shift(), heads[HEAD[role]].temperature)));
      }
      // After a supporter's segments comes the whole message, which the head for empathy judges.
      if (role === 'supporter' && segments.length > 0 && 'empathy' in heads) rows.shift();
    }
    assert.equal(rows.length, 0, `volley ${volley} of chat ${chat} has more segments in onnxruntime's frames`);
  }
  assert.ok(farthest < TOLERANCE, `the engines differ by ${farthest}: pkg/ and models/tagger/ must be of one build`);
}

/** The greatest of the probabilities that these figures amount to. */
function highest(figures, temperature) {
  const most = Math.max(...figures);
  return 1 / figures.reduce((sum, figure) => sum + Math.exp((figure - most) / temperature), 0);
}
