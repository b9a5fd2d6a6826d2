import {execFileSync} from "node:child_process";
import {symlinkSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {runCommandLine} from "../command-line.ts";

const SITE = "https://example.org/perf";
const POOL = "2026-05-03-pool";
const LATER = "2026-05-09-later";

let journal: TemporaryJournal;

const pool = (claim: string) =>
  entryText(
    "Pool",
    `## What moved\n\n:::finding{#headers}\n${claim}\n:::\n\n:::finding{#old}\nIt was so.\n:::\n`,
    "aliases: 2026-05-02-pools\ntags: pool\n",
  );

beforeAll(() => {
  journal = temporaryJournal({
    "content/journal.yaml": "site: https://example.org\nbase: /perf/\n",
    [`content/parser/${POOL}/index.md`]: pool("It halves the time."),
    [`content/parser/${POOL}/bench.txt`]: "pkg: example.org/sip\nBenchmarkParse-8 1 5 ns/op\n",
    [`content/${LATER}/index.md`]: entryText(
      "Later",
      `:::finding{#newer supersedes="${POOL}#old"}\nIt is not so.\n:::\n`,
    ),
    [`content/${LATER}/bench.txt`]: "pkg: example.org/sip\nBenchmarkParse-8 1 4 ns/op\n",
    [`content/${LATER}/cpu.txt`]: "main.main;main.work 90\nmain.main;main.rest 10\n",
  });
});
afterAll(() => journal.remove());

async function links(...args: readonly string[]) {
  const io = recordingIo({cwd: journal.root});
  const status = await runCommandLine(["links", ...args], io);
  return {status, output: io.output(), messages: io.messages()};
}

/** Checks one document of these lines. */
async function check(name: string, ...lines: readonly string[]) {
  journal.write(`docs/${name}`, `${lines.join("\n")}\n`);
  return links("--check", `docs/${name}`);
}

async function cite(reference: string): Promise<string> {
  const io = recordingIo({cwd: journal.root});
  await runCommandLine(["show", reference, "--cite"], io);
  return io.output().trim();
}

function git(...args: readonly string[]): void {
  execFileSync(
    "git",
    ["-C", journal.root, "-c", "user.name=Ann", "-c", "user.email=a@example.org", ...args],
    {
      stdio: "ignore",
      env: {
        ...process.env,
        GIT_AUTHOR_DATE: "2026-05-10T00:00:00Z",
        GIT_COMMITTER_DATE: "2026-05-10T00:00:00Z",
      },
    },
  );
}

describe("perf-journal links --check", () => {
  test("finds nothing wrong with what leads somewhere, in Markdown, HTML and text", async () => {
    const good = [
      `[entry](${SITE}/entries/${POOL}/) [alias](${SITE}/entries/2026-05-02-pools/) [md](${SITE}/entries/${POOL}.md)`,
      `[finding](${SITE}/entries/${POOL}/#headers), [its page](${SITE}/entries/${POOL}/headers/), ${SITE}/entries/${POOL}/#what-moved`,
      `[figure](${SITE}/entries/${POOL}/#fig-bench) [row](${SITE}/entries/${POOL}/#fig-bench-row-Parse-8)`,
      `[home](${SITE}/) [home](${SITE}) [tag](${SITE}/tags/pool/) [year](${SITE}/2026/) [bench](${SITE}/benchmarks/example.org/sip/Parse-8/)`,
      `[path](../content/parser/${POOL}/index.md#headers) [file](../content/parser/${POOL}/bench.txt) [folder](../content/parser/${POOL})`,
      "[other](https://example.org/other/) [mail](mailto:a@example.org) [here](#here) [doc](other.md) [broken](%zz)",
      `<a href="${SITE}/findings/">findings</a>`,
      `[ref]: ${SITE}/entries/${POOL}/`,
    ];
    for (const name of ["good.md", "good.txt"])
      expect(await check(name, ...good)).toMatchObject({status: 0, output: ""});
    const html = `<p>\n<a href="${SITE}/entries/${POOL}/#headers">a</a> <a href="../content/${LATER}/index.md">b</a>`;
    const checked = await check("good.html", html);
    expect(checked).toMatchObject({status: 0, output: ""});
    expect(checked.messages).toBe("2 links to the journal in 1 document: no problems\n");
  });

  test("knows every kind of page, at the root of a site as below a path", async () => {
    const at = "https://example.org";
    const bench = "benchmarks/example.org/sip/Parse-8";
    const good = [
      `[x](${at}/entries/${POOL}/#headers) [x](${at}/entries/${POOL}.json) [x](${at}) [x](${at}/)`,
      `[x](${at}/compare/?base=a/b.txt&head=c/d.txt) [x](${at}/compare/${LATER}/) [x](${at}/findings/?tag=gc)`,
      `[x](${at}/${bench}/@sec~op/) [x](${at}/${bench}/@sec~op.csv#x) [x](${at}/${bench}/#moved-by-${LATER})`,
      `[x](${at}/profiles/${LATER}/cpu.txt/) [x](${at}/profiles/${LATER}/cpu.txt/top/) [x](${at}/functions/main.work/)`,
    ];
    journal.write("docs/pages.md", good.join("\n"));
    expect(await links("--check", "docs/pages.md", "--base", "/")).toMatchObject({status: 0, output: ""});
    const bad = [
      "compare/2026-05-03-pool",
      `${bench}/@B~op`,
      `profiles/${LATER}/cpu.txt/up`,
      "functions/main",
    ];
    const {output} = await check("no-pages.md", ...bad.map(path => `[x](${SITE}/${path}/)`));
    expect(output.match(/PJ097/g)).toHaveLength(bad.length);
  });

  test.each([
    [
      `[x](${SITE}/entries/2026-05-04-pool/)`,
      'error PJ080 link to "https://example.org/perf/entries/2026-05-04-pool/", expected an entry of this journal, got none with the id "2026-05-04-pool"',
    ],
    [
      `[x](../content/${POOL}/index.md)`,
      `error PJ097 link to "../content/${POOL}/index.md", expected a folder of this journal\n  hint: the entry is at content/parser/${POOL}`,
    ],
    [
      `[x](../content/parser/${POOL}/no.txt)`,
      `error PJ097 link to "../content/parser/${POOL}/no.txt", expected a file of ${POOL}\n  hint: it has bench.txt`,
    ],
    [
      `[x](${SITE}/entries/${POOL}/header/)`,
      `error PJ085 link to "${SITE}/entries/${POOL}/header/", expected the id of a heading, a finding, a figure or a row of ${POOL}, got "header"`,
    ],
    [`[x](${SITE}/entries/${POOL}/#fig-x)`, 'got "fig-x"'],
    [
      `[x](${SITE}/files/0123456789abcdef/a.txt)`,
      "expected a page of this journal\n  hint: a file's address changes with its content: link to its entry",
    ],
    [`[x](${SITE}/benchmarks/example.org/sip/Parse-9/)`, "expected a page of this journal"],
  ])("tells that %s leads nowhere", async (text, message) => {
    const {status, output} = await check("bad.md", "# Design", "", text);
    expect(output).toContain("docs/bad.md:3: ");
    expect(output).toContain(message);
    expect(status).toBe(1);
  });

  test("warns of what was superseded, with what holds instead", async () => {
    const message = `docs/old.md:2: warning PJ098 finding "${POOL}#old" is superseded since 2026-05-09, by ${LATER}\n  hint: see "${LATER}#newer": It is not so.\n`;
    const lines = ["", `[x](${SITE}/entries/${POOL}/old/)`];
    expect(await check("old.md", ...lines)).toMatchObject({status: 0, output: message});
    expect(await links("--check", "docs/old.md", "--max-warnings", "0")).toMatchObject({status: 1});
    expect(JSON.parse((await links("--check", "docs/old.md", "--json")).output)).toMatchObject({
      version: 1,
      problems: [{file: "docs/old.md", line: 2, code: "PJ098"}],
    });
  });

  test("tells which citations were revised since, and when", async () => {
    git("init", "--quiet");
    git("add", "-A");
    git("commit", "-qm", "one");
    const cited = [await cite(`${POOL}#headers`), await cite(`${POOL}#fig-bench`), await cite(LATER)];
    expect(await check("cited.md", ...cited)).toMatchObject({status: 0, output: ""});
    journal.write(`content/parser/${POOL}/bench.txt`, "pkg: example.org/sip\nBenchmarkParse-8 1 6 ns/op\n");
    git("commit", "-qam", "two");
    journal.write(`content/parser/${POOL}/index.md`, pool("It saves a third."));
    const {status, output} = await links("--check", "docs/cited.md");
    const found = output
      .replace(/commit [0-9a-f]{12}/g, "commit 0")
      .split("\n")
      .filter(line => !line.startsWith("  hint"));
    expect(found).toEqual([
      `docs/cited.md:1: warning PJ099 "${POOL}#headers" was revised since it was cited: the claim and the data changed on 2026-05-10, in commit 0; other files now: bench.txt`,
      `docs/cited.md:2: warning PJ099 "${POOL}#fig-bench" was revised since it was cited: the data changed on 2026-05-10, in commit 0; other files now: bench.txt`,
      "",
    ]);
    expect(status).toBe(0);
    expect((await check("odd.md", `[x](${SITE}/entries/${POOL}/?cite=x)`)).output).toContain(
      'is cited in a version that cannot be read, "x"',
    );
  });

  test("reads documents of endless addresses and brackets", async () => {
    for (const [name, text] of [
      ["slow.txt", "content/".repeat(100_000)],
      ["slow.txt", "/".repeat(500_000)],
      ["slow.txt", `https://x${")".repeat(500_000)}`],
      ["slow.md", "[".repeat(200_000)],
      ["slow.html", "<div>".repeat(50_000)],
    ] as const)
      expect(await check(name, text)).toMatchObject({status: 0, output: ""});
  });

  test("reads a folder to its depth, but nothing outside it", async () => {
    journal.write("outside/secret.md", `[x](${SITE}/entries/2026-01-01-secret/)`);
    journal.write("designs/deep/er/a.md", `[x](${SITE}/entries/2026-01-01-a/)`);
    journal.write("designs/.hidden/b.md", `[x](${SITE}/entries/2026-01-01-b/)`);
    journal.write("designs/c.go", `// ${SITE}/entries/2026-01-01-c/`);
    symlinkSync(join(journal.root, "outside"), join(journal.root, "designs/linked"));
    symlinkSync(join(journal.root, "outside/secret.md"), join(journal.root, "designs/secret.md"));
    const {output, messages} = await links("--check", "designs");
    expect(output).toContain("designs/deep/er/a.md:1: error PJ080");
    expect(messages).toBe("1 link to the journal in 1 document: 1 error\n  see:  perf-journal help PJ080\n");
    expect(await links("--check", "designs/linked")).toMatchObject({status: 4});
  });
});

describe("perf-journal links", () => {
  test("refuses addresses that no page of the site has", async () => {
    const addresses = ["feed.xml", "index.json", "feed.json", "llms.txt", "urls.json", "feed.txt", "2025/"];
    const {output} = await check("pages.txt", ...addresses.map(address => `${SITE}/${address}`));
    expect(output.match(/(?<=link to ")[^"]*/g)).toEqual(
      ["feed.txt", "2025/"].map(address => `${SITE}/${address}`),
    );
  });

  test("lists links with their places", async () => {
    journal.write("docs/list.txt", `See ${SITE}/entries/${POOL}/.\n(${SITE}/entries/${POOL}/#headers)\n`);
    expect(await links("docs/list.txt")).toEqual({
      status: 0,
      output: `docs/list.txt:1: ${SITE}/entries/${POOL}/\ndocs/list.txt:2: ${SITE}/entries/${POOL}/#headers\n`,
      messages: "",
    });
  });

  test.each([
    [[], 2, "a folder is missing"],
    [["nowhere"], 4, "no such folder"],
    [["docs", "--max-warnings", "x"], 2, "--max-warnings takes a whole number"],
  ])("refuses %j with status %i", async (args, status, message) => {
    const refused = await links(...args);
    expect(refused.messages).toContain(message);
    expect(refused).toMatchObject({status, output: ""});
  });
});
