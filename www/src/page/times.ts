/** Durations in words. */

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export function duration(seconds: number): string {
  if (seconds < 90) return many(Math.round(seconds), 'second');
  if (seconds < 90 * 60) return many(Math.round(seconds / 60), 'minute');
  if (seconds < 36 * 3600) return many(Math.round(seconds / 3600), 'hour');
  return many(Math.round(seconds / 86_400), 'day');
}

export { many };
