import {execFileSync} from "node:child_process";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {run as check} from "./check.ts";
import {run} from "./report.ts";

let journal: TemporaryJournal;

const git = (...args: string[]): void =>
  void execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
    cwd: journal.root,
  });

function commit(): void {
  git("add", "-A");
  git("commit", "-q", "--no-gpg-sign", "-m", "journal");
}

/** Go's text of benchmarks with ten samples each, a hundredth apart. */
function results(nanoseconds: Readonly<Record<string, number>>, samples = 10): string {
  const lines = Object.entries(nanoseconds).flatMap(([name, center]) =>
    Array.from(
      {length: samples},
      (_, i) => `Benchmark${name}-8\t1000\t${(center * (1 + (i - samples / 2) / 1000)).toFixed(2)} ns/op`,
    ),
  );
  return `goos: linux\ngoarch: amd64\npkg: example.com/sip\ncpu: Example CPU\n${lines.join("\n")}\n`;
}

beforeEach(() => {
  journal = temporaryJournal({
    "content/journal.yaml": "title: A journal\n",
    "content/2026-01-05-first/index.md": entryText(
      "First",
      "Text.\n\n:::finding{#alloc status=open}\nHeaders are allocated twice.\n:::",
    ),
    "content/2026-01-06-old/index.md": entryText("Old", "", "verdit: kept\n"),
  });
  git("init", "-q", "-b", "main");
  commit();
  git("checkout", "-q", "-b", "change");
});
afterEach(() => journal.remove());

function addEntries(): void {
  journal.write(
    "content/2026-02-01-good/index.md",
    entryText(
      '"Scan | @team #12 <img src=x>"',
      "Text.\n\n:::finding{#tables}\nTables are faster.\n:::",
      'verdict: kept\nclaims: ["Parse sec/op <= -20%"]\nresolves: ["2026-01-05-first#alloc"]\n',
    ),
  );
  journal.write("content/2026-02-01-good/before.txt", results({Parse: 100, Encode: 50}));
  journal.write("content/2026-02-01-good/after.txt", results({Parse: 60, Encode: 50}));
  journal.write("content/2026-02-02-worse/index.md", entryText("Pool", "Text.", "verdict: kept\n"));
  journal.write("content/2026-02-02-worse/before.txt", results({Parse: 100, Encode: 50, Decode: 70}));
  journal.write("content/2026-02-02-worse/after.txt", results({Parse: 120, Encode: 40}));
  journal.write("content/2026-02-03-broken/index.md", entryText("Broken", "", "verdit: kept\n"));
}

async function report(...args: string[]): Promise<string> {
  const io = recordingIo({cwd: journal.root});
  expect(await run(["--since", "main", ...args], io)).toBe(0);
  return io.output().replaceAll(/\([0-9a-f]{12}\)/g, "(COMMIT)");
}

describe("perf-journal report", () => {
  test("names the worst change first, and shows entries, findings and problems", async () => {
    addEntries();
    commit();
    await expect(await report()).toMatchFileSnapshot("../testdata/report.golden.md");
  });

  test("counts files that are not committed, and links to the preview", async () => {
    addEntries();
    const text = await report("--preview", "https://preview.example.org/12/");
    expect(text).toContain("[Pool](https://preview.example.org/12/entries/2026-02-02-worse/)");
    expect(text).toContain("[Preview](https://preview.example.org/12/)");
  });

  test("is quiet where nothing changed", async () => {
    expect(await report()).toBe(
      "<!-- perf-journal report -->\n**No entry differs from main.**\n\n1 error in entries that main has alike.\n\nCompared with `main` (COMMIT).\n",
    );
  });

  test("names a removed entry", async () => {
    git("rm", "-rq", "content/2026-01-06-old");
    expect(await report()).toContain("### Removed\n\n* `content/2026-01-06-old`");
  });

  test("gives data and a page of the same", async () => {
    addEntries();
    const data = JSON.parse(await report("--format", "json"));
    expect(data).toMatchObject({
      version: 1,
      since: {ref: "main"},
      entries: [
        {id: "2026-02-03-broken", readable: false},
        {id: "2026-02-02-worse", moves: [{name: "Parse-8", direction: "worse"}, {name: "Encode-8"}]},
        {id: "2026-02-01-good", claims: [{standing: "holds"}]},
      ],
      elsewhere: {error: 1},
    });
    const page = await report("--format", "html");
    expect(page).toContain("<td>Scan | @\u200bteam #\u200b12 &#x3C;img src=x></td>");
  });

  test.each([
    [["--since", "nowhere"], '--since must name a commit, got "nowhere"'],
    [["--format", "pdf"], '--format takes markdown, json, html, got "pdf"'],
    [["--preview", "javascript:1"], '--preview takes an http or https address, got "javascript:1"'],
  ])("refuses %j", async (args, message) => {
    await expect(run(["--since", "main", ...args], recordingIo({cwd: journal.root}))).rejects.toThrow(
      message,
    );
  });
});

describe("perf-journal check --since", () => {
  test("fails for changed entries alone", async () => {
    const io = recordingIo({cwd: journal.root});
    expect(await check(["--since", "main"], io)).toBe(0);
    expect(io.output()).toContain("content/2026-01-06-old/index.md:3: warning PJ013");
    addEntries();
    const later = recordingIo({cwd: journal.root});
    expect(await check(["--since", "main"], later)).toBe(1);
    expect(later.output()).toContain("content/2026-02-03-broken/index.md:3: error PJ013");
  });
});
