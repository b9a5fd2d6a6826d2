import fc from "fast-check";
import {expect, test} from "vitest";
import {growingText} from "./growing-text.ts";

test("growingText() writes and cuts as a string does", () => {
  const step = fc.oneof(fc.string({unit: "binary"}), fc.nat(20));
  fc.assert(
    fc.property(fc.array(step), fc.nat(40), (steps, size) => {
      const text = growingText(size);
      let expected = Buffer.alloc(0);
      for (const one of steps) {
        if (typeof one === "string") text.add(one);
        else text.cut(one);
        expected =
          typeof one === "string" ? Buffer.concat([expected, Buffer.from(one)]) : expected.subarray(0, one);
      }
      expect(text.length()).toBe(expected.length);
      expect(Buffer.from(text.bytes())).toEqual(expected);
    }),
  );
});

test("growingText() outgrows its size", () => {
  const text = growingText(0);
  for (let i = 0; i < 5; i++) text.add("\u20ac".repeat(50_000));
  expect(new TextDecoder().decode(text.bytes())).toBe("\u20ac".repeat(250_000));
});
