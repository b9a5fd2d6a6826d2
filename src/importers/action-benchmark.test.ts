import {describe, expect, test} from "vitest";
import {readActionBenchmark} from "./action-benchmark.ts";
import {commitEntries} from "./measured-commit.ts";

function run(id: string, timestamp: string, date: number, value: number) {
  return {
    commit: {
      author: {email: "ann@example.org", name: "Ann", username: "ann"},
      id,
      message: `Change ${id}\n\nwith a body`,
      timestamp,
    },
    date,
    tool: "cargo",
    benches: [{name: "fib_10", value, range: "± 35", unit: "ns/iter"}],
  };
}

function data(entries: Record<string, unknown[]>): string {
  return `window.BENCHMARK_DATA = ${JSON.stringify({lastUpdate: 1, repoUrl: "https://github.com/o/r", entries})};\n`;
}

const FIRST = run("0123abc", "2026-01-05T23:30:00-02:00", 2, 254);
const AGAIN = run("0123abc", "2026-01-05T23:30:00-02:00", 3, 250);
const SECOND = run("4567def", "2026-01-20T08:00:00Z", 4, 240);

function text(content: Uint8Array | {copyOf: string} | undefined): unknown {
  return content instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(content)) : undefined;
}

describe("readActionBenchmark(text, path)", () => {
  test("makes a commit of each run, the last of several", () => {
    const read = readActionBenchmark(data({Rust: [AGAIN, FIRST, SECOND]}), "data.js");
    expect(read?.commits.map(({commit, files}) => [commit, text(files[0]?.content)])).toEqual([
      ["0123abc", [{name: "fib_10", value: 250, range: "± 35", unit: "ns/iter"}]],
      ["4567def", [{name: "fib_10", value: 240, range: "± 35", unit: "ns/iter"}]],
    ]);
    expect(read?.left).toEqual(["data.js: Rust, run 2: 0123abc was measured again later"]);
  });

  test("joins the suites of a commit, with the suite before each name", () => {
    const read = readActionBenchmark(data({Rust: [FIRST], "C++": [FIRST]}), "data.js");
    expect(read?.commits[0]?.files.map(({name, content}) => [name, text(content)])).toEqual([
      ["c.json", [{name: "C++/fib_10", value: 254, range: "± 35", unit: "ns/iter"}]],
      ["rust.json", [{name: "Rust/fib_10", value: 254, range: "± 35", unit: "ns/iter"}]],
    ]);
  });

  test("reads no e-mail address", () => {
    const read = readActionBenchmark(data({Rust: [FIRST]}), "data.js");
    expect(JSON.stringify(read)).not.toContain("example.org");
    expect(read?.commits[0]?.authors).toEqual(["Ann"]);
  });

  test("leaves out a run that is none, with its number", () => {
    const read = readActionBenchmark(data({Rust: [{commit: {id: "x"}}, FIRST]}), "data.js");
    expect(read?.left).toEqual(["data.js: Rust, run 1: it has no commit, date or list of benchmarks"]);
    expect(read?.commits).toHaveLength(1);
  });

  test.each(["", "window.BENCHMARK_DATA = {", "[1]", '{"entries": 3}'])("is undefined for %j", written => {
    expect(readActionBenchmark(written, "data.js")).toBeUndefined();
  });
});

describe("commitEntries(commits, squash)", () => {
  const commits = readActionBenchmark(data({Rust: [SECOND, FIRST]}), "data.js")?.commits ?? [];

  test("makes an entry a commit, oldest first, dated in UTC", () => {
    const {entries} = commitEntries(commits, undefined);
    expect(entries.map(({id}) => id)).toEqual([
      "2026-01-06-0130-change-0123abc",
      "2026-01-20-0800-change-4567def",
    ]);
    expect(entries[0]?.text).toBe(`---
title: Change 0123abc
authors: [Ann]
commit: 0123abc
---

Imported from \`data.js\`, where github-action-benchmark keeps one value a benchmark and run: Rust.

::artifact{file=rust.json}
`);
  });

  test("keeps the last commit of a month", () => {
    const {entries, left} = commitEntries(commits, "month");
    expect(entries.map(({id}) => id)).toEqual(["2026-01-20-0800-change-4567def"]);
    expect(left).toEqual(["data.js: 0123abc is not the last commit of its month"]);
  });

  test("cleans a title that no entry may have", () => {
    const [first] = commits;
    const titles = ["", "a\u202e\u0007b", "word ".repeat(80)].map(
      title => commitEntries(first ? [{...first, title}] : [], undefined).entries[0]?.title,
    );
    expect(titles[0]).toBe("Commit 4567def");
    expect(titles[1]).toBe("a b");
    expect(titles[2]).toMatch(/^(?:word ){39}word …$/);
  });
});
