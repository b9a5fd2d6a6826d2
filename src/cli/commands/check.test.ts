import {afterEach, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {runCommandLine} from "../command-line.ts";

const GOOD = "content/2026-05-01-good/index.md";
const BAD = "content/2026-05-02-bad/index.md";

let journal: TemporaryJournal | undefined;

afterEach(() => journal?.remove());

async function check(
  files: Record<string, string>,
  args: readonly string[] = [],
  env: Record<string, string> = {},
) {
  journal = temporaryJournal(files);
  const io = recordingIo({cwd: journal.root, env});
  const status = await runCommandLine(["check", ...args], io);
  return {status, output: io.output(), messages: io.messages()};
}

const brokenLink = {[GOOD]: entryText("Good"), [BAD]: entryText("Bad", "See [it](nothing.txt).")};

describe("perf-journal check", () => {
  test("is silent and fine about a journal without problems", async () => {
    expect(await check({[GOOD]: entryText("Good")})).toEqual({
      status: 0,
      output: "",
      messages: "1 entry: no problems\n",
    });
  });

  test("prints what only rendering finds, with its line, and exits with 1", async () => {
    const {status, output, messages} = await check(brokenLink);
    expect(status).toBe(1);
    expect(output).toMatch(
      /^content\/2026-05-02-bad\/index\.md:5:5: error PJ081 link to "nothing\.txt", .*\n {2}hint: .*\n$/,
    );
    expect(messages).toBe("2 entries: 1 error\n  see:  perf-journal help PJ081\n");
  });

  test("prints the problems of an entry that cannot be read", async () => {
    const {status, output} = await check({[BAD]: "no front matter"});
    expect(status).toBe(1);
    expect(output).toMatch(/^content\/2026-05-02-bad\/index\.md.*: error PJ010 /);
  });

  test("reports an entry of a day that has begun nowhere yet", async () => {
    const files = {"content/2026-05-04-soon/index.md": entryText("Tomorrow, where it is tomorrow")};
    expect(await check(files)).toMatchObject({status: 0, output: ""});
    const {output} = await check({"content/2026-05-05-late/index.md": entryText("Too late")});
    expect(output).toMatch(/^content\/2026-05-05-late.* PJ024 /);
  });

  test("fails a claim when its files are swapped, and names what was measured", async () => {
    const runs = (ns: number) =>
      Array.from({length: 10}, (_, i) => `BenchmarkParse 100 ${ns + i} ns/op\n`).join("");
    const files = (before: number, after: number) => ({
      [GOOD]: entryText("Good", "Text.", 'claims: ["Parse sec/op <= -20%"]\n'),
      "content/2026-05-01-good/before.txt": runs(before),
      "content/2026-05-01-good/after.txt": runs(after),
    });
    expect(await check(files(800, 400))).toMatchObject({status: 0, output: ""});
    journal?.remove();
    const {status, output} = await check(files(400, 800));
    expect(status).toBe(1);
    expect(output).toContain(
      `${GOOD}:3: error PJ103 claim "Parse sec/op <= -20%" is contradicted by the data, measured +98.89% (p=0.000 n=10)\n`,
    );
  });

  test("--entry prints one entry's problems only", async () => {
    expect(await check(brokenLink, ["--entry", "2026-05-01-good"])).toEqual({
      status: 0,
      output: "",
      messages: "2026-05-01-good: no problems\n",
    });
    expect(await check(brokenLink, ["--entry", "2026-05-02-bad"])).toMatchObject({status: 1});
    expect(await check(brokenLink, ["--entry", "2026-05-02-bda"])).toMatchObject({
      status: 2,
      messages: expect.stringContaining('hint: did you mean "2026-05-02-bad"?'),
    });
  });

  test("--max-warnings makes warnings count", async () => {
    const files = {[GOOD]: entryText("Good", "<b>raw</b>")};
    expect(await check(files)).toMatchObject({
      status: 0,
      output: expect.stringContaining(": warning PJ082 "),
    });
    expect(await check(files, ["--max-warnings", "0"])).toMatchObject({status: 1});
    expect(await check(files, ["--max-warnings", "10"])).toMatchObject({status: 0});
    expect(await check(files, ["--max-warnings", "many"])).toMatchObject({status: 2});
  });

  test("--quiet prints errors only", async () => {
    expect(await check({[GOOD]: entryText("Good", "<b>raw</b>")}, ["--quiet"])).toEqual({
      status: 0,
      output: "",
      messages: "",
    });
  });

  test("--json prints data and nothing else", async () => {
    const {status, output, messages} = await check(brokenLink, ["--json"], {GITHUB_ACTIONS: "true"});
    expect(status).toBe(1);
    expect(messages).toBe("");
    expect(JSON.parse(output)).toEqual({
      version: 1,
      problems: [
        {
          file: BAD,
          line: 5,
          column: 5,
          severity: "error",
          code: "PJ081",
          message: expect.any(String),
          hint: expect.any(String),
          help: "perf-journal help PJ081",
        },
      ],
      counts: {error: 1, warning: 0, info: 0},
    });
  });

  test("annotates lines in GitHub Actions, and lets no entry write a command", async () => {
    const hostile = {[BAD]: entryText("Bad", "See [it](##[error]forged) and [that](::error::forged.txt).")};
    const {output} = await check(hostile, [], {GITHUB_ACTIONS: "true"});
    const [, token, log = "", annotations = ""] =
      /^::stop-commands::([\w-]{20,})\n([\s\S]*)\n::\1::\n([\s\S]*)$/.exec(output) ?? [];
    expect(token).toBeDefined();
    expect(log).toContain("forged");
    for (const line of annotations.trimEnd().split("\n"))
      expect(line).toMatch(
        /^::(error|warning|notice) file=content\/2026-05-02-bad\/index\.md,line=5,col=\d+,title=PJ\d{3}::/,
      );
  });

  test("colours severities only where they are wanted", async () => {
    expect((await check(brokenLink, [], {FORCE_COLOR: "1"})).output).toContain(
      "\u001b[31merror\u001b[39m PJ081",
    );
    expect((await check(brokenLink, [], {FORCE_COLOR: "0"})).output).not.toContain("\u001b");
  });

  test("exits with 3 where there is no journal", async () => {
    expect(await check({"README.md": ""})).toMatchObject({
      status: 3,
      messages: expect.stringContaining("no journal here: expected a folder content/ in "),
    });
  });
});
