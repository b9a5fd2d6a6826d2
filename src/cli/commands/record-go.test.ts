import {execFileSync, spawnSync} from "node:child_process";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import type {TemporaryRepository} from "../../../scripts/testing/temporary-repository.ts";
import {temporaryRepository} from "../../../scripts/testing/temporary-repository.ts";
import {runCommandLine} from "../command-line.ts";

const NO_GO = spawnSync("go", ["version"]).status !== 0;
const NO_BENCHSTAT = spawnSync("benchstat", ["-h"]).error !== undefined;

const PARSE_TEST = `package parse

import (
	"os"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	for i := 0; i < b.N; i++ {
		if _, err := os.ReadFile("testdata/in.txt"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSum(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Sum(i)
	}
}

func TestNever(t *testing.T) { t.Fatal("a test was run") }
`;

const parse = (body: string) => `package parse\n\n//go:noinline\nfunc Sum(n int) int { ${body} }\n`;
const idle = (name: string) =>
  `package ${name}\n\nimport "testing"\n\nfunc BenchmarkIdle(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t}\n}\n`;

let repository: TemporaryRepository;
let journal: TemporaryJournal;

beforeAll(() => {
  if (NO_GO)
    console.warn("skipped: go is not installed, perf-journal record is tested with other commands only");
  repository = temporaryRepository();
  repository.write("go.mod", "module example.com/sip\n\ngo 1.21\n");
  repository.write("parse/parse.go", parse("return n"));
  repository.write("parse/parse_test.go", PARSE_TEST);
  repository.write("parse/testdata/in.txt", "in\n");
  repository.write("same/same_test.go", idle("same"));
  repository.write("gone/gone_test.go", idle("gone"));
  repository.write("data/data_test.go", idle("data"));
  repository.write("data/testdata/in.txt", "one");
  repository.write("plain/plain.go", "package plain\n");
  repository.commit("First");
  repository.write("parse/parse.go", parse("return n + 1"));
  repository.write("data/testdata/in.txt", "two");
  repository.git("mv", "gone", "fresh");
  repository.write("fresh/gone_test.go", idle("fresh"));
  repository.commit("Count from one");
});
afterAll(() => repository.remove());
beforeEach(() => {
  journal = temporaryJournal({"content/journal.yaml": "title: Tests\n"});
});
afterEach(() => {
  journal.remove();
  repository.git("reset", "--quiet", "--hard");
  repository.git("clean", "--quiet", "--force", "-d");
});

async function record(args: readonly string[], changes: Parameters<typeof recordingIo>[0] = {}) {
  const io = recordingIo({
    cwd: repository.root,
    env: {...process.env, PERF_JOURNAL_ROOT: journal.root},
    ...changes,
  });
  const status = await runCommandLine(["record", "--base", "HEAD~1", ...args], io);
  return {status, output: io.output(), messages: io.messages()};
}

const ID = "2026-05-03-count-from-one";
const read = (path: string) => readFileSync(join(journal.root, "content", path), "utf8");
const results = (text: string) => text.split("\n").filter(line => line.startsWith("Benchmark"));

