import {readFileSync} from "node:fs";
import fc from "fast-check";
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

/** Values that stand in one row: medians of the same benchmark, hence of about one magnitude. */
const rows = fc
  .tuple(
    fc.double({min: 1e-9, max: 1e11, noNaN: true}),
    fc.array(fc.double({min: 0.5, max: 2, noNaN: true}), {minLength: 1, maxLength: 4}),
  )
  .map(([center, factors]) => [center, ...factors.map(factor => center * factor)]);

test.each(["decimal", "binary"] as const)(
  "a row of %s numbers shows two alike only where benchstat does",
  unitClass => {
    fc.assert(
      fc.property(rows, values => {
        const scale = commonScale(values, unitClass);
        const texts = values.map(value => formatScaled(value, scale));
        const exact = values.map(value => exactly(value / scale.factor, scale.decimals));
        expect(texts).toEqual(exact.map(text => text + scale.prefix));
        const step = scale.factor * 10 ** -scale.decimals;
        for (const [i, a] of values.entries()) {
          for (const [j, b] of values.entries()) {
            if (Math.abs(a - b) > step * (1 + 1e-9)) expect(texts[i]).not.toBe(texts[j]);
          }
        }
      }),
      {numRuns: 2000},
    );
  },
);

test.each(["decimal", "binary"] as const)(
  "a row of %s numbers shows at least four digits of its smallest",
  unitClass => {
    fc.assert(
      fc.property(rows, values => {
        const least = Math.min(...values);
        // Below that, ten decimals are all there are.
        fc.pre(unitClass === "decimal" || least > 1e-6);
        const digits = formatScaled(least, commonScale(values, unitClass)).replace(/[^0-9]/g, "");
        expect(digits.replace(/^0+/, "").length).toBeGreaterThanOrEqual(4);
      }),
    );
  },
);

/** The slow way: the number as an exact fraction over 2^1100, divided, halves to even. */
function exactly(value: number, decimals: number): string {
  const scaled = toUnits(value) * 10n ** BigInt(decimals);
  const unit = 2n ** 1100n;
  const whole = scaled / unit;
  const twice = (scaled % unit) * 2n;
  const up = twice > unit || (twice === unit && whole % 2n === 1n);
  const digits = String(whole + (up ? 1n : 0n)).padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A positive number in units of 2^-1100. */
function toUnits(value: number): bigint {
  const exponent = Math.floor(Math.log2(value)) - 52;
  return BigInt(value / 2 ** exponent) * 2n ** BigInt(exponent + 1100);
}
