/** A colour of sRGB: channels from 0 to 255, opacity from 0 to 1. */
export interface PlainColour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** Writes a colour without its opacity: `#rrggbb`. */
export function hexOf({red, green, blue}: PlainColour): string {
  const hex = (channel: number): string =>
    Math.round(Math.min(255, Math.max(0, channel)))
      .toString(16)
      .padStart(2, "0");
  return `#${hex(red)}${hex(green)}${hex(blue)}`;
}

/** Reads `#rgb`, `#rrggbb` or `#rrggbbaa`; undefined for another text. */
export function hexColour(text: string): PlainColour | undefined {
  if (!/^#(?:[\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i.test(text)) return undefined;
  const digits = text.length === 4 ? text.slice(1).replace(/./g, "$&$&") : text.slice(1);
  const at = (start: number): number => Number.parseInt(digits.slice(start, start + 2), 16);
  return {red: at(0), green: at(2), blue: at(4), alpha: digits.length === 8 ? at(6) / 255 : 1};
}

/**
 * Mixes two colours in Oklab as `color-mix(in oklab, …)` does, `share` of the first; see
 * https://www.w3.org/TR/css-color-5/#color-mix.
 */
export function mixOklab(first: PlainColour, second: PlainColour, share: number): PlainColour {
  const alpha = first.alpha * share + second.alpha * (1 - share);
  if (alpha === 0) return {red: 0, green: 0, blue: 0, alpha: 0};
  const [a, b] = [oklabOf(first), oklabOf(second)];
  const mixed = (channel: 0 | 1 | 2): number =>
    (a[channel] * first.alpha * share + b[channel] * second.alpha * (1 - share)) / alpha;
  return {...fromOklab([mixed(0), mixed(1), mixed(2)]), alpha};
}

/** Changes the saturation as the filter `saturate(amount)` does; see https://www.w3.org/TR/filter-effects-1/#feColorMatrixElement. */
export function saturate({red, green, blue, alpha}: PlainColour, amount: number): PlainColour {
  const grey = (1 - amount) * (0.213 * red + 0.715 * green + 0.072 * blue);
  return {red: grey + amount * red, green: grey + amount * green, blue: grey + amount * blue, alpha};
}

type Triple = readonly [number, number, number];

/** Matrices of https://bottosson.github.io/posts/oklab/. */
const TO_CONES: readonly Triple[] = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB: readonly Triple[] = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const FROM_LAB: readonly Triple[] = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const FROM_CONES: readonly Triple[] = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

function oklabOf({red, green, blue}: PlainColour): Triple {
  const cones = times(TO_CONES, [linear(red), linear(green), linear(blue)]);
  return times(TO_LAB, [Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2])]);
}

function fromOklab(lab: Triple): Omit<PlainColour, "alpha"> {
  const [long, middle, short] = times(FROM_LAB, lab);
  const [red, green, blue] = times(FROM_CONES, [long ** 3, middle ** 3, short ** 3]);
  return {red: gamma(red), green: gamma(green), blue: gamma(blue)};
}

function times(rows: readonly Triple[], [x, y, z]: Triple): Triple {
  const [a, b, c] = rows.map(([p, q, r]) => p * x + q * y + r * z);
  return [a ?? 0, b ?? 0, c ?? 0];
}

/** A channel of sRGB as linear light, and back; see https://www.w3.org/TR/css-color-4/#color-conversion-code. */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function gamma(light: number): number {
  const share = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.min(255, Math.max(0, share * 255));
}
