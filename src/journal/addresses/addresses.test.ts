import {expect, test} from "vitest";
import {benchmarkAddress, profileAddress, segment, tagAddress} from "./addresses.ts";

test("segment(name) keeps plain names and tells all others apart", () => {
  expect(segment("cpu.before.pb.gz")).toBe("cpu.before.pb.gz");
  expect(segment("Parse/msg=invite-8")).toBe("Parse~msg=invite-8");
  expect(segment("Parse~msg=invite-8")).not.toBe(segment("Parse/msg=invite-8"));
  expect(segment("a b")).toMatch(/^a-b-[0-9a-f]{8}$/);
  expect(segment("a b")).not.toBe(segment("a  b"));
  expect(segment("..")).toMatch(/^_-[0-9a-f]{8}$/);
  expect(segment("")).toMatch(/^_-[0-9a-f]{8}$/);
  expect(segment("日本")).not.toBe(segment("日木"));
});

test("benchmarkAddress(series) never gives two benchmarks one address", () => {
  expect(benchmarkAddress({group: "x/y", name: "Z"})).toBe("/benchmarks/x/y/Z/");
  expect(benchmarkAddress({group: "x", name: "y/Z"})).toBe("/benchmarks/x/y~Z/");
});

test("profileAddress and tagAddress end in a slash and hold no reserved character", () => {
  expect(profileAddress("2026-05-03-pool", "prof/cpu 1.pb.gz")).toMatch(
    /^\/profiles\/2026-05-03-pool\/prof-cpu-1\.pb\.gz-[0-9a-f]{8}\/$/,
  );
  expect(tagAddress("GC")).toBe(tagAddress("gc"));
});
