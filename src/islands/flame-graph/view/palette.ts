import {flameColour} from "../../../charts/draw/flame-colour.ts";
import type {FlameFunction} from "../../../stacks/flame-data.ts";

/** Colours to paint with, as the page's scheme has them at the moment. */
export interface Palette {
  /** Fill of a function's frames. */
  fill(known: FlameFunction): string;
  /** Fill of frames that a search passes over. */
  faded(known: FlameFunction): string;
  /** Fill of a frame by the class that the drawn comparison gives it: `diff-more-3`. */
  diff(paint: string): string;
  fadedDiff(paint: string): string;
  /** Text colour on such a fill, and of the hatching of new and gone frames. */
  readonly diffInk: string;
  readonly ink: string;
  readonly fadedInk: string;
  readonly paper: string;
  readonly edge: string;
  readonly match: string;
  readonly mark: string;
  readonly font: string;
}

type Rgb = readonly [number, number, number];

const COLOURS = 12;
/** Saturation of the runtime and the standard library. */
const QUIET = 0.35;
/** How far frames that a search passes over go towards the paper. */
const FADED = 0.72;

/** Reads the colours of the scheme at `place`; in forced colours the system's own. */
export function readPalette(place: HTMLElement): Palette {
  const probe = document.createElement("span");
  place.append(probe);
  const colour = (value: string): Rgb => {
    probe.style.color = value;
    return toRgb(getComputedStyle(probe).color);
  };
  const isForced = matchMedia("(forced-colors: active)").matches;
  const palette = isForced ? forcedPalette(colour) : schemePalette(colour, place);
  probe.style.fontFamily = "var(--font-mono)";
  const font = getComputedStyle(probe).fontFamily;
  probe.remove();
  return {...palette, font};
}

function schemePalette(colour: (value: string) => Rgb, place: HTMLElement): Omit<Palette, "font"> {
  const diff = classFills(place);
  const paper = colour("var(--paper)");
  const ink = colour("var(--flame-ink)");
  const loud = Array.from({length: COLOURS}, (_, index) => colour(`var(--flame-${index})`));
  const quiet = loud.map(desaturated);
  const rgbOf = ({group, isQuiet}: FlameFunction): Rgb =>
    (isQuiet ? quiet : loud)[flameColour(group)] ?? paper;
  return {
    fill: known => css(rgbOf(known)),
    faded: known => css(mixed(rgbOf(known), paper, FADED)),
    diff,
    // A canvas takes every colour that a style does, these mixed in another space too.
    fadedDiff: paint => `color-mix(in srgb, ${diff(paint)} ${(1 - FADED) * 100}%, ${css(paper)})`,
    diffInk: css(colour("var(--ink)")),
    ink: css(ink),
    fadedInk: css(colour("var(--ink-2)")),
    paper: css(paper),
    edge: css(paper),
    match: css(colour("var(--ink)")),
    mark: css(colour("var(--accent)")),
  };
}

/** Reads the fill of each class of the static drawing, once. */
function classFills(place: HTMLElement): (name: string) => string {
  const fills = new Map<string, string>();
  return name => {
    const known = fills.get(name);
    if (known !== undefined) return known;
    const probe = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    probe.setAttribute("class", name);
    place.append(probe);
    const {fill} = getComputedStyle(probe);
    probe.remove();
    fills.set(name, fill);
    return fill;
  };
}

function forcedPalette(colour: (value: string) => Rgb): Omit<Palette, "font"> {
  const canvas = css(colour("Canvas"));
  const text = css(colour("CanvasText"));
  return {
    fill: () => canvas,
    faded: () => canvas,
    diff: () => canvas,
    fadedDiff: () => canvas,
    diffInk: text,
    ink: text,
    fadedInk: css(colour("GrayText")),
    paper: canvas,
    edge: text,
    match: css(colour("Highlight")),
    mark: css(colour("Highlight")),
  };
}

/** As the filter `saturate()` does: https://drafts.fxtf.org/filter-effects/#saturateEquivalent */
function desaturated([red, green, blue]: Rgb): Rgb {
  const grey = 0.213 * red + 0.715 * green + 0.072 * blue;
  return [grey + QUIET * (red - grey), grey + QUIET * (green - grey), grey + QUIET * (blue - grey)];
}

function mixed(a: Rgb, b: Rgb, part: number): Rgb {
  const mix = (index: 0 | 1 | 2): number => a[index] + (b[index] - a[index]) * part;
  return [mix(0), mix(1), mix(2)];
}

/** Reads a computed colour: `rgb(1, 2, 3)`. */
function toRgb(text: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

function css([red, green, blue]: Rgb): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;
}
