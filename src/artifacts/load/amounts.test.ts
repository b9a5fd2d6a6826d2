import {expect, test} from "vitest";
import {readSize, readTime} from "./amounts.ts";

test("readTime(text) and readSize(text, thousand) read what the tools write", () => {
  expect(
    ["24.87ms", "621.67us", "635.089µs", "1.00m", "2m10.5s", "0.0249 secs", "5m0s"].map(readTime),
  ).toEqual([0.024_87, 0.000_621_67, 0.000_635_089, 60, 130.5, 0.0249, 300]);
  expect(["", "1.2.3s", "-1s", "NaN secs", "1 parsec"].map(readTime)).toEqual(Array(5).fill(undefined));
  expect(["1016000 bytes", "1.5MB", "38.28 MiB"].map(text => readSize(text, 1024))).toEqual([
    1_016_000,
    1.5 * 1024 ** 2,
    38.28 * 1024 ** 2,
  ]);
  expect(readSize("910 kB", 1000)).toBe(910_000);
  expect(readSize("many", 1000)).toBeUndefined();
});
