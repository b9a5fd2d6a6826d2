import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, test} from "vitest";
import type {BenchstatAnswer} from "../../../scripts/testing/benchstat-answer.ts";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {ReadFile} from "./benchstat.ts";
import {help, run} from "./benchstat.ts";

const cases = fileURLToPath(new URL("../../benchstat/testdata/cases", import.meta.url));

async function benchstat(args: readonly string[], cwd = ".", readFile?: ReadFile): Promise<BenchstatAnswer> {
  const io = recordingIo({cwd, stdin: async () => new TextEncoder().encode("BenchmarkStdin 1 5 ns/op\n")});
  const status = await run(args, io, readFile);
  return {stdout: io.output(), stderr: io.messages(), status};
}

/** Files by name, as if they were on disk. */
function files(contents: Readonly<Record<string, string>>): ReadFile {
  return path => [new TextEncoder().encode(contents[path] ?? "")];
}

test.each(readdirSync(cases))("benchstat answers %s as recorded", async name => {
  const folder = join(cases, name);
  const recorded = JSON.parse(readFileSync(join(folder, "case.json"), "utf8")) as {
    args: string[];
    exit: number;
  };
  const expected: BenchstatAnswer = {
    stdout: readFileSync(join(folder, "stdout"), "utf8"),
    stderr: readFileSync(join(folder, "stderr"), "utf8"),
    status: recorded.exit,
  };
  expect(await benchstat(recorded.args, folder)).toEqual(expected);
});

test("benchstat reads - as standard input", async () => {
  const {stdout} = await benchstat(["in=-"]);
  expect(stdout).toContain("│      in      │");
  expect(stdout).toContain("Stdin   5.000n ± ∞ ¹");
});

test("benchstat prints bad lines before what ends the reading, and no table", async () => {
  const text = `BenchmarkA 1\nBenchmarkA 1 1 u\nBenchmark${"x".repeat(65_536)} 1 1 u\n`;
  expect(await benchstat(["a"], ".", files({a: text}))).toEqual({
    stdout: "",
    stderr: "a:1: missing measurements\nbenchstat: a:2: bufio.Scanner: token too long\n",
    status: 0,
  });
});

test("benchstat says why a folder cannot be read, as the tool does", async () => {
  const {stderr} = await benchstat(["cases"], join(cases, ".."));
  expect(stderr).toBe("benchstat: cases:0: read cases: is a directory\n");
});

test.each([
  [["-h"], "", 0],
  [["-row"], "flag needs an argument: -row\n", 2],
  [["-alpha", "x", "f"], 'invalid value "x" for flag -alpha: parse error\n', 2],
  [["-alpha=1e999", "f"], 'invalid value "1e999" for flag -alpha: value out of range\n', 2],
  [["---row", "f"], "bad flag syntax: ---row\n", 2],
  [["--", "-h"], undefined, 0],
  [["--row=.name"], "", 2],
])("benchstat %j writes its usage where the tool does", async (args, message, status) => {
  const answer = await benchstat(args, ".", files({}));
  expect(answer.status).toBe(status);
  if (message === undefined) expect(answer.stderr).toBe("");
  else expect(answer.stderr.startsWith(`${message}Usage: benchstat [flags] inputs...\n`)).toBe(true);
});

const slower = {old: sixOf(100), new: sixOf(110)};

function sixOf(value: number): string {
  return [0, 1, 2, 3, 4, 5].map(i => `BenchmarkA 1 ${value + i / 100} ns/op\n`).join("");
}

test.each([
  [
    ["-fail-on", "regression>2%", "old", "new"],
    1,
    "benchstat: 1 regression of more than 2%:\n  A sec/op new: +10.00% (p=0.002 n=6)\n",
  ],
  [["--fail-on=>20%", "old", "new"], 0, ""],
  [["-fail-on", ">0", "new", "old"], 0, ""],
  [
    ["-fail-on", "2%", "old", "new"],
    2,
    'benchstat: -fail-on must be like "regression>2%" or "regression>0", got "2%"\n',
  ],
])("benchstat %j exits with %d", async (args, status, message) => {
  const answer = await benchstat(args, ".", files(slower));
  expect(answer.status).toBe(status);
  expect(answer.stderr).toBe(message);
});

test.each([
  [["-exit-code", "nope"], 4],
  [["-exit-code", "-filter", "a:b)", "nope"], 2],
  [["-exit-code=false", "nope"], 0],
  [["-exit-code=maybe", "nope"], 2],
  [["nope"], 0],
])("benchstat %j tells an error by its exit status where that is asked for: %d", async (args, status) => {
  expect((await benchstat(args)).status).toBe(status);
});

test("benchstat -format json and -format markdown print the same numbers as the text", async () => {
  const answer = async (...flags: string[]) =>
    (await benchstat([...flags, "old", "new"], ".", files(slower))).stdout;
  const text = await answer();
  const json = JSON.parse(await answer("-format", "json"));
  expect(text).toContain(json.tables[0].rows[0].cells[1].vsBase.text);
  expect(await answer("-format=markdown")).toContain(
    "| A | 100.0n ± 0% | 110.0n ± 0% | +10.00% (p=0.002 n=6) |\n",
  );
});

test("help names every flag", () => {
  for (const flag of ["-filter", "-format markdown", "-fail-on", "-exit-code"]) expect(help).toContain(flag);
});
