import {mkdirSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {FileWriter} from "./file-writer.ts";
import {fileWriter} from "./file-writer.ts";

let folder: string;
let files: FileWriter;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "perf-journal-files-"));
  files = fileWriter(1);
});
afterAll(async () => {
  await files.stop();
  rmSync(folder, {recursive: true, force: true});
});

test("writes every file: the first here, the others in a thread once it is ready", async () => {
  const names = Array.from({length: 40}, (_, i) => `${i % 3}/${i}/index.html`);
  for (const name of names) {
    await files.write(join(folder, name), Buffer.from(name));
    await setTimeout(5);
  }
  expect(names.map(name => readFileSync(join(folder, name), "utf8"))).toEqual(names);
});

test("hands over contents that share their memory with nothing, and copies others", async () => {
  const whole = new Uint8Array(Buffer.alloc(10_000, "a")).fill(97);
  const part = new Uint8Array(new ArrayBuffer(20), 5, 10).fill(98);
  await files.write(join(folder, "whole"), whole);
  await files.write(join(folder, "part"), part);
  expect([whole.length, part.length]).toEqual([0, 10]);
  expect(readFileSync(join(folder, "whole"), "utf8")).toBe("a".repeat(10_000));
  expect(readFileSync(join(folder, "part"), "utf8")).toBe("b".repeat(10));
});

test("rejects with the error of the system and its path", async () => {
  const path = join(folder, "taken");
  mkdirSync(path);
  await expect(files.write(path, Buffer.from("text"))).rejects.toMatchObject({code: "EISDIR", path});
});

test("writes what is left itself after its thread has ended", async () => {
  const path = join(folder, "late/index.html");
  await files.stop();
  await files.write(path, Buffer.from("late"));
  expect(readFileSync(path, "utf8")).toBe("late");
});
