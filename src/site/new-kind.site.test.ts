import {spawnSync} from "node:child_process";
import {cpSync, readFileSync, symlinkSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, expect, test} from "vitest";
import {temporaryJournal} from "../../scripts/testing/temporary-journal.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const journal = temporaryJournal();
const {root: copy, write} = journal;
const dist = join(copy, "dist");

/** The code block of CONTRIBUTING.md that comes first behind some words. */
function blockBehind(words: string): string {
  const text = readFileSync(join(PROJECT, "CONTRIBUTING.md"), "utf8");
  const block = /```\w+\n([\s\S]*?)```\n/.exec(text.slice(text.indexOf(words)))?.[1];
  if (block === undefined) throw new Error(`CONTRIBUTING.md has no code behind "${words}"`);
  return block;
}

function run(script: string, ...words: string[]): {status: number | null; output: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(copy, script), ...words], {
    cwd: copy,
    encoding: "utf8",
  });
  return {status, output: stdout + stderr};
}

beforeAll(() => {
  for (const name of [
    "src",
    "scripts",
    "public",
    "astro.config.mjs",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
  ])
    cpSync(join(PROJECT, name), join(copy, name), {recursive: true});
  symlinkSync(join(PROJECT, "node_modules"), join(copy, "node_modules"), "dir");
  write("src/artifacts/uptime/kind.ts", blockBehind("`src/artifacts/uptime/kind.ts`"));
  const sample = blockBehind("`src/artifacts/uptime/testdata/samples/uptime.txt`");
  write("src/artifacts/uptime/testdata/samples/uptime.txt", sample);
  const [imported = "", listed = ""] = blockBehind("And the two lines").split("\n");
  const kinds = readFileSync(join(copy, "src/artifacts/kinds.ts"), "utf8")
    .replace("import ", `${imported}\nimport `)
    .replace(/(KINDS: readonly Kind\[\] = \[\n)/, `$1${listed}\n`);
  write("src/artifacts/kinds.ts", kinds);
  write("content/journal.yaml", "title: A journal\n");
  write("content/2026-05-03-load/index.md", `---\ntitle: Load\n---\nPasted:\n\n\`\`\`\n${sample}\`\`\`\n`);
  write("content/2026-05-02-attached/index.md", "---\ntitle: Attached\n---\n::artifact{file=uptime.txt}\n");
  write("content/2026-05-02-attached/uptime.txt", sample.replace("1.52", "0.75"));
});

afterAll(() => journal.remove());

test("a kind is a folder and two lines: its types, its page, its fence and its trend follow", () => {
  expect(run("node_modules/@typescript/native/bin/tsc", "--project", copy)).toEqual({status: 0, output: ""});
  const built = run("src/cli/perf-journal.mjs", "build", "--strict", "--out", dist);
  expect(built.status, built.output).toBe(0);
  const page = (path: string) => readFileSync(join(dist, path, "index.html"), "utf8");
  expect(page("entries/2026-05-03-load")).toContain("1.52 tasks ran or wanted to.");
  expect(page("entries/2026-05-02-attached")).toContain("0.75 tasks ran or wanted to.");
  expect(page("benchmarks")).toContain("uptime");
});
