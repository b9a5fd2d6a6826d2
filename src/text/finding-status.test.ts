import {expect, test} from "vitest";
import {findingStatusWords} from "./finding-status.ts";

test("findingStatusWords(status) has no word that contradicts a true claim", () => {
  expect(["open", "landed", "rejected", "superseded", "false-positive"].map(findingStatusWords)).toEqual([
    "open",
    "landed",
    "won't fix",
    "superseded",
    "false positive",
  ]);
});
