import type {StyleRules} from "../../charts/plain/style-sheet.ts";
import {readStyles} from "../../charts/plain/style-sheet.ts";

/** Style sheets that figures are drawn with, as text, in the order of pages. */
const SHEETS = import.meta.glob<string>(
  [
    "../styles/tokens.css",
    "../styles/base.css",
    "../styles/lists.css",
    "../../artifacts/shared/*.css",
    "../../artifacts/*/view.css",
    "../../charts/*/*.css",
    "../../embeds/lib/*.css",
    "../../render/document/*.css",
  ],
  {eager: true, query: "?raw", import: "default"},
);

const BASE = ["../styles/tokens.css", "../styles/base.css", "../styles/lists.css"];

const known = new Map<string, StyleRules>();

/** Returns the rules of pages, with the custom properties of a journal's theme; read once for each theme. */
export function figureStyles(theme = ""): StyleRules {
  const rules = known.get(theme) ?? readStyles([...sheets(), theme]);
  known.set(theme, rules);
  return rules;
}

function sheets(): string[] {
  const others = Object.keys(SHEETS)
    .filter(name => !BASE.includes(name))
    .sort();
  return [...BASE, ...others].map(name => SHEETS[name] ?? "");
}
