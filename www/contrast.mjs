// Checks the colours of src/styles/tokens.css, or of the file that is named: `node contrast.mjs [FILE]`.
// Prints every pair that the page uses with its WCAG 2.2 ratio and the least that is needed, then how far the
// families stay apart for colour-blind eyes. Exit status 1 if a pair fails or the dark colours differ from each other.
import { readFileSync } from 'node:fs';

const file = process.argv[2] ?? new URL('./src/styles/tokens.css', import.meta.url);
const css = readFileSync(file, 'utf8');

const COLOUR = /--([\w-]+):(#[0-9A-F]{6})/gi;
const [light, dark, darkAgain] = [...css.matchAll(/\{\s*((?:[^{}]*--[\w-]+:#[0-9A-F]{6};)+)/gi)].map(([, block]) =>
  Object.fromEntries([...block.matchAll(COLOUR)].map(([, name, value]) => [name, value])),
);
const modes = { light, dark };

const linear = (hex) =>
  [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
const luminance = (hex) => linear(hex).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const ratio = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

const families = ['ask', 'reflect', 'strength', 'comfort', 'tell', 'frame'];
const TEXT = 4.5;
const GRAPHIC = 3;
const pairs = [
  ...['paper', 'surface', 'seeker', 'mark', 'band'].map((under) => ['ink', under, TEXT]),
  ...['paper', 'surface', 'seeker'].map((under) => ['soft', under, TEXT]),
  ...['paper', 'surface', 'seeker'].map((under) => ['line', under, GRAPHIC]),
  ['paper', 'ink', TEXT], // the main button, the gap of the focus ring
  ...families.flatMap((family) => [
    [family, `${family}-tint`, TEXT],
    [family, 'surface', TEXT],
    [family, 'paper', TEXT],
    [family, 'band', GRAPHIC],
    ['ink', `${family}-tint`, TEXT],
  ]),
];

let bad = 0;
for (const [mode, colours] of Object.entries(modes)) {
  for (const [over, under, least] of pairs) {
    const r = ratio(colours[over], colours[under]);
    if (r < least) bad++;
    console.log(mode.padEnd(6), `${over} on ${under}`.padEnd(30), r.toFixed(2).padStart(6), `min ${least}`, r < least ? 'FAIL' : 'ok');
  }
}

// How eyes see it: Machado 2009, severity 1. Distances in OKLab x 100; below 5 two inks are hard to tell apart,
// which is why a shape and a word stand by every colour.
const eyes = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
  grey: [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722],
};
const oklab = ([r, g, b]) => {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};
for (const [mode, colours] of Object.entries(modes)) {
  for (const [eye, matrix] of Object.entries(eyes)) {
    const seen = families.map((family) => {
      const [r, g, b] = linear(colours[family]);
      return oklab([0, 3, 6].map((row) => Math.max(0, matrix[row] * r + matrix[row + 1] * g + matrix[row + 2] * b)));
    });
    const near = families
      .flatMap((a, x) => families.slice(x + 1).map((b, y) => {
        const other = seen[x + 1 + y];
        return [Math.hypot(...seen[x].map((part, i) => part - other[i])) * 100, `${a}/${b}`];
      }))
      .sort(([p], [q]) => p - q);
    console.log(mode, eye.padEnd(7), near.slice(0, 3).map(([distance, names]) => `${names} ${distance.toFixed(1)}`).join(', '));
  }
}

if (JSON.stringify(dark) !== JSON.stringify(darkAgain)) {
  console.log('the two dark blocks differ');
  bad++;
}
console.log(bad ? `${bad} checks fail` : `all ${pairs.length * 2} pairs pass`);
process.exit(bad ? 1 : 0);
