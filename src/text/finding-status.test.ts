import {expect, test} from "vitest";
import {findingStatusSource, findingStatusWords} from "./finding-status.ts";

test("findingStatusWords(status) has no word that contradicts a true claim", () => {
  expect(["open", "landed", "rejected", "superseded", "false-positive"].map(findingStatusWords)).toEqual([
    "open",
    "landed",
    "won't fix",
    "superseded",
    "false positive",
  ]);
});

test("findingStatusSource(status, sources) names what a status comes from", () => {
  const follow = ["2026-05-09-follow", "2026-05-10-more"];
  expect(findingStatusSource("open", {})).toBe("open");
  expect(findingStatusSource("landed", {resolvedBy: follow})).toBe(
    "landed in 2026-05-09-follow, 2026-05-10-more",
  );
  expect(findingStatusSource("superseded", {supersededBy: ["2026-05-09-follow#headers"]})).toBe(
    "superseded by 2026-05-09-follow#headers",
  );
  expect(findingStatusSource("rejected", {resolvedBy: ["a"], supersededBy: ["b"]})).toBe("won't fix in a");
});
