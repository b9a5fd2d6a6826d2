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
