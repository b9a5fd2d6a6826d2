import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, test} from "vitest";
import type {BenchstatAnswer} from "../testing/benchstat-answer.ts";
import {recordingIo} from "../testing/recording-io.ts";
import type {ReadFile} from "./benchstat.ts";
import {run} from "./benchstat.ts";

const cases = fileURLToPath(new URL("../../src/artifacts/benchmark/testdata/cases", import.meta.url));

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
