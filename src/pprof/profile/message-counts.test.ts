import {expect, test} from "vitest";
import {WORK} from "../../budgets.ts";
import {recordedBytes} from "../testdata/profiles-fs.ts";
import {tableRoom} from "./message-counts.ts";

test.each([
  ["value types", 0x0a, 4],
  ["samples", 0x12, 6],
  ["mappings", 0x1a, 40],
  ["locations", 0x22, 16],
  ["functions", 0x2a, 8],
  ["strings", 0x32, 2],
  ["messages of other fields", 0x6a, 2],
])("tableRoom(bytes) counts empty %s", (_, tag, words) => {
  expect(tableRoom(Uint8Array.from([tag, 0, tag, 0, tag, 0]))).toBe(3 * words);
});

test("tableRoom(bytes) counts bytes within samples, locations and comments", () => {
  const within = (tag: number) => tableRoom(Uint8Array.from([tag, 4, 1, 1, 1, 1]));
  expect([0x12, 0x22, 0x6a, 0x32].map(within)).toEqual([6 + 1, 16 + 8, 2 + 12, 2]);
});

test("tableRoom(bytes) of a recorded profile is a small part of an entry's meter", () => {
  const room = tableRoom(recordedBytes("load-cpu.pb.gz"));
  expect(room).toBeGreaterThan(10_000);
  expect(room).toBeLessThan(WORK.profileRoom.most / 100);
});

test("tableRoom(bytes) ends at a mistake", () => {
  expect(tableRoom(Uint8Array.from([0x32, 0, 0x32, 9]))).toBeLessThanOrEqual(4);
});
