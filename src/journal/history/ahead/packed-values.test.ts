import {expect, test} from "vitest";
import {buffersOf, packValues, unpackValues} from "./packed-values.ts";

const VALUES = [
  {center: 1.5, samples: [1, 2], sameCode: false, startsLevel: false},
  {center: Number.NaN, samples: [], sameCode: true, startsLevel: false},
  {center: -0, samples: [Number.POSITIVE_INFINITY], sameCode: true, startsLevel: true},
];

test("unpackValues(packed) returns the values that were packed", () => {
  expect(unpackValues(packValues(VALUES))).toEqual(VALUES);
  expect(unpackValues(packValues([]))).toEqual([]);
});

test("packValues(values) takes absent properties for false", () => {
  const [value] = unpackValues(packValues([{center: 1, samples: [1]}]));
  expect(value).toEqual({center: 1, samples: [1], sameCode: false, startsLevel: false});
});

test("buffersOf(packed) lists memory that can be handed over", () => {
  const packed = packValues(VALUES);
  const copy = structuredClone(packed, {transfer: buffersOf(packed)});
  expect(packed.samples).toHaveLength(0);
  expect(unpackValues(copy)).toEqual(VALUES);
});
