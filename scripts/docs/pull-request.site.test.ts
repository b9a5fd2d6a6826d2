import {execFileSync, spawnSync} from "node:child_process";
import {chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {afterEach, beforeEach, expect, test} from "vitest";
import {PROJECT} from "../../src/cli/journal/journal-folder.ts";
import {SCAFFOLD_MARK} from "../../src/markdown/scaffold.ts";
import {packedCommand} from "../testing/packed-command.ts";

const NO_GO = spawnSync("go", ["version"]).status !== 0;

/** A fenced block of the document: shell lines to run, or Markdown that replaces the next paragraph to write. */
interface Block {
  readonly language: string;
  readonly text: string;
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "perf-journal-walk-"));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

test.skipIf(NO_GO)(
  "docs/pull-request.md leads from an empty folder to a published finding, line by line",
  () => {
    const document = readFileSync(join(PROJECT, "docs/pull-request.md"), "utf8");
    const npx = join(folder, "bin", "npx");
    mkdirSync(join(folder, "bin"));
    writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${packedCommand()}" "$@"\n`);
    chmodSync(npx, 0o755);
    const names = ["AUTHOR", "COMMITTER"].flatMap(who => [
      [`GIT_${who}_NAME`, "Ann"],
      [`GIT_${who}_EMAIL`, "ann@example.com"],
    ]);
    const env = {
      ...process.env,
      ...Object.fromEntries(names),
      PATH: `${join(folder, "bin")}:${process.env.PATH}`,
    };
    const outputs = blocksOf(document).map(({language, text}) => {
      if (language === "markdown") return writeParagraph(join(folder, "headers/content"), text);
      const cwd = text.startsWith("mkdir headers") ? folder : join(folder, "headers");
      return execFileSync("sh", ["-e", "-c", text], {
        cwd,
        env,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
    });
    const output = outputs.join("");
    expect(output).toMatch(/^Parse\S* +124\.00 ± ∞ ¹ +62\.00 ± ∞ ¹ +-50\.00% \(p=0\.008 n=5\)$/m);
    expect(output).toMatch(/-cut-headers\/mem\.after\.pb\.gz$/m);
    expect(output).toMatch(
      /^\[Parse .*\]\(https:\/\/headers\.example\/entries\/\d{4}-\d\d-\d\d-cut-headers\/result\/\?cite=/m,
    );
    const content = join(folder, "headers/content");
    const entry = readdirSync(content).find(name => name.endsWith("-cut-headers")) ?? "";
    expect(readFileSync(join(content, entry, "index.md"), "utf8")).not.toContain(SCAFFOLD_MARK);
    expect(readdirSync(join(folder, "headers/dist/entries"))).toContain(entry);
  },
);

function blocksOf(document: string): Block[] {
  return [...document.matchAll(/^```(sh|markdown)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({
    language,
    text,
  }));
}

/** Replaces the first paragraph that is still to be written, as the document asks its reader to. */
function writeParagraph(content: string, text: string): string {
  const entry = readdirSync(content).find(name => name.endsWith("-cut-headers")) ?? "";
  const file = join(content, entry, "index.md");
  const before = readFileSync(file, "utf8");
  const after = before.replace(new RegExp(`^${SCAFFOLD_MARK}.*$`, "m"), () => text.trim());
  expect(after).not.toBe(before);
  writeFileSync(file, after);
  return "";
}
