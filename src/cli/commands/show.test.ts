import {copyFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {runCommandLine} from "../command-line.ts";

const TESTDATA = fileURLToPath(new URL("../testdata", import.meta.url));
const ID = "2026-05-03-pool";

let journal: TemporaryJournal;

beforeAll(() => {
  journal = temporaryJournal({
    "content/journal.yaml": "site: https://example.org\nbase: /perf/\n",
    [`content/parser/${ID}/index.md`]: entryText(
      "Pool [the] headers",
      ":::finding{#headers status=open}\nThe `pool` halves *allocations*.\n:::",
      "verdict: kept\nauthors: Ann\nbase-commit: ba9876543210\ncommit: 0123456789ab\naliases: 2026-05-03-pools\n",
    ),
    "content/2026-05-09-follow/index.md": entryText("Follow", "", `resolves: ${ID}#headers\n`),
    "content/2026-05-10-broken/index.md": "no front matter",
    "content/2026-05-11-odd/index.md": entryText("Odd"),
    "content/2026-05-11-odd/before.txt": "BenchmarkA\u202e 1 5 ns/op\n",
    "content/2026-05-11-odd/after.txt": "BenchmarkA\u202e 1 5 ns/op\n",
  });
  for (const side of ["before", "after"])
    copyFileSync(join(TESTDATA, `bench-${side}.txt`), join(journal.root, `content/parser/${ID}/${side}.txt`));
});
afterAll(() => journal.remove());

async function show(...args: readonly string[]) {
  const io = recordingIo({cwd: journal.root});
  const status = await runCommandLine(["show", ...args], io);
  return {status, output: io.output(), messages: io.messages()};
}

describe("perf-journal show", () => {
  test("prints an entry with its comparisons as benchstat prints them", async () => {
    const {status, output, messages} = await show(ID);
    expect({status, messages}).toEqual({status: 0, messages: ""});
    await expect(output).toMatchFileSnapshot(join(TESTDATA, "show-entry.golden.txt"));
  });

  test("--md prints Markdown for a pull request", async () => {
    await expect((await show(ID, "--md")).output).toMatchFileSnapshot(join(TESTDATA, "show-entry.golden.md"));
  });

  test("prints one finding", async () => {
    expect((await show(`${ID}#headers`)).output).toBe(
      `${ID}  Pool [the] headers\nkept · parser · ba9876543210 → 0123456789ab · Ann\n\n` +
        "  #headers (landed in 2026-05-09-follow)\n    The pool halves allocations.\n",
    );
    expect((await show(`${ID}#headers`, "--md")).output).toBe(
      "> The `pool` halves *allocations*.\n\n" +
        `[${ID}\\#headers](https://example.org/perf/entries/${ID}/headers/), landed in 2026-05-09-follow. ` +
        `From **[Pool \\[the\\] headers](https://example.org/perf/entries/${ID}/)**: ` +
        `${ID} · kept · parser · ba9876543210 → 0123456789ab · Ann\n`,
    );
  });

  test("--link prints the address alone", async () => {
    expect((await show(ID, "--link")).output).toBe(`https://example.org/perf/entries/${ID}/\n`);
    expect((await show(`${ID}#headers`, "--link")).output).toBe(
      `https://example.org/perf/entries/${ID}/headers/\n`,
    );
  });

  test("--json prints data", async () => {
    const report = JSON.parse((await show(ID, "--json")).output);
    expect(Object.keys(report)).toEqual(
      [
        "version",
        "id",
        "title",
        "date",
        "folder",
        "link",
        "headline",
        "verdict",
        "component",
        "authors",
        "tags",
      ].concat(["baseCommit", "commit", "comparisons", "findings", "files", "fences"]),
    );
    expect(report.comparisons).toEqual([
      {
        ...{name: "", base: "before.txt", head: "after.txt", text: expect.stringContaining("vs base")},
        data: expect.objectContaining({alpha: 0.05, tables: expect.any(Array)}),
      },
    ]);
    expect(JSON.parse((await show(`${ID}#headers`, "--json")).output)).toMatchObject({
      version: 1,
      entry: ID,
      id: "headers",
      status: "landed",
      resolvedBy: ["2026-05-09-follow"],
    });
  });

  test("prints one figure, as its copy menu does", async () => {
    const figure = `${ID}#fig-benchmark`;
    const link = `https://example.org/perf/entries/${ID}/#fig-benchmark`;
    expect((await show(figure, "--link")).output).toBe(`${link}\n`);
    const markdown = (await show(figure, "--md")).output;
    expect(markdown).toContain(`**[Go benchmark results (before.txt → after.txt)](${link})**\n\n\`\`\`\n`);
    expect(markdown).toContain(
      "Registrar-2                  22.30n ±  7%   32.78n ± 31%  +47.02% (p=0.000 n=10)\n",
    );
    expect((await show(figure)).output).toContain(
      "#fig-benchmark  Go benchmark results (before.txt → after.txt)\n",
    );
    expect(JSON.parse((await show(figure, "--json")).output)).toMatchObject({
      version: 1,
      entry: ID,
      id: "fig-benchmark",
      link,
      code: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
  });

  test("prints one row of a figure's table, with its line of every table", async () => {
    const row = `${ID}#fig-benchmark-row-Registrar-2`;
    const link = `https://example.org/perf/entries/${ID}/#fig-benchmark-row-Registrar-2`;
    expect((await show(row, "--link")).output).toBe(`${link}\n`);
    const markdown = (await show(row, "--md")).output;
    expect(markdown).toContain(
      `**[Registrar-2 sec/op: base 22.30n ± 7%, head 32.78n ± 31%, change +47.02%, p 0.000, n 10](${link})**`,
    );
    expect(markdown).toContain(
      "\nRegistrar-2                  22.30n ±  7%   32.78n ± 31%  +47.02% (p=0.000 n=10)\n",
    );
    expect(markdown).not.toContain("geomean");
    expect((await show(row)).output).toContain("#fig-benchmark-row-Registrar-2  Registrar-2 sec/op: base");
    const whole = JSON.parse((await show(`${ID}#fig-benchmark`, "--json")).output);
    expect(JSON.parse((await show(row, "--json")).output)).toMatchObject({link, code: whole.code});
  });

  test("--cite prints a line that remembers the version", async () => {
    const page = `https://example.org/perf/entries/${ID}/`;
    expect((await show(`${ID}#headers`, "--cite")).output).toMatch(
      new RegExp(
        `^\\[The pool halves allocations\\.\\]\\(${page}headers/\\?cite=[0-9a-f]{8}-[0-9a-f]{12}\\) \\(${ID}\\\\#headers, landed in 2026-05-09-follow\\)\n$`,
      ),
    );
    const [, data] =
      /cite=[0-9a-f]{8}-([0-9a-f]{12})/.exec((await show(`${ID}#headers`, "--cite")).output) ?? [];
    // Nothing else is attached, so that all the finding rests on is what the figure shows.
    expect((await show(`${ID}#fig-benchmark`, "--cite")).output).toContain(
      `${page}?cite=${data}#fig-benchmark)`,
    );
    expect((await show(ID, "--cite")).output).toMatch(
      /\?cite=[0-9a-f]{8}-[0-9a-f]{12}\) \(2026-05-03-pool\)\n$/,
    );
  });

  test("finds an entry by an alias", async () => {
    expect((await show("2026-05-03-pools", "--link")).output).toContain(`/entries/${ID}/`);
  });

  test("lets no entry steer the terminal", async () => {
    const {output} = await show("2026-05-11-odd");
    expect(output).not.toContain("\u202e");
    expect(output).toContain("A<U+202E>");
  });

  test.each([
    [[], 2, "the id of an entry is missing"],
    [["2026-05-03-poll"], 2, `no entry "2026-05-03-poll"\n  hint: did you mean "${ID}"?`],
    [[`${ID}#header`], 2, `entry "${ID}" has no finding "header"\n  hint: it has #headers`],
    [["2026-05-09-follow#x"], 2, "hint: it has no findings"],
    [[`${ID}#fig-bench`], 2, `entry "${ID}" has no figure "fig-bench"\n  hint: it has #fig-benchmark`],
    [
      [`${ID}#fig-benchmark-row-Nothing`],
      2,
      `entry "${ID}" has no row "fig-benchmark-row-Nothing"\n  hint: its page leads from each benchmark of #fig-benchmark to its row`,
    ],
    [["2026-05-10-broken"], 4, "perf-journal check --entry 2026-05-10-broken says why"],
    [[ID, "2026-05-09-follow"], 2, 'unexpected "2026-05-09-follow"'],
    [[ID, "--md", "--json"], 2, "--md, --json, --link and --cite exclude one another"],
  ])("refuses %j with status %i", async (args, status, message) => {
    const shown = await show(...args);
    expect(shown.messages).toContain(message);
    expect(shown).toMatchObject({status, output: ""});
  });
});
