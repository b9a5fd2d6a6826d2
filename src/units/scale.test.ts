import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {commonScale, formatScaled} from "./scale.ts";

const recorded = readFileSync(new URL("testdata/scale.psv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");

test("commonScale(values, class) and formatScaled(value, scale) agree with the recorded rows", () => {
  expect(recorded.length).toBeGreaterThan(1000);
  const wrong = recorded.filter(line => {
    const [values = "", unitClass, text = ""] = line.split("|");
    const numbers = values.split(" ").map(Number);
    const scale = commonScale(numbers, unitClass === "1" ? "binary" : "decimal");
    return numbers.map(value => `${formatScaled(value, scale)} `).join("") !== `${text.trimEnd()} `;
  });
  expect(wrong).toEqual([]);
});

test.each([
  [[0, 0], "decimal", "0.000"],
  [[1.5e-6], "decimal", "1.500µ"],
  [[99.994e-6], "decimal", "99.99µ"],
  [[99.995e-6], "decimal", "100.0µ"],
  [[1e12], "decimal", "1.000T"],
  [[Number.POSITIVE_INFINITY], "decimal", "+InfT"],
  [[1023], "binary", "1023.0"],
  [[1024], "binary", "1.000Ki"],
] as const)("commonScale(%j, %s) shows %s", (values, unitClass, text) => {
  expect(formatScaled(values[0], commonScale(values, unitClass))).toBe(text);
});
