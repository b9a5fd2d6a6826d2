import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {LEAST_CONTRAST, lowContrast} from "../../problems/theme.ts";
import {contrast} from "./color.ts";
import type {ThemeProperty} from "./theme-css.ts";
import type {SchemePair} from "./tokens.ts";
import {COLOR_TOKENS, TEXT_ON} from "./tokens.ts";

/** An image in the head of every page. */
export interface Logo {
  /** File beside journal.yaml. */
  readonly name: string;
  /** Where its copy is published: `/files/<sha256, first 16 digits>/logo.png`. */
  readonly address: string;
  /** In pixels; 0 if the header does not hold it. */
  readonly width: number;
  readonly height: number;
}

/** The look of a site, apart from the text of its footer. */
export interface Theme {
  /** Style sheet of custom properties; undefined if the journal sets no property. */
  readonly css: string | undefined;
  readonly logo: Logo | undefined;
}

/** The look of a journal without a theme. */
export const NO_THEME: Theme = {css: undefined, logo: undefined};

/** A property with the file that sets it. */
export interface PlacedProperty extends ThemeProperty {
  readonly file: string;
}

/**
 * Makes the style sheet of properties; a later property replaces an earlier property. A text of a contrast below 4.5 is a
 * problem, and the whole theme is left out, so that every page can be read.
 */
export function themeSheet(properties: readonly PlacedProperty[]): {
  readonly css: string | undefined;
  readonly problems: readonly Problem[];
} {
  const problems = contrastProblems(properties);
  if (properties.length === 0 || problems.length > 0) return {css: undefined, problems};
  const names = [...new Set(properties.map(({name}) => name))].sort();
  const rules = names.map(name => `  --${name}: ${cssValue(name, properties)};\n`);
  // Doubled for precedence over the style sheets of the site, in whichever order a page has them.
  return {css: `:root:root {\n${rules.join("")}}\n`, problems};
}

function cssValue(name: string, properties: readonly PlacedProperty[]): string {
  if (!Object.hasOwn(COLOR_TOKENS, name)) return properties.findLast(each => each.name === name)?.value ?? "";
  const {light, dark} = colorOf(name, properties);
  return `light-dark(${light}, ${dark})`;
}

/** A colour as the theme sets it, else as the site has it. */
function colorOf(name: string, properties: readonly PlacedProperty[]): SchemePair {
  const own = COLOR_TOKENS[name] ?? {light: "#000000", dark: "#000000"};
  const set = (scheme: "light" | "dark"): string =>
    properties.findLast(each => each.name === name && each.scheme === scheme)?.value ?? own[scheme];
  return {light: set("light"), dark: set("dark")};
}

/** Reports pairs of text and background with too little contrast, at the line that sets either colour. */
function contrastProblems(properties: readonly PlacedProperty[]): Problem[] {
  return (["light", "dark"] as const).flatMap(scheme =>
    TEXT_ON.flatMap(([text, behind]) => {
      const place = properties.findLast(
        each => each.scheme === scheme && (each.name === text || each.name === behind),
      );
      if (place === undefined) return [];
      const found = contrast(colorOf(text, properties)[scheme], colorOf(behind, properties)[scheme]);
      return found >= LEAST_CONTRAST ? [] : [problemAt(place, lowContrast({text, behind, scheme}, found))];
    }),
  );
}
