import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {hexColour, hexOf, saturate} from "./colour.ts";
import {colourValue, withoutVariables} from "./colour-value.ts";

describe("colourValue(text, scheme)", () => {
  // As Chromium draws them.
  test.each([
    ["color-mix(in oklab, #a84300 26%, #fdfcf8)", "#ebccbc", 1],
    ["color-mix(in oklab, #7fb8f5 52%, #17191b)", "#4a6684", 1],
    ["color-mix(in oklab, #0d5c58 calc(5 * 5%), #fdfcf8)", "#c3d2cd", 1],
    ["color-mix(in oklab, #a84300 12%, transparent)", "#a84300", 0.12],
    ["#0af", "#00aaff", 1],
    ["#00aaff80", "#00aaff", 128 / 255],
    ["light-dark(#0d5c58, #7ccbc3)", "#0d5c58", 1],
    ["currentcolor", "#123456", 1],
  ])("computes %s", (text, hex, alpha) => {
    const colour = colourValue(text, "light", hexColour("#123456")) ?? expect.fail();
    expect([hexOf(colour), colour.alpha]).toEqual([hex, expect.closeTo(alpha, 6)]);
  });

  test("has the second colour of light-dark(…) in the dark scheme", () => {
    const colour = colourValue("light-dark(#0d5c58, light-dark(#000000, #7ccbc3))", "dark", undefined);
    expect(hexOf(colour ?? expect.fail())).toBe("#7ccbc3");
  });

  test.each(["", "red", "url(#x)", "color-mix(in srgb, #000 5%, #fff)", "light-dark(#000)", "rgb(1 2 3)"])(
    "is undefined in the dark scheme for %j",
    text => expect(colourValue(text, "dark", undefined)).toBeUndefined(),
  );

  test("is written as #rrggbb, or undefined, whatever the text", () => {
    const part = fc.constantFrom(
      "var(--a)",
      "light-dark(",
      "color-mix(in oklab,",
      "#fff",
      "5%",
      ",",
      ")",
      " ",
    );
    fc.assert(
      fc.property(
        fc.array(part).map(parts => parts.join("")),
        text => {
          const colour = colourValue(text, "light", undefined);
          if (colour) expect(hexOf(colour)).toMatch(/^#[0-9a-f]{6}$/);
        },
      ),
    );
  });
});

describe("withoutVariables(value, custom)", () => {
  const custom = (name: string): string | undefined =>
    ({"--a": "#fff", "--b": "var(--a)", "--loop": "var(--loop)"})[name];

  test.each([
    ["light-dark(var(--a), var(--b))", "light-dark(#fff, #fff)"],
    ["var(--none, var(--a))", "#fff"],
    ["var(--none)", undefined],
    ["var(--loop)", undefined],
    ["var(--a", undefined],
    ["1px", "1px"],
  ])("gives for %s %s", (value, expected) => expect(withoutVariables(value, custom)).toBe(expected));
});

test("saturate(colour, amount) is the filter of the same name", () => {
  // As Chromium draws it.
  expect(hexOf(saturate(hexColour("#f3c9a5") ?? expect.fail(), 0.35))).toBe("#dccdc1");
});
