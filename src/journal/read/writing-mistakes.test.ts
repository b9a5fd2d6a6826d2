import {expect, test} from "vitest";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {formatProblem} from "../../problem.ts";
import {readJournal} from "./journal-fs.ts";

const RUNS = "goos: linux\nBenchmarkParse-8 1 5 ns/op\nBenchmarkParse-8 1 6 ns/op\n";

/** Problems of a journal of some files, as they are printed. */
async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const journal = temporaryJournal(files);
  const {problems} = await readJournal({root: journal.root});
  journal.remove();
  return problems.map(formatProblem);
}

test.each(["content/2026-05-03-pool.md", "content/parser/2026-05-03-pool.md"])(
  "a dated file %s in place of a folder is reported",
  async file => {
    expect(await problemsOf({[file]: entryText("Pool")})).toEqual([
      `${file}: error PJ025 file is not read, expected a folder with an index.md\n  hint: move it to 2026-05-03-pool/index.md`,
    ]);
  },
);

test("a dated file of another type, or without a date, is not reported", async () => {
  expect(await problemsOf({"content/2026-05-03-notes.txt": "x", "content/README.md": "# Read me\n"})).toEqual(
    [],
  );
});

test("a hidden folder of results beside an index.md is reported", async () => {
  const folder = "content/2026-05-03-pool";
  const problems = await problemsOf({
    [`${folder}/index.md`]: entryText("Pool"),
    [`${folder}/.benchmarks/Linux/0001_x.json`]: "{}",
    [`${folder}/.notes/x.txt`]: "x",
  });
  expect(problems).toEqual([
    `${folder}: warning PJ040 folder ".benchmarks" is hidden, so that its results are not read\n  hint: rename it to benchmarks, or start the entry with perf-journal new --bench .benchmarks`,
  ]);
});

test.each([
  ["old/benchmark.txt", "new/run.out"],
  ["before.txt", "runs/parse-after.txt"],
  ["a/main.txt", "b/sip.head.txt"],
])("benchmark files %s and %s that measure the same and are no pair are reported", async (base, head) => {
  const folder = "content/2026-05-03-pool";
  const problems = await problemsOf({
    [`${folder}/index.md`]: entryText("Pool"),
    [`${folder}/${base}`]: RUNS,
    [`${folder}/${head}`]: RUNS,
  });
  expect(problems).toEqual([
    `${folder}/index.md: warning PJ057 "${base}" and "${head}" are not compared, expected names that differ in one word\n  hint: rename one, or write pairs: [{base: ${base}, head: ${head}}] in the front matter`,
  ]);
});

test.each([
  ["of another benchmark", {"old.txt": RUNS, "sip-new.txt": RUNS.replaceAll("Parse", "Route")}],
  ["that are a pair", {"old.txt": RUNS, "new.txt": RUNS}],
  ["of which several are a base", {"old.txt": RUNS, "x-old.txt": RUNS, "sip-new.txt": RUNS}],
])("benchmark files %s are not reported", async (_, files) => {
  const folder = "content/2026-05-03-pool";
  const named = Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text] as const);
  const problems = await problemsOf({
    [`${folder}/index.md`]: entryText("Pool"),
    ...Object.fromEntries(named),
  });
  expect(problems.filter(text => text.includes("PJ057"))).toEqual([]);
});

test("a tab in YAML is reported with what to write", async () => {
  const text = entryText("Pool", "", "tags:\n\t- gc\n");
  expect((await problemsOf({"content/2026-05-03-pool/index.md": text})).join()).toContain(
    "indent with spaces, never with tabs",
  );
});
