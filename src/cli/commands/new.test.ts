import {copyFileSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {runCommandLine} from "../command-line.ts";

const TESTDATA = fileURLToPath(new URL("../testdata", import.meta.url));
const GOLDEN = join(TESTDATA, "new-entry.golden.md");

let journal: TemporaryJournal;

beforeEach(() => {
  journal = temporaryJournal();
  for (const name of ["bench-before.txt", "bench-after.txt", "cpu.pb.gz"])
    copyFileSync(join(TESTDATA, name), join(journal.root, name));
});
afterEach(() => journal.remove());

async function call(...args: readonly string[]) {
  const io = recordingIo({cwd: journal.root});
  const status = await runCommandLine(args, io);
  return {status, output: io.output(), messages: io.messages()};
}

/** Runs `check`: its exit status, and the codes of the problems it printed. */
async function checked() {
  const {status, output} = await call("check", "--json");
  const {problems} = JSON.parse(output) as {problems: readonly {code: string}[]};
  return {status, codes: [...new Set(problems.map(({code}) => code))]};
}

function read(path: string): string {
  return readFileSync(join(journal.root, path), "utf8");
}

const POOL = [
  "Pool the message headers",
  "--date",
  "2026-05-03",
  "--author",
  "Ann",
  "--commit",
  "0123456789ab",
];

describe("perf-journal new", () => {
  test("writes an entry that says what the data say, and that check accepts", async () => {
    const made = await call(
      ...["new", ...POOL, "--verdict", "kept", "--base-commit", "ba9876543210", "--component", "parser"],
      ...["--bench", "bench-before.txt", "bench-after.txt", "--profile", "cpu.pb.gz"],
    );
    const folder = "content/parser/2026-05-03-pool-the-message-headers";
    expect(made).toEqual({
      status: 0,
      output: ["index.md", "bench-before.txt", "bench-after.txt", "cpu.pb.gz"]
        .map(name => `${folder}/${name}\n`)
        .join(""),
      messages: `next: write ${folder}/index.md, then perf-journal check --entry 2026-05-03-pool-the-message-headers\n`,
    });
    await expect(read(`${folder}/index.md`)).toMatchFileSnapshot(GOLDEN);
    expect(await checked()).toEqual({status: 0, codes: ["PJ035"]});
  });

  test("names the schema to editors where the package is installed", async () => {
    journal.write("node_modules/perf-journal/schemas/entry.schema.json", "{}");
    await call("new", "Schema", "--commit", "");
    expect(read("content/2026-05-03-schema/index.md")).toMatch(
      /^---\n# yaml-language-server: \$schema=\.\.\/\.\.\/node_modules\/perf-journal\/schemas\/entry\.schema\.json\ntitle: Schema\n/,
    );
    expect(await checked()).toEqual({status: 0, codes: ["PJ035"]});
  });

  test("makes a full entry of a title alone", async () => {
    expect(await call("new", "First numbers", "--commit", "")).toMatchObject({status: 0});
    expect(read("content/2026-05-03-first-numbers/index.md")).toMatch(/^---\ntitle: First numbers\n/);
    expect(await checked()).toEqual({status: 0, codes: ["PJ035"]});
  });

  test("says of a tool without samples what the table shows, and the tool's own command", async () => {
    const table = (time: string) =>
      `d         fastest       │ slowest       │ median        │ mean          │ samples │ iters\n╰─ fib    ${time} ns      │ 8.088 µs      │ 83.62 ns      │ 192.1 ns      │ 100     │ 100\n`;
    journal.write("one.txt", table("20.1"));
    journal.write("two.txt", table("19.2"));
    const {messages} = await call("new", "Tree", "--commit", "", "--bench", "one.txt", "two.txt");
    const text = read("content/2026-05-03-tree/index.md");
    expect(text).toContain("The files hold summaries without samples: the table shows both sides");
    expect(text).toContain("# before the change\ncargo bench > before.txt\n");
    expect(text + messages).not.toContain("go test");
    expect(messages).toContain("a profile would show where the time goes: perf record ");
  });

  test("attaches a folder of Criterion as a file for each baseline, and a suite's latest two results in their places", async () => {
    for (const [side, time] of [
      ["before", 20],
      ["after", 10],
      ["new", 10],
    ] as const) {
      journal.write(`target/criterion/x/${side}/benchmark.json`, '{"full_id": "x", "directory_name": "x"}');
      journal.write(
        `target/criterion/x/${side}/sample.json`,
        `{"iters": [1, 1], "times": [${time}, ${time}]}`,
      );
    }
    const criterion = await call("new", "Tree", "--commit", "", "--bench", "target/criterion");
    expect(criterion.output.match(/[^/\n]+$/gm)).toEqual([
      "index.md",
      "criterion.after.ndjson",
      "criterion.before.ndjson",
    ]);
    expect(read("content/2026-05-03-tree/index.md")).toContain(
      "::benchstat{base=criterion.before.ndjson head=criterion.after.ndjson}",
    );
    for (const [day, hash] of ["aaaa", "bbbb", "cccc"].entries()) {
      const results = {"s.time_x": {result: [day + 1], params: []}};
      const text = {commit_hash: hash.repeat(10), env_name: "e", date: day * 864e5, results};
      journal.write(`.asv/results/builder/${hash}-e.json`, JSON.stringify(text));
    }
    journal.write(".asv/results/benchmarks.json", "{}");
    const asv = await call("new", "Suite", "--commit", "", "--bench", ".asv/results", "--json");
    expect(JSON.parse(asv.output).files).toEqual([
      "index.md",
      "results/builder/bbbb-e.json",
      "results/builder/cccc-e.json",
      "results/benchmarks.json",
    ]);
    expect(asv.messages).toContain(".asv/results has 3 files of results; attached are the latest: ");
    expect(read("content/2026-05-03-suite/index.md")).toContain(
      "::benchstat{base=results/builder/bbbb-e.json head=results/builder/cccc-e.json}",
    );
    journal.write("empty/notes.txt", "nothing");
    expect(await call("new", "None", "--bench", "empty")).toMatchObject({
      messages: expect.stringContaining('cannot attach the folder "empty": no file of it holds results'),
    });
  });

  test("attaches JMH's results of a folder: the latest two by the dates in their names, or the two sides", async () => {
    const jmh = (score: number) =>
      JSON.stringify([
        {
          jmhVersion: "1.37",
          benchmark: "org.example.Words.count",
          mode: "avgt",
          primaryMetric: {score, scoreUnit: "us/op", rawData: [[score, score + 1]]},
        },
      ]);
    for (const [index, day] of ["20260301", "20260209", "20260302"].entries())
      journal.write(`nightly/jmh-result-${day}T0100.json`, jmh(index + 1));
    const nightly = await call("new", "Nightly", "--commit", "", "--bench", "nightly", "--json");
    expect(JSON.parse(nightly.output).files.toSorted()).toEqual([
      "index.md",
      "nightly/jmh-result-20260301T0100.json",
      "nightly/jmh-result-20260302T0100.json",
    ]);
    for (const side of ["before", "after"]) journal.write(`jmh/${side}/jmh-result.json`, jmh(side.length));
    await call("new", "Sides", "--commit", "", "--bench", "jmh");
    expect(read("content/2026-05-03-sides/index.md")).toContain(
      "::benchstat{base=jmh/before/jmh-result.json head=jmh/after/jmh-result.json}",
    );
  });

  test("names two benchmark files before and after unless their names pair", async () => {
    journal.write("a/run.txt", read("bench-before.txt"));
    journal.write("b/run.txt", read("bench-after.txt"));
    await call("new", "One", "--bench", "a/run.txt", "b/run.txt");
    expect(readdirSync(join(journal.root, "content/2026-05-03-one"))).toEqual([
      "after.txt",
      "before.txt",
      "index.md",
    ]);
    await call("new", "Two", "--bench", "a/run.txt");
    expect(readdirSync(join(journal.root, "content/2026-05-03-two"))).toEqual(["index.md", "run.txt"]);
  });

  test("shows two profiles named before and after as what changed between them", async () => {
    for (const name of ["cpu.before.pb.gz", "cpu.after.pb.gz"])
      copyFileSync(join(TESTDATA, "cpu.pb.gz"), join(journal.root, name));
    await call("new", ...POOL, "--profile", "cpu.before.pb.gz", "cpu.after.pb.gz", "--profile", "cpu.pb.gz");
    const text = read("content/2026-05-03-pool-the-message-headers/index.md");
    expect(text.match(/^::.*$/gm)).toEqual([
      "::profile-diff{base=cpu.before.pb.gz head=cpu.after.pb.gz}",
      "::top{file=cpu.after.pb.gz n=10}",
      "::flamegraph{file=cpu.pb.gz}",
      "::top{file=cpu.pb.gz n=10}",
    ]);
    expect(await call("check")).toMatchObject({status: 0});
  });

  test("prints data with --json", async () => {
    const {output} = await call("new", ...POOL, "--bench", "bench-after.txt", "--json");
    expect(JSON.parse(output)).toEqual({
      version: 1,
      id: "2026-05-03-pool-the-message-headers",
      folder: "content/2026-05-03-pool-the-message-headers",
      files: ["index.md", "bench-after.txt"],
    });
  });

  test("never touches an entry that exists, in whatever component", async () => {
    const path = "content/parser/2026-05-03-pool-the-message-headers/index.md";
    journal.write(path, entryText("Older"));
    const {status, messages} = await call("new", ...POOL);
    expect(status).toBe(1);
    expect(messages).toContain(
      'has an entry "2026-05-03-pool-the-message-headers" already, in content/parser/',
    );
    expect(read(path)).toBe(entryText("Older"));
    expect(readdirSync(join(journal.root, "content"))).toEqual(["parser"]);
  });

  test("leaves nothing behind when a file cannot be attached", async () => {
    expect(await call("new", ...POOL, "--bench", "nothing.txt")).toMatchObject({
      status: 4,
      messages: 'perf-journal: cannot attach "nothing.txt": there is no such file\n',
    });
    journal.write("broken.gz", Uint8Array.of(31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3));
    const {status, messages} = await call("new", ...POOL, "--file", "broken.gz");
    expect(status).toBe(4);
    expect(messages).toMatch(/error PJ047 .*\nperf-journal: the entry was not made/s);
    expect(readdirSync(journal.root)).not.toContain("content");
  });

  const wrong: [string, string[], string][] = [
    ["no title", [], "a title is missing"],
    ["an empty title", [" "], "a title is missing"],
    ["a title of two words", ["Pool", "it"], 'unexpected "it"'],
    ["options behind --", ["--", "T", "--draft"], "take away the -- before the title"],
    ["a title of two lines", ["Pool\nit"], "a title is one line of text"],
    [
      "a day that is none",
      ["T", "--date", "2026-02-30"],
      '--date takes a date such as 2026-05-03, got "2026-02-30"',
    ],
    [
      "a bad slug",
      ["T", "--slug", "../x"],
      '--slug takes lower-case letters, digits and single hyphens, got "../x"',
    ],
    ["a title without letters", ["???"], 'no slug can be made of "???"'],
    [
      "a component outside",
      ["T", "--component", ".."],
      '--component takes a folder name such as parser, got ".."',
    ],
    ["an unknown verdict", ["T", "--verdict", "keep"], 'got "keep"\n  hint: did you mean "kept"?'],
    [
      "files of one name",
      ["T", "--file", "cpu.pb.gz", "./cpu.pb.gz"],
      'would both be attached as "cpu.pb.gz"',
    ],
    ["another index.md", ["T", "--file", "index.md"], '"index.md" cannot be attached under its own name'],
  ];
  test.each(wrong)("refuses %s with status 2", async (_what, args, message) => {
    const {status, messages} = await call("new", ...args);
    expect(messages).toContain(message);
    expect(status).toBe(2);
    expect(readdirSync(journal.root)).not.toContain("content");
  });

  test("keeps a title's punctuation out of YAML's way", async () => {
    const title = `"Fast: #1" [x] {y} & *z* – it's 50 %`;
    await call("new", title, "--slug", "odd", "--author", "Ann, Bob", "O'Neil");
    expect(await checked()).toEqual({status: 0, codes: ["PJ035"]});
    const {output} = await call("show", "2026-05-03-odd", "--json");
    expect(JSON.parse(output)).toMatchObject({title, authors: ["Ann, Bob", "O'Neil"]});
  });
});
