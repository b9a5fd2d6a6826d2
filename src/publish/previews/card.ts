import type {Element, ElementContent} from "hast";
import {toHtml} from "hast-util-to-html";
import {s} from "hastscript";
import {drawableText, fitText, textWidth, wrapText} from "../../charts/raster/drawn-text.ts";
import {withoutCdataEnds} from "../../text/xml.ts";

/** Size of a picture in previews of links, in pixels. */
export const CARD_SIZE = {width: 1200, height: 630} as const;

/** Direction of a change, which decides its colour; signs and words tell it as well. */
export type CardDirection = "better" | "worse" | "none" | "unknown";

/** A change of a benchmark, drawn as a bar. */
export interface CardBar {
  readonly name: string;
  /** `-41.23%`. */
  readonly text: string;
  readonly direction: CardDirection;
  /** Head over base; positive and finite. */
  readonly ratio: number;
}

/** Content of a picture in a preview; texts as they are written. */
export interface Card {
  /** Name of the journal. */
  readonly journal: string;
  /** Facts above the title: date, component, status. */
  readonly kicker: string;
  /** Title, claim or caption. */
  readonly title: string;
  /** The headline number: `-41.23%`, with its unit and subject. */
  readonly headline?: {
    readonly text: string;
    readonly direction: CardDirection;
    readonly unit: string;
    readonly of: string;
  };
  /** At most `MOST_BARS` are drawn. */
  readonly bars: readonly CardBar[];
  /** Facts below: verdict, machine, commits. */
  readonly facts: string;
}

/** Colours of a scheme. */
export interface CardColours {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  readonly accent: string;
  readonly better: string;
  readonly worse: string;
}

/** Colours of the site's light scheme. */
export const LIGHT: CardColours = {
  paper: "#fdfcf8",
  ink: "#1c1e20",
  muted: "#4d5156",
  rule: "#dcd7ca",
  accent: "#0d5c58",
  better: "#0a57a4",
  worse: "#a84300",
};

/** Maximum bars of a card. */
export const MOST_BARS = 5;

const LEFT = 64;
const RIGHT = CARD_SIZE.width - LEFT;
const WIDTH = RIGHT - LEFT;
const TITLE = {size: 54, line: 64, lines: 3};
/** Top of the headline and the bars. */
const MIDDLE = 318;
/** Left end of the bars' names, their middle line, and the largest length of a bar. */
const BARS = {left: 620, axis: 960, most: 70, step: 38, size: 24};
const FACTS = 578;

/** Draws a card as SVG: a text is escaped, without what the font lacks, and cut to its room. */
export function cardSvg(card: Card, colours: CardColours = LIGHT): string {
  const {width, height} = CARD_SIZE;
  const root = s(
    "svg",
    {xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height},
    [
      s("rect", {width, height, fill: colours.paper}),
      s("rect", {width: 12, height, fill: colours.accent}),
      ...head(card, colours),
      ...headline(card, colours),
      ...bars(card, colours),
      s("rect", {x: LEFT, y: FACTS - 42, width: WIDTH, height: 2, fill: colours.rule}),
      line(card.facts, {x: LEFT, y: FACTS, size: 27, width: WIDTH}, {fill: colours.muted}),
    ],
  );
  return withoutCdataEnds(toHtml(root, {space: "svg"}));
}

function head({journal, kicker, title}: Card, colours: CardColours): ElementContent[] {
  const lines = wrapText(drawableText(title), TITLE.size, WIDTH, TITLE.lines);
  const kickerText = fitText(drawableText(kicker), 27, WIDTH * 0.6);
  return [
    plain(kickerText, {x: LEFT, y: 82, size: 27}, {fill: colours.accent, fontWeight: 600}),
    line(journal, {x: RIGHT, y: 82, size: 27, width: WIDTH * 0.38}, {fill: colours.muted, textAnchor: "end"}),
    ...lines.map((text, at) =>
      plain(
        text,
        {x: LEFT, y: 158 + at * TITLE.line, size: TITLE.size},
        {fill: colours.ink, fontWeight: 600},
      ),
    ),
  ];
}

function headline({headline: shown, bars: drawn}: Card, colours: CardColours): ElementContent[] {
  if (!shown) return [];
  const room = drawn.length > 1 ? BARS.left - LEFT - 40 : WIDTH;
  const text = drawableText(shown.text);
  const size = Math.min(112, Math.floor((112 * room) / Math.max(1, textWidth(text, 112))));
  return [
    plain(
      text,
      {x: LEFT, y: MIDDLE + 100, size},
      {fill: colourOf(shown.direction, colours), fontWeight: 600},
    ),
    ...wrapText(drawableText(`${shown.unit} · ${shown.of}`), 28, room, 2).map((words, at) =>
      plain(words, {x: LEFT, y: MIDDLE + 150 + at * 34, size: 28}, {fill: colours.ink}),
    ),
  ];
}

function bars({bars: all}: Card, colours: CardColours): ElementContent[] {
  if (all.length < 2) return [];
  const shown = all.slice(0, MOST_BARS);
  const largest = Math.max(...shown.map(({ratio}) => Math.abs(Math.log(ratio))), Number.MIN_VALUE);
  const {left, axis, step, size} = BARS;
  const top = MIDDLE + 14;
  return [
    s("rect", {x: axis, y: top - 4, width: 2, height: shown.length * step, fill: colours.rule}),
    ...shown.flatMap((bar, row) => {
      const y = top + row * step;
      const length = Math.max(3, (BARS.most * Math.abs(Math.log(bar.ratio))) / largest);
      const fill = colourOf(bar.direction, colours);
      return [
        line(bar.name, {x: left, y: y + 21, size, width: axis - left - BARS.most - 16}, {fill: colours.ink}),
        s("rect", {x: bar.ratio < 1 ? axis - length : axis + 2, y: y + 2, width: length, height: 22, fill}),
        line(bar.text, {x: RIGHT, y: y + 21, size, width: 110}, {fill, fontWeight: 600, textAnchor: "end"}),
      ];
    }),
  ];
}

function colourOf(direction: CardDirection, {better, worse, muted, ink}: CardColours): string {
  if (direction === "better") return better;
  if (direction === "worse") return worse;
  return direction === "none" ? muted : ink;
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

type TextLook = Readonly<Record<string, string | number>>;

/** A text in a line, cut to its room. */
function line(
  text: string,
  {width, ...place}: TextPlace & {readonly width: number},
  look: TextLook,
): Element {
  return plain(fitText(drawableText(text), place.size, width), place, look);
}

function plain(text: string, {x, y, size}: TextPlace, look: TextLook): Element {
  return s("text", {x, y, fontSize: size, fontFamily: "Source Sans 3", ...look}, text);
}
