import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {run} from "./export.ts";

let journal: TemporaryJournal;

const ENTRY = "content/2026-05-03-pool";
const results = (nanoseconds: number): string =>
  `pkg: example.com/sip\nBenchmarkParse-8\t1000\t${nanoseconds} ns/op\nBenchmarkParse-8\t1000\t${nanoseconds + 1} ns/op\n`;

beforeAll(() => {
  journal = temporaryJournal({
    "content/journal.yaml": "title: A journal\n",
    [`${ENTRY}/index.md`]: entryText("=Pool", "Text.", "verdict: kept\n"),
    [`${ENTRY}/before.txt`]: results(200),
    [`${ENTRY}/after.txt`]: results(100),
  });
});
afterAll(() => journal.remove());

async function exported(...args: string[]): Promise<{readonly output: string; readonly messages: string}> {
  const io = recordingIo({cwd: journal.root});
  expect(await run(args, io)).toBe(0);
  return {output: io.output(), messages: io.messages()};
}

describe("perf-journal export", () => {
  test("prints a row a sample as CSV", async () => {
    const {output} = await exported();
    const [head = "", ...rows] = output.trimEnd().split(/\r?\n/);
    const columns = head.split(",");
    const cell = (row: string, name: string): string => row.split(",")[columns.indexOf(name)] ?? "";
    const named = rows.map(row => [
      ...["side", "benchmark", "unit", "sample"].map(name => cell(row, name)),
      Number(cell(row, "value")).toPrecision(3),
    ]);
    expect(named).toEqual([
      ["head", "Parse-8", "sec/op", "0", "1.00e-7"],
      ["head", "Parse-8", "sec/op", "1", "1.01e-7"],
      ["base", "Parse-8", "sec/op", "0", "2.00e-7"],
      ["base", "Parse-8", "sec/op", "1", "2.01e-7"],
    ]);
  });

  test("prints the same as JSON", async () => {
    const {version, measurements} = JSON.parse((await exported("--json")).output);
    expect(version).toBe(1);
    expect(measurements).toHaveLength(4);
    expect(measurements[0]).toMatchObject({
      entry: "2026-05-03-pool",
      verdict: "kept",
      package: "example.com/sip",
    });
  });

  test.each([
    ["csv", "entry,"],
    ["json", '{"version":1'],
    ["parquet", "PAR1"],
  ])("writes a file of the format that its name ends with, %s", async (format, start) => {
    const name = `measurements.${format}`;
    expect((await exported("--out", name)).messages).toBe(`${name}: 4 samples\n`);
    expect(readFileSync(join(journal.root, name), "latin1").replaceAll(" ", "").startsWith(start)).toBe(true);
  });

  test.each([
    [["--format", "parquet"], "Parquet is not text"],
    [["--format", "xlsx"], '--format takes parquet, csv or json, got "xlsx"'],
  ])("refuses %j", async (args, message) => {
    await expect(run(args, recordingIo({cwd: journal.root}))).rejects.toThrow(message);
  });
});
