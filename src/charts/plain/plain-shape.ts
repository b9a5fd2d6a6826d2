import type {PlainPaint} from "./computed-style.ts";

/** A part of a plain picture: an element of SVG with computed numbers and colours. */
export interface PlainShape {
  readonly tag: string;
  /** Attributes but for colours, as SVG names them. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  /** Absent for none. */
  readonly fill?: PlainPaint | undefined;
  readonly stroke?: PlainPaint | undefined;
  /** True for text whose characters are of equal width. */
  readonly isMono?: boolean;
  /** Shapes of a group, or a text. */
  readonly content?: readonly PlainShape[] | string;
}

/** A picture without style sheets. */
export interface PlainPicture {
  readonly width: number;
  readonly height: number;
  /** Names the picture, and what it is of. */
  readonly title: string;
  readonly description: string;
  readonly shapes: readonly PlainShape[];
}

/** How text of a picture looks. */
export interface TextLook {
  readonly size: number;
  readonly fill: PlainPaint | undefined;
  readonly isMono?: boolean;
  readonly isBold?: boolean;
}

/** Fonts in the order in which viewers have them, as a list of CSS. */
export const SANS = '"Source Sans 3", "Source Sans", system-ui, "Segoe UI", "Helvetica Neue", sans-serif';
export const MONO = '"Source Code", ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace';

/** Makes a line of text; `y` is its base line. */
export function textShape(
  text: string,
  {x, y, anchor}: {readonly x: number; readonly y: number; readonly anchor?: "middle" | "end"},
  {size, fill, isMono = false, isBold = false}: TextLook,
): PlainShape {
  const attributes = {
    x: rounded(x),
    y: rounded(y),
    "font-size": rounded(size),
    "font-weight": isBold ? 600 : undefined,
    "text-anchor": anchor,
  };
  return {tag: "text", attributes, fill, ...(isMono && {isMono}), content: text};
}

/** Rounds a coordinate to hundredths of a pixel. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
