import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {contrast, readColor} from "./color.ts";
import {themeSheet} from "./theme.ts";
import {readThemeCss} from "./theme-css.ts";
import {COLOR_TOKENS, FONT_TOKENS, LENGTH_TOKENS, TEXT_ON} from "./tokens.ts";

const TOKENS = readFileSync(new URL("../../site/styles/tokens.css", import.meta.url), "utf8");

describe("the tokens", () => {
  test("are those of styles/tokens.css", () => {
    const colors = [...TOKENS.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\);/g)];
    expect(COLOR_TOKENS).toEqual(
      Object.fromEntries(colors.map(([, name, light, dark]) => [name, {light, dark}])),
    );
    const others = [...TOKENS.matchAll(/--([\w-]+): (?!light-dark)/g)].map(([, name]) => name);
    expect([...FONT_TOKENS, ...LENGTH_TOKENS]).toEqual(others);
  });

  test.each(TEXT_ON)("%s can be read on %s", (text, behind) => {
    for (const scheme of ["light", "dark"] as const)
      expect(
        contrast(COLOR_TOKENS[text]?.[scheme] ?? "", COLOR_TOKENS[behind]?.[scheme] ?? ""),
      ).toBeGreaterThanOrEqual(4.5);
  });
});

test.each([
  ["#ABC", "#aabbcc"],
  [" #0d5c58 ", "#0d5c58"],
  ["rgb(13 92 88)", "#0d5c58"],
  ["rgb(13,92, 88)", "#0d5c58"],
  ["rgb(256 0 0)", undefined],
  ["#abcd", undefined],
  ["red", undefined],
  ["var(--x)", undefined],
])("readColor(%j)", (text, color) => {
  expect(readColor(text)).toBe(color);
});

test.each([
  ["#000000", "#ffffff", 21],
  ["#777777", "#ffffff", 4.48],
  ["#0d5c58", "#0d5c58", 1],
])("contrast(%j, %j) is that of WCAG", (one, other, value) => {
  expect(contrast(one, other)).toBeCloseTo(value, 2);
  expect(contrast(other, one)).toBeCloseTo(value, 2);
});

describe("readThemeCss(file, text)", () => {
  const read = (text: string) => readThemeCss("theme.css", text);

  test("reads colours of both schemes, lengths and fonts", () => {
    const {properties, problems} = read(
      [
        "/* Ours */ :root {",
        "  --accent: #7A1FA2;",
        '  --font-prose: "Noto Serif", Georgia, serif; --wide: 72rem',
        "}",
        ':root[data-theme="dark"] { --accent: rgb(220 180 240); }',
        "@media (prefers-color-scheme: dark) {",
        "  :root { --paper: #000; }",
        "}",
      ].join("\n"),
    );
    expect(problems).toEqual([]);
    expect(properties).toEqual([
      {name: "accent", value: "#7a1fa2", scheme: "light", line: 2},
      {name: "font-prose", value: '"Noto Serif", Georgia, serif', scheme: "light", line: 3},
      {name: "wide", value: "72rem", scheme: "light", line: 3},
      {name: "accent", value: "#dcb4f0", scheme: "dark", line: 5},
      {name: "paper", value: "#000000", scheme: "dark", line: 7},
    ]);
  });

  test.each([
    [
      "@import url(https://evil.example/x.css);",
      1,
      '"@import url(https://evil.example/x.css)" is outside of a block',
    ],
    ["\n\nbody { display: none }", 3, 'block "body" is not allowed'],
    [":root {\n--accent: url(x.png);\n}", 2, "--accent must be a colour"],
    [":root {\n--acent: #000;\n}", 2, 'unknown property "--acent"'],
    [":root {\n\n  color: red;\n}", 3, '"color: red" is not allowed'],
    [":root { --wide: calc(1px + 1rem); }", 1, "--wide must be a length"],
    [":root { --wide: 72rem !important; }", 1, "--wide must be a length"],
    [":root { --font-ui: expression(alert(1)); }", 1, "--font-ui must be at most 10 names"],
    [':root { --font-ui: "a\\62 c"; }', 1, "--font-ui must be at most 10 names"],
    [":root, body { --accent: #000; }", 1, 'block ":root, body" is not allowed'],
    [":root { .x { --accent: #000; } }", 1, 'block ".x" is not allowed'],
    [
      "@media (prefers-color-scheme: dark) { :root { --wide: 1rem; } }",
      1,
      "--wide belongs to the block :root",
    ],
    ["@media print { :root { --accent: #000; } }", 1, 'block "@media print" is not allowed'],
    [":root { --accent: #000;", undefined, "a block is not closed"],
    ["constructor { --accent: #000 }", 1, 'block "constructor" is not allowed'],
    [":root { --toString: 1 }", 1, '"--toString: 1" is not allowed'],
    [":root { --constructor: 1 }", 1, 'unknown property "--constructor"'],
    ["}", 1, '"}" closes no block'],
    [":root { --accent: #000 } /* open", 0, ""],
    ['@charset "utf-8"; :root {}', 1, "is outside of a block"],
    ["@font-face { src: url(x) }", 1, 'block "@font-face" is not allowed'],
    [":root { --accent: #00/**/0; }", 1, "--accent must be a colour"],
    ["<style>:root { --accent: #000 }", 1, 'block "<style>:root" is not allowed'],
  ])("refuses %j", (text, line, message) => {
    const {problems} = read(text);
    if (message === "") return expect(problems).toEqual([]);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.line).toBe(line);
    expect(problems.every(({code}) => code === "PJ004")).toBe(true);
  });
});

describe("themeSheet(properties)", () => {
  const sheetOf = (text: string) =>
    themeSheet(readThemeCss("theme.css", text).properties.map(each => ({...each, file: "theme.css"})));

  test("writes each property once, colours for both schemes", () => {
    expect(sheetOf(":root { --wide: 70rem; --accent: #000; --accent: #7a1fa2 }")).toEqual({
      css: ":root:root {\n  --accent: light-dark(#7a1fa2, #7ccbc3);\n  --wide: 70rem;\n}\n",
      problems: [],
    });
    expect(sheetOf("").css).toBeUndefined();
  });

  test("leaves a theme out whose texts cannot be read, with the line", () => {
    const {css, problems} = sheetOf(":root {\n  --accent: #e0a030;\n}");
    expect(css).toBeUndefined();
    expect(problems[0]).toMatchObject({
      code: "PJ005",
      line: 2,
      message: expect.stringMatching(
        /^contrast of accent on paper in the light scheme must be at least 4\.5, got 2\.\d\d$/,
      ),
    });
  });

  test("checks a background that the theme sets", () => {
    expect(sheetOf(":root { --paper: #444 }").problems.map(({message}) => message.split(" ")[2])).toContain(
      "ink",
    );
  });
});
