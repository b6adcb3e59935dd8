const BATCH = 16;

/** Pairs of texts as a sentence model takes them: those of about one length together, padded to the longest of them. */
export function pairs(lines, Tensor) {
  const sorted = lines.toSorted((a, b) => a.ids.length - b.ids.length);
  const batches = [];
  while (sorted.length > 0) batches.push(padded(sorted.splice(0, BATCH), Tensor));
  return batches;
}

function padded(batch, Tensor) {
  const longest = Math.max(...batch.map(({ ids }) => ids.length));
  const tensor = (rowOf) => {
    const values = batch.flatMap((pair) => {
      const row = rowOf(pair);
      return [...row, ...Array(longest - row.length).fill(0)];
    });
    return new Tensor('int64', values, [batch.length, longest]);
  };
  return { ids: tensor(({ ids }) => ids), types: tensor(({ types }) => types), mask: tensor(({ ids }) => ids.map(() => 1)) };
}
