/** Writes the docs of every code of a problem, `docs/problems/`, from their guides: `npm run docs`. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {runCommandLine} from "../../src/cli/command-line.ts";
import type {ProblemCode} from "../../src/problem.ts";
import {PROBLEM_CODES} from "../../src/problem.ts";
import type {ProblemExample} from "../../src/problems/guides/guide.ts";
import {PROBLEM_GUIDES} from "../../src/problems/guides/guides.ts";
import {recordingIo} from "../testing/recording-io.ts";
import {writeExample} from "./example-files.ts";
import {problemIndex, problemPage} from "./problem-page.ts";

/** Every code, in order. */
export const CODES = Object.keys(PROBLEM_CODES) as readonly ProblemCode[];

/** Runs an example's command in a folder of its own and returns its standard output. */
export async function runExample(example: ProblemExample): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "perf-journal-example-"));
  try {
    writeExample(example, root);
    const io = recordingIo({cwd: root});
    await runCommandLine((example.command ?? "check").split(" "), io);
    return io.output();
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

/** Returns the output of each code's bad example; omits examples that are not run. */
export async function badOutputs(): Promise<Map<ProblemCode, string>> {
  const outputs = new Map<ProblemCode, string>();
  for (const code of CODES) {
    const {bad, notRun} = PROBLEM_GUIDES[code];
    if (notRun === undefined) outputs.set(code, await runExample(bad));
  }
  return outputs;
}

/** Returns every page of the docs by its file name. */
export function problemPages(outputs: ReadonlyMap<ProblemCode, string>): Map<string, string> {
  const pages = CODES.map(code => [`${code}.md`, problemPage(code, outputs.get(code) ?? "")] as const);
  return new Map([["README.md", problemIndex(outputs)], ...pages]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL("../../docs/problems/", import.meta.url);
  const pages = problemPages(await badOutputs());
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  for (const [name, text] of pages) writeFileSync(new URL(name, folder), text);
}
