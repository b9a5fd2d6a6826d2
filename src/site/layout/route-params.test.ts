import {expect, test} from "vitest";
import {lastSegment, restParam} from "./route-params.ts";

test("lastSegment(path) is the name of a page", () => {
  expect(lastSegment("/tags/gc/")).toBe("gc");
  expect(lastSegment("/")).toBe("");
});

test("restParam(section, path) is a route's rest parameter", () => {
  expect(restParam("/benchmarks/", "/benchmarks/example.com/sip/Parse~msg=invite-8/")).toBe(
    "example.com/sip/Parse~msg=invite-8",
  );
  expect(restParam("/files/", "/files/0123/x.txt")).toBe("0123/x.txt");
});
