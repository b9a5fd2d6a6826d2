import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {readWholeLines} from "./read-lines.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "read-lines-"));
});

afterAll(() => {
  rmSync(folder, {recursive: true});
});

function partsOf(text: string, size: number): string[] {
  const path = join(folder, "file");
  writeFileSync(path, text);
  return Array.from(readWholeLines(path, size), part => new TextDecoder().decode(part));
}

test("readWholeLines(path) gives parts that end in line ends", () => {
  const text = "one\ntwo\n\na line longer than the buffer\nlast";
  for (let size = 1; size < 40; size++) {
    const parts = partsOf(text, size);
    expect(parts.join("")).toBe(text);
    for (const part of parts.slice(0, -1)) expect(part.endsWith("\n")).toBe(true);
  }
});

test("readWholeLines(path) gives nothing of an empty file", () => {
  expect(partsOf("", 8)).toEqual([]);
});

test("readWholeLines(path) throws for a file that is not there", () => {
  expect(() => [...readWholeLines(join(folder, "none"))]).toThrow("ENOENT");
});