describe.skipIf(NO_GO)("perf-journal record of Go benchmarks", () => {
  test("measures packages whose binaries or data differ, and leaves an entry that check accepts", async () => {
    const before = repository.state();
    const {status, output, messages} = await record([
      ...["--rounds", "4", "--benchtime", "5x", "--profile", "cpu", "--profile-bench", "Sum"],
    ]);
    expect({status, messages}).toEqual({
      status: 0,
      messages: expect.stringContaining("measures example.com/sip/parse\n"),
    });
    expect(messages).toContain("skips example.com/sip/same: its test binaries are identical\n");
    expect(repository.state()).toBe(before);
    expect(output.trim().match(/[^/]+$/gm)).toEqual([
      ...["index.md", "bench.before.txt", "bench.after.txt", "environment.txt"],
      ...["cpu.before.pb.gz", "cpu.after.pb.gz"],
    ]);
    const text = read(`${ID}/bench.after.txt`);
    expect(text).toMatch(
      /^goos: \w+\ngoarch: \w+\npkg: example\.com\/sip\/data\n(?:cpu: .*\n)?BenchmarkIdle/,
    );
    expect(text.match(/^pkg: .*$/gm)).toEqual(["pkg: example.com/sip/data", "pkg: example.com/sip/parse"]);
    expect(results(text).map(line => line.split(/[-\s]/)[0])).toEqual([
      ...Array(4).fill("BenchmarkIdle"),
      ...Array(4).fill(["BenchmarkRead", "BenchmarkSum"]).flat(),
    ]);
    const index = read(`${ID}/index.md`);
    expect(index).toContain("binaries of both sides are identical: `example.com/sip/same`.");
    expect(index).toContain("only the base has benchmarks there: `example.com/sip/gone`.");
    expect(index).toContain("only the head has benchmarks there: `example.com/sip/fresh`.");
    expect(index).toMatch(
      /^perf-journal record --base \w{12} --head \w{12} --benchtime 5x --rounds 4 --profile cpu --profile-bench Sum$/m,
    );
    expect(read(`${ID}/environment.txt`)).toMatch(/^go version go1\S+ \w+\/\w+$/m);
    const io = recordingIo({cwd: journal.root});
    expect(await runCommandLine(["check", "--json"], io)).toBe(0);
    const {problems} = JSON.parse(io.output()) as {problems: readonly {code: string}[]};
    // Profiles of a moment have few samples, or none.
    expect(problems.map(({code}) => code).filter(code => !/PJ06[12]/.test(code))).toEqual(
      Array(3).fill("PJ035"),
    );
    if (NO_BENCHSTAT) return;
    const files = ["bench.before.txt", "bench.after.txt"];
    const cwd = join(journal.root, "content", ID);
    const table = recordingIo({cwd});
    expect(await runCommandLine(["benchstat", ...files], table)).toBe(0);
    expect(table.output()).toBe(execFileSync("benchstat", files, {cwd, encoding: "utf8"}));
  });

  test("names the side that cannot be built, with the compiler's words", async () => {
    repository.write("parse/parse.go", parse("return nothing"));
    const before = repository.state();
    const {status, messages} = await record(["--packages", "./parse", "--rounds", "1"]);
    expect(messages).toMatch(
      /head: go test -c -trimpath .* example\.com\/sip\/parse ended with status 1\n(?: {2}\| .*\n)*.*undefined: nothing/,
    );
    expect(status).toBe(1);
    expect(repository.state()).toBe(before);
    expect(readdirSync(join(journal.root, "content"))).toEqual(["journal.yaml"]);
  });

  test("names the side whose benchmark fails, with its output", async () => {
    repository.git("rm", "--quiet", "parse/testdata/in.txt");
    const {status, messages} = await record(["--packages", "./parse", "--rounds", "1", "--benchtime", "1x"]);
    expect(messages).toMatch(
      /head: the benchmarks of example\.com\/sip\/parse ended with status 1\n[\s\S]*testdata\/in\.txt/,
    );
    expect(status).toBe(1);
  });

  test("keeps the rounds when a profile cannot be made", async () => {
    const args = ["--packages", "./parse", "--rounds", "1", "--benchtime", "1x", "--profile", "cpu"];
    const {status, output, messages} = await record([...args, "--profile-bench", "["]);
    expect(messages).toMatch(
      /^warning: no profiles\nperf-journal: base: the benchmarks of example\.com\/sip\/parse ended/m,
    );
    expect(status).toBe(0);
    expect(output).toMatch(/environment\.txt\n$/);
  });

  test("refuses where nothing differs, and where nothing matches", async () => {
    const same = await record(["--packages", "./same", "--rounds", "1"]);
    expect(same.messages).toContain(
      "nothing to measure: test binaries are identical on both sides (example.com/sip/same)",
    );
    expect(same.status).toBe(1);
    const unmatched = await record(["--bench", "Nope", "--rounds", "1"]);
    expect(unmatched.messages).toContain('no benchmark matches "Nope" in ./... on both sides');
    expect(unmatched.status).toBe(1);
    const part = await record([
      "--packages",
      "./parse",
      "--bench",
      "Sum/nope",
      "--rounds",
      "1",
      "--benchtime",
      "1x",
    ]);
    expect(part.messages).toContain("no benchmark printed a result in example.com/sip/parse");
    expect(part.status).toBe(1);
  });
});

test("perf-journal record without Go names the other way", async () => {
  const env = {...process.env, PERF_JOURNAL_ROOT: journal.root, PATH: "/nonexistent"};
  const {status, messages} = await record([], {env});
  expect(messages).toContain("go is not installed\n  hint: another tool is measured behind --");
  expect(status).toBe(3);
});
