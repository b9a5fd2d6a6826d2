import type {Element, ElementContent} from "hast";
import {toHtml} from "hast-util-to-html";
import {withoutCdataEnds, xmlText} from "../../text/xml.ts";
import type {Scheme} from "./colour-value.ts";
import type {PlainPaint} from "./computed-style.ts";
import {DARK_SCHEME} from "./dark-scheme.ts";
import type {PlainPicture, PlainShape} from "./plain-shape.ts";
import {MONO, rounded, SANS} from "./plain-shape.ts";

/** How a picture is written. */
export interface PictureForm {
  /** Scheme of its colours; `both` has the light colours, and the dark in viewers that prefer a dark scheme. */
  readonly scheme: Scheme | "both";
  /** Replaces texts by those that the viewer can draw. */
  readonly text?: (text: string) => string;
}

/**
 * Writes a picture as SVG that needs nothing else: no scripts, no references to other files, and colours as `#rrggbb`.
 * Light colours are attributes, since programs that insert SVG into documents read no style sheets.
 */
export function writePicture(picture: PlainPicture, {scheme, text = whole => whole}: PictureForm): string {
  const {width, height, title, description, shapes} = picture;
  const classes = new Map<string, string>();
  const written = shapes.map(shape => elementOf(shape, {scheme, text, classes}));
  const dark = [...classes].map(([rule, name]) => `.${name}{${rule}}`).join("");
  const rules = [`.m{font-family:${MONO}}`, ...(dark ? [`${DARK_SCHEME}{${dark}}`] : [])];
  const size = {width: rounded(width), height: rounded(height)};
  const root = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${size.width} ${size.height}`,
      ...size,
      role: "img",
      "font-family": SANS,
    },
    [
      element("title", {}, [plain(xmlText(title))]),
      element("desc", {}, [plain(xmlText(description))]),
      ...(scheme === "both" ? [element("style", {}, [plain(rules.join(""))])] : []),
      ...written,
    ],
  );
  const document = toHtml(root, {space: "svg", closeEmptyElements: true, tightSelfClosing: true});
  return `${withoutCdataEnds(document)}\n`;
}

interface Writing extends Required<PictureForm> {
  /** Class by the rule it has in a dark scheme. */
  readonly classes: Map<string, string>;
}

/** Attributes that a shape has of its paints and its font. */
type Look = Readonly<Record<string, string | number | undefined>>;

/** Writes a shape; parts that look like the text they are of have no element. */
function elementOf(shape: PlainShape, writing: Writing): Element {
  const {tag, attributes, content = []} = shape;
  const look = lookOf(shape, writing);
  const children =
    typeof content === "string"
      ? [plain(xmlText(writing.text(content)))]
      : content.map(child =>
          isWholeText(child, shape, writing)
            ? plain(xmlText(writing.text(String(child.content))))
            : elementOf(child, writing),
        );
  return element(tag, {class: look.class, ...attributes, ...look}, children);
}

/** True for a part of a text that looks like the text. */
function isWholeText(part: PlainShape, whole: PlainShape, writing: Writing): boolean {
  if (whole.tag !== "text" || part.tag !== "tspan" || typeof part.content !== "string") return false;
  if (part.isMono !== whole.isMono || Object.values(part.attributes).some(value => value !== undefined))
    return false;
  const look = lookOf(whole, writing);
  return Object.entries(lookOf(part, writing)).every(([name, value]) => look[name] === value);
}

function lookOf({tag, attributes, fill, stroke, isMono = false}: PlainShape, writing: Writing): Look {
  const {scheme} = writing;
  const shown = scheme === "dark" ? "dark" : "light";
  const isGroup = tag === "g";
  const names = scheme === "both" ? classesOf({fill, stroke, isMono}, writing) : [];
  return {
    class: names.join(" ") || undefined,
    fill: isGroup ? undefined : (fill?.[shown] ?? "none"),
    "fill-opacity": opacityOf(fill, attributes["fill-opacity"]),
    stroke: stroke?.[shown],
    "stroke-opacity": opacityOf(stroke, attributes["stroke-opacity"]),
  };
}

function opacityOf(paint: PlainPaint | undefined, written: string | number | undefined): number | undefined {
  const opacity = (paint?.opacity ?? 1) * Number(written ?? 1);
  return opacity === 1 ? undefined : rounded(opacity);
}

function classesOf(
  {fill, stroke, isMono}: Pick<PlainShape, "fill" | "stroke" | "isMono">,
  writing: Writing,
): string[] {
  const colours = [...classOf("fill", fill, writing), ...classOf("stroke", stroke, writing)];
  return isMono ? ["m", ...colours] : colours;
}

function classOf(property: string, paint: PlainPaint | undefined, {classes}: Writing): string[] {
  if (!paint || paint.light === paint.dark) return [];
  const rule = `${property}:${paint.dark}`;
  const name = classes.get(rule) ?? `c${classes.size}`;
  classes.set(rule, name);
  return [name];
}

function element(
  tagName: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: ElementContent[],
): Element {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return {type: "element", tagName, properties: Object.fromEntries(given), children};
}

function plain(value: string): ElementContent {
  return {type: "text", value};
}
