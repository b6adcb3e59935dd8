/** Chances in words. People read "about 8 in 10" better than "78.3 %". */

export function odds(probability: number): string {
  const tenths = Math.round(probability * 10);
  if (tenths >= 10) return 'more than 9 in 10';
  if (tenths < 1) return 'less than 1 in 10';
  return `about ${tenths} in 10`;
}

/** Out of a hundred, for figures beside a bar. */
export function inHundred(probability: number): string {
  if (probability > 0 && probability < 0.005) return 'under 1';
  if (probability < 1 && probability >= 0.995) return 'over 99';
  return String(Math.round(probability * 100));
}
