import type {ProblemMessage} from "../problem.ts";
import {error} from "./message.ts";

/** Minimum contrast of text, after WCAG 2.2, level AA. */
export const LEAST_CONTRAST = 4.5;

/** A part of theme.css that is not a custom property of the site with a value of its kind. */
export function badThemeCss(message: string, hint: string | undefined): ProblemMessage {
  return error("PJ004", message, hint);
}

/** Two colours of a theme that make a text hard to read; names are custom properties without `--`. */
export function lowContrast(
  {text, behind, scheme}: {readonly text: string; readonly behind: string; readonly scheme: string},
  contrast: number,
): ProblemMessage {
  return error(
    "PJ005",
    `contrast of ${text} on ${behind} in the ${scheme} scheme must be at least ${LEAST_CONTRAST}, got ${(Math.floor(contrast * 100) / 100).toFixed(2)}`,
    scheme === "light" ? `choose a darker ${text}` : `choose a lighter ${text}`,
  );
}

/** A logo that is no image of a format that browsers only show. */
export function badLogo(name: string, got: string): ProblemMessage {
  return error(
    "PJ003",
    `theme.logo: "${name}" must be a PNG, JPEG, WebP or GIF image of at most 256 KiB, got ${got}`,
  );
}
