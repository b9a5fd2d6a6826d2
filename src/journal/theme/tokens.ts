/** A colour of the site in the light and in the dark scheme, as `#rrggbb`. */
export interface SchemePair {
  readonly light: string;
  readonly dark: string;
}

/** Colours of the site by the name of their custom property, without `--`; the same as in styles/tokens.css. */
export const COLOR_TOKENS: Readonly<Record<string, SchemePair>> = {
  paper: {light: "#fdfcf8", dark: "#17191b"},
  "paper-2": {light: "#f4f1e9", dark: "#202325"},
  "paper-3": {light: "#e9e5d9", dark: "#2b2f32"},
  ink: {light: "#1c1e20", dark: "#e7e4dc"},
  "ink-2": {light: "#4d5156", dark: "#b9b5ab"},
  "ink-3": {light: "#666a6e", dark: "#9a968c"},
  rule: {light: "#dcd7ca", dark: "#3a3e41"},
  "rule-strong": {light: "#a8a394", dark: "#666b6f"},
  accent: {light: "#0d5c58", dark: "#7ccbc3"},
  "accent-ink": {light: "#fdfcf8", dark: "#17191b"},
  "margin-line": {light: "#d9a3a0", dark: "#6e4644"},
  better: {light: "#0a57a4", dark: "#7fb8f5"},
  "better-soft": {light: "#dfebf8", dark: "#1d3147"},
  worse: {light: "#a84300", dark: "#f2a763"},
  "worse-soft": {light: "#fae8da", dark: "#45301d"},
  warn: {light: "#775400", dark: "#e5c15c"},
  "warn-soft": {light: "#faf1d3", dark: "#38301a"},
  bad: {light: "#a3182c", dark: "#f5929c"},
  "bad-soft": {light: "#fae3e5", dark: "#45232a"},
  "flame-ink": {light: "#1c1e20", dark: "#14161a"},
  "flame-0": {light: "#f3c9a5", dark: "#d8a67c"},
  "flame-1": {light: "#f4d79a", dark: "#d5b56c"},
  "flame-2": {light: "#e6df98", dark: "#c2bb6a"},
  "flame-3": {light: "#c9e0a0", dark: "#a3bf74"},
  "flame-4": {light: "#abdcb4", dark: "#82bd8e"},
  "flame-5": {light: "#a4dccf", dark: "#79bcae"},
  "flame-6": {light: "#a8d6e6", dark: "#7ab3c8"},
  "flame-7": {light: "#b3cdf0", dark: "#8aacd8"},
  "flame-8": {light: "#c4c4f2", dark: "#a0a0da"},
  "flame-9": {light: "#dabfee", dark: "#bb9ad4"},
  "flame-10": {light: "#efbedd", dark: "#d298bc"},
  "flame-11": {light: "#f3bcbc", dark: "#d79595"},
};

/** Custom properties of lengths. */
export const LENGTH_TOKENS: ReadonlySet<string> = new Set([
  ...[0, 1, 2, 3, 4, 5].map(step => `size-${step}`),
  ...[1, 2, 3, 4, 5, 6, 7].map(step => `space-${step}`),
  ...["radius", "measure", "wide"],
]);

/** Custom properties of font names. */
export const FONT_TOKENS: ReadonlySet<string> = new Set(["font-prose", "font-ui", "font-mono"]);

/** Pairs of a text's colour and of the colour behind it. */
export const TEXT_ON: readonly (readonly [text: string, behind: string])[] = [
  ...["ink", "ink-2", "ink-3", "accent", "better", "worse", "warn", "bad"].map(
    text => [text, "paper"] as const,
  ),
  ...["ink", "ink-2", "accent"].map(text => [text, "paper-2"] as const),
  ["accent-ink", "accent"],
  ...["better", "worse", "warn", "bad"].map(name => [name, `${name}-soft`] as const),
  ...Array.from({length: 12}, (_, number) => ["flame-ink", `flame-${number}`] as const),
];
