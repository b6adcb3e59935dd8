/** A straight scale: values of `domain` onto positions of `range`. */
export type Scale = (value: number) => number;

export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [from, to] = domain;
  const [start, end] = range;
  const step = to === from ? 0 : (end - start) / (to - from);
  return (value) => start + (value - from) * step;
}

/** At most `most` whole numbers from `from` to `to`, evenly apart, the first among them. */
export function wholeTicks(from: number, to: number, most: number): number[] {
  const step = Math.max(1, Math.ceil((to - from) / Math.max(1, most - 1)));
  const ticks: number[] = [];
  for (let at = from; at <= to; at += step) ticks.push(at);
  return ticks;
}
