import {fitText, textWidth} from "../raster/drawn-text.ts";
import type {TextLook} from "./plain-shape.ts";

/** Width of a character of monospaced fonts, and of other fonts beside Source Sans, relative to the size and to its widths. */
const MONO_ADVANCE = 0.605;
const OTHER_FONTS = 1.1;

/** Estimates the length of a text in pixels, in whichever font of the list a viewer has. */
export function textLength(text: string, {size, isMono = false}: Pick<TextLook, "size" | "isMono">): number {
  return isMono ? [...text].length * size * MONO_ADVANCE : textWidth(text, size) * OTHER_FONTS;
}

/** Cuts a text to a length in pixels, with `…` at its end if something is cut off. */
export function cutToLength(text: string, look: Pick<TextLook, "size" | "isMono">, room: number): string {
  if (textLength(text, look) <= room) return text;
  if (!look.isMono) return fitText(text, look.size, room / OTHER_FONTS);
  return `${text.slice(0, Math.max(0, Math.floor(room / textLength("0", look)) - 1))}…`;
}
