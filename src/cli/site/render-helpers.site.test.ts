import {spawnSync} from "node:child_process";
import {cpSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, expect, test} from "vitest";
import {commandEnvironment, packedCommand} from "../../../scripts/testing/packed-command.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {startReport} from "../../publish/build-report.ts";
import {findCompiledPages, loadPages} from "./compiled-pages.ts";
import {pageFile} from "./page-file.ts";
import type {PagePath} from "./pages-entry.ts";
import type {RenderHelper} from "./render-helpers.ts";
import {LostHelper, startHelpers} from "./render-helpers.ts";

const TESTDATA = fileURLToPath(new URL("../testdata", import.meta.url));

let journal: TemporaryJournal;
let folder: string;
let helper: RenderHelper;
let paths: readonly PagePath[];
const report = startReport();

beforeAll(async () => {
  const faulty = "The profile: :::profile{file=other.pb.gz}\n:::\n\n::trend{bench=Nothing}";
  journal = temporaryJournal({"content/2026-05-01-good/index.md": entryText("Good", faulty)});
  for (const name of ["bench-before.txt", "bench-after.txt", "cpu.pb.gz"])
    cpSync(join(TESTDATA, name), join(journal.root, "content/2026-05-01-good", name));
  folder = mkdtempSync(join(tmpdir(), "perf-journal-helped-"));
  const {status, stderr} = spawnSync(
    process.execPath,
    [packedCommand(), "build", "--root", journal.root, "--jobs", "1"],
    {encoding: "utf8", env: commandEnvironment()},
  );
  expect(status, stderr).toBe(0);
  const compiled = findCompiledPages();
  const choice = {root: journal.root, dir: "content", drafts: false};
  [helper] = startHelpers(1, {choice, compiled, folder}, report) as [RenderHelper];
  paths = await (await (await loadPages(compiled, choice)).openPages()).paths();
  await helper.ready;
});
afterAll(async () => {
  await helper.stop();
  journal.remove();
  rmSync(folder, {recursive: true, force: true});
});

test("a helper writes the same files as a build in one process, and reports the problems of drawing", async () => {
  const problems = report.problems.length;
  const rendered = await helper.render(paths);
  const files = rendered.flatMap(one => one?.page.file ?? []);
  // A journal without a theme has no theme.css.
  expect(paths.map(pageFile).filter(file => !files.includes(file))).toEqual(["theme.css"]);
  for (const file of files)
    expect(
      readFileSync(join(folder, file)).equals(readFileSync(join(journal.root, "dist", file))),
      file,
    ).toBe(true);
  expect(report.problems.length).toBeGreaterThan(problems);
  expect([...report.drawn.keys()]).toEqual(["2026-05-01-good"]);
});

test("a page that differs from the helper's is not rendered", async () => {
  const [path] = paths;
  expect(path && (await helper.render([{...path, cacheKey: "other"}]))).toEqual([undefined]);
});

test("a helper that has ended is lost", async () => {
  await helper.stop();
  await expect(helper.render(paths)).rejects.toThrow(LostHelper);
});
