import {expect, test} from "vitest";
import {noBenchmark} from "./directive-files.ts";
import {error} from "./message.ts";

test("error(code, message, hint) cuts both: an entry may have a thousand messages of names of megabytes", () => {
  const {message, hint = ""} = error("PJ073", "m".repeat(5000), "h".repeat(5000));
  expect([message, hint].map(text => text.length)).toEqual([2001, 2001]);
  expect(error("PJ073", "m")).toEqual({code: "PJ073", severity: "error", message: "m"});
});

test("messages list endless names by their beginnings", () => {
  const {message} = noBenchmark("x", ["a.txt"], ["n".repeat(100_000), "short"]);
  expect(message).toBe(`no benchmark "x" in a.txt; there are ${"n".repeat(150)}…, short`);
});
