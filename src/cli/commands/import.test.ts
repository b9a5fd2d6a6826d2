import {execFileSync} from "node:child_process";
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {runCommandLine} from "../command-line.ts";

const LOG = `# Performance

Run \`make bench\`.

## 2026-05-03: Pool

Kept, see [the code](../pool.go).

![graph](img/graph.png)

| size | ns/op |
|---|---|
| 1 kB | 12 |

## 2 Feburary 2026

Arena.
`;
/** A picture of one pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgABc3UBGAAAAABJRU5ErkJggg==",
  "base64",
);

let journal: TemporaryJournal;

beforeEach(() => {
  journal = temporaryJournal();
  mkdirSync(join(journal.root, "docs/img"), {recursive: true});
  writeFileSync(join(journal.root, "docs/PERFORMANCE.md"), LOG);
  writeFileSync(join(journal.root, "docs/img/graph.png"), PNG);
});
afterEach(() => journal.remove());

async function call(...args: readonly string[]) {
  const io = recordingIo({cwd: journal.root});
  const status = await runCommandLine(args, io);
  return {status, output: io.output(), messages: io.messages()};
}

describe("perf-journal import log", () => {
  test("makes entries that check accepts, and changes nothing the second time", async () => {
    const first = await call("import", "log", "docs/PERFORMANCE.md");
    expect(first.status).toBe(0);
    expect(first.output).toBe(`content/2026-05-03-pool/  (made; docs/PERFORMANCE.md:5-14)
  Pool
    index.md
    graph.png
content/2026-02-02-performance/  (made; docs/PERFORMANCE.md:15-18)
  Performance, 2 Feburary 2026
    index.md

left out:
  docs/PERFORMANCE.md:1-4: Performance

to look at:
  docs/PERFORMANCE.md:7: link to "../pool.go" has no address outside the repository: its text is kept
  docs/PERFORMANCE.md:15: "Feburary" is read as February
`);
    expect(first.messages).toBe("2 entries made, 1 part left out\nnext: perf-journal check\n");
    expect((await call("check")).status).toBe(0);
    const second = await call("import", "log", "docs/PERFORMANCE.md");
    expect(second.messages).toBe("0 entries made, 2 unchanged, 1 part left out\n");
  });

  test("never writes over an entry", async () => {
    await call("import", "log", "docs/PERFORMANCE.md");
    const path = join(journal.root, "content/2026-05-03-pool/index.md");
    writeFileSync(path, "---\ntitle: Mine\n---\n");
    const {output} = await call("import", "log", "docs/PERFORMANCE.md", "--json");
    expect(JSON.parse(output)).toMatchObject({
      version: 1,
      entries: [{id: "2026-05-03-pool", outcome: "exists"}, {outcome: "same"}],
    });
    expect(readFileSync(path, "utf8")).toContain("Mine");
  });

  test("--dry-run writes nothing", async () => {
    const {output, messages} = await call("import", "log", "docs/PERFORMANCE.md", "--dry-run");
    expect(output).toContain("(would make; docs/PERFORMANCE.md:5-14)");
    expect(messages).toBe("2 entries would be made, 1 part left out\n");
    expect(readdirSync(journal.root)).toEqual(["docs"]);
  });

  test("--component names a folder", async () => {
    await call("import", "log", "docs/PERFORMANCE.md", "--component", "parser");
    expect(readdirSync(join(journal.root, "content/parser"))).toHaveLength(2);
  });

  test.each([
    [["import", "benchstat-files", "a.txt"], "benchstat-files takes --history"],
    [["import", "benchstat-files", "--history"], "the files are missing"],
    [["import", "benchstat-files", "a.txt", "--history"], "git log failed"],
    [["import", "asv", "none"], 'cannot read "none": there is no such folder'],
    [["import", "github-action-benchmark"], "the file is missing"],
    [["import", "github-action-benchmark", "a.js", "b.js"], 'unexpected "b.js"'],
    [["import", "github-action-benchmark", "docs/PERFORMANCE.md"], "expected window.BENCHMARK_DATA"],
    [["import", "bencher", "docs/PERFORMANCE.md"], 'expected {"project": …, "results": '],
    [["import", "log", "x.md", "--squash", "year"], '--squash takes month, got "year"'],
    [["import"], "what to import is missing"],
    [["import", "lgo"], 'did you mean "log"?'],
    [["import", "log"], "the log is missing"],
    [["import", "log", "none.md"], 'cannot read "none.md": there is no such file'],
    [["import", "log", "docs/img/graph.png"], 'cannot read "docs/img/graph.png"'],
  ])("%j is refused", async (args, message) => {
    const {status, messages} = await call(...args);
    expect(status).toBeGreaterThan(1);
    expect(messages).toContain(message);
  });
});

describe("perf-journal import benchstat-files", () => {
  function git(...args: readonly string[]): void {
    execFileSync("git", ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", ...args], {
      cwd: journal.root,
      stdio: "ignore",
    });
  }

  function commit(ns: number, day: number): void {
    writeFileSync(join(journal.root, "docs/bench.txt"), `BenchmarkParse-8 100 ${ns} ns/op\n`);
    git("add", "docs/bench.txt");
    const date = `2026-05-0${day}T12:00:00Z`;
    execFileSync(
      "git",
      ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "-m", `Parse in ${ns} ns`],
      {
        cwd: journal.root,
        stdio: "ignore",
        env: {...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date},
      },
    );
  }

  test("makes an entry for each commit that changed the files", async () => {
    git("init", "-q");
    commit(20, 3);
    commit(10, 4);
    const {status, messages} = await call("import", "benchstat-files", "docs/*.txt", "--history");
    expect(messages).toBe("2 entries made\nnext: perf-journal check\n");
    expect(status).toBe(0);
    const folder = join(journal.root, "content/2026-05-03-1200-parse-in-20-ns");
    expect(readFileSync(join(folder, "bench.txt"), "utf8")).toBe("BenchmarkParse-8 100 20 ns/op\n");
    expect(readFileSync(join(folder, "index.md"), "utf8")).toContain(
      "Imported from the history of `docs/bench.txt`.",
    );
    expect((await call("check")).status).toBe(0);
    expect((await call("import", "benchstat-files", "docs/*.txt", "--history")).messages).toBe(
      "0 entries made, 2 unchanged\n",
    );
  });
});

test("perf-journal import asv keeps the files, and warns of what must not be published", async () => {
  const path = join(journal.root, "results/fast");
  mkdirSync(path, {recursive: true});
  writeFileSync(join(path, "machine.json"), "{}");
  const results = {
    commit_hash: "0123abcd0123abcd",
    date: Date.parse("2026-05-03T10:00:00Z"),
    env_name: "virtualenv-py3.12",
    params: {machine: "fast", home: "/home/annabel/asv"},
    result_columns: ["result", "params"],
    results: {"suite.time_parse": [[0.25], []]},
    version: 2,
  };
  writeFileSync(join(path, "0123abcd-py.json"), JSON.stringify(results));
  const {status, messages} = await call("import", "asv", "results/");
  expect(status).toBe(0);
  expect(messages).toContain("1 value not to be published; replace: perf-journal scrub");
  const folder = "content/2026-05-03-1000-commit-0123abcd0123-on-fast";
  expect(readdirSync(join(journal.root, folder, "results/fast"))).toEqual(["0123abcd-py.json"]);
  expect((await call("check")).status).toBe(0);
});
