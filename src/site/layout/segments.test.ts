import {expect, test} from "vitest";
import {below, lastSegment} from "./segments.ts";

test("lastSegment(path) is the name of a page", () => {
  expect(lastSegment("/tags/gc/")).toBe("gc");
  expect(lastSegment("/")).toBe("");
});

test("below(section, path) is a route's rest parameter", () => {
  expect(below("/benchmarks/", "/benchmarks/example.com/sip/Parse~msg=invite-8/")).toBe(
    "example.com/sip/Parse~msg=invite-8",
  );
  expect(below("/files/", "/files/0123/x.txt")).toBe("0123/x.txt");
});
