import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {runFacts} from "./run-facts.ts";

const TEXT = '\n {"context": {"date": "2026-01-05T23:30:00Z"}, "commit_info": {"id": "0123ABC"}}';
const FACTS = {commit: "0123abc", date: "2026-01-05T23:30:00.000Z"};
const file = (bytes: Uint8Array) => artifactFile("e/x.json", "x.json", bytes);

test("runFacts(file) reads commit and date of JSON in UTF-8 and UTF-16", () => {
  expect(runFacts(file(new TextEncoder().encode(TEXT)))).toEqual(FACTS);
  expect(runFacts(file(Buffer.from(`\ufeff${TEXT}`, "utf16le")))).toEqual(FACTS);
});

test.each(["", "{", "[]", "Benchmark 1 2 ns/op", '{"date": 1e99, "commit_hash": "main"}'])(
  "runFacts(file) finds nothing in %j",
  text => {
    expect(runFacts(file(new TextEncoder().encode(text)))).toEqual({});
  },
);
