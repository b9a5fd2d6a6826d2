import {expect, test} from "vitest";
import {benchmarkAddress, functionAddress, profileAddress, tagAddress} from "./addresses.ts";
import {segment} from "./segment.ts";
import {seriesDataAddress, seriesUnitAddress} from "./series-addresses.ts";

test("segment(name) keeps plain names and tells all others apart", () => {
  expect(segment("cpu.before.pb.gz")).toBe("cpu.before.pb.gz");
  expect(segment("Parse/msg=invite-8")).toBe("Parse~msg=invite-8");
  expect(segment("Parse~msg=invite-8")).not.toBe(segment("Parse/msg=invite-8"));
  expect(segment("a b")).toMatch(/^a-b-[0-9a-f]{16}$/);
  expect(segment("a b")).not.toBe(segment("a  b"));
  expect(segment("..")).toMatch(/^_-[0-9a-f]{16}$/);
  expect(segment("")).toMatch(/^_-[0-9a-f]{16}$/);
  expect(segment("日本")).not.toBe(segment("日木"));
});

test("benchmarkAddress(series) never gives two benchmarks one address", () => {
  expect(benchmarkAddress({group: "x/y", name: "Z"})).toBe("/benchmarks/x/y/Z/");
  expect(benchmarkAddress({group: "x", name: "y/Z"})).toBe("/benchmarks/x/y~Z/");
});

test("profileAddress and tagAddress end in a slash and hold no reserved character", () => {
  expect(profileAddress("2026-05-03-pool", "prof/cpu 1.pb.gz")).toMatch(
    /^\/profiles\/2026-05-03-pool\/prof-cpu-1\.pb\.gz-[0-9a-f]{16}\/$/,
  );
  expect(tagAddress("GC")).toBe(tagAddress("gc"));
});

test("every address has short segments and a bounded path, however long the names are", () => {
  const names = [
    "a".repeat(260),
    "/a".repeat(2_200),
    "日".repeat(300),
    `${"x".repeat(130)}/y`,
    "-".repeat(300),
  ];
  for (const group of names) {
    for (const name of names) {
      const place = {kind: "gctrace", group, name};
      const addresses = [
        seriesUnitAddress(place, name),
        seriesDataAddress(place, name, "json"),
        benchmarkAddress(place),
        functionAddress(name),
        tagAddress(name),
        profileAddress("2026-05-03-pool", name),
      ];
      for (const address of addresses) {
        expect(address.length).toBeLessThanOrEqual(512);
        for (const part of address.split("/")) expect(part.length).toBeLessThanOrEqual(120);
      }
    }
  }
});

test("no name makes a folder in the place of a file of the site", () => {
  for (const name of ["index.html", "Index.HTML"]) {
    expect(segment(name)).toMatch(/^index\.html-[0-9a-f]{16}$/i);
    expect(benchmarkAddress({group: name, name})).not.toContain("/index.html/");
    expect(tagAddress(name)).not.toBe("/tags/index.html/");
  }
  expect(functionAddress("parse.json")).not.toBe("/functions/parse.json/");
  expect(segment("trace.json")).toBe("trace.json");
});

test("no name takes the address of another by ending like its tag", () => {
  const cut = segment("a b");
  expect(segment(cut)).not.toBe(cut);
  const upper = functionAddress("Parse");
  expect(functionAddress(upper.split("/")[2] ?? "")).not.toBe(upper);
  expect(functionAddress("parse")).toBe("/functions/parse/");
  expect(segment("é")).not.toBe(segment("e\u0301"));
});
