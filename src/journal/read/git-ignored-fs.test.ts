import {afterEach, beforeEach, expect, test} from "vitest";
import type {TemporaryRepository} from "../../../scripts/testing/temporary-repository.ts";
import {temporaryRepository} from "../../../scripts/testing/temporary-repository.ts";
import {gitIgnored} from "./git-ignored-fs.ts";

let repository: TemporaryRepository;
beforeEach(() => {
  repository = temporaryRepository();
});
afterEach(() => repository.remove());

async function ignored(dir: string, paths: readonly string[], isNamed = false): Promise<string[]> {
  return [...(await gitIgnored({root: repository.root, dir, isNamed}, paths))].sort();
}

test("gitIgnored(place, paths) has what git check-ignore has, of files with any name", async () => {
  repository.write(".gitignore", "*.log\n!keep.log\n/content/hidden/\nä*.txt\n*.tmp\n");
  repository.write("content/a/.gitignore", "sub/\n!b.tmp\n");
  const paths = [
    ...[
      "content/[c]/z.log",
      "content/a/c.tmp",
      "content/a/sub/f.txt",
      "content/a/x.log",
      "content/b/x\ny.log",
    ],
    ...["content/b/äx.txt", "content/c/z.log", "content/hidden/y.md", "content/s p/q.log"],
    ...["content/[c]/z.txt", "content/a/b.tmp", "content/a/keep.log", "content/d/t.log", "other/x.log"],
  ];
  for (const path of paths) repository.write(path, "x");
  repository.git("add", "--force", "content/d/t.log");
  expect(await ignored("content", paths)).toEqual(paths.slice(0, 9));
  expect(await ignored("content/[c]", paths)).toEqual(["content/[c]/z.log"]);
  expect(await ignored("content", ["content/c/z.log"])).toEqual(["content/c/z.log"]);
  expect(await ignored(".", paths)).toEqual([...paths.slice(0, 9), "other/x.log"]);
  expect(await ignored("content", [])).toEqual([]);
});

test("gitIgnored(place, paths) asks a checkout that the repository around it ignores nothing", async () => {
  repository.write("perf/a/x.log", "x");
  repository.write(".gitignore", "*.log\n");
  expect(await ignored("perf", ["perf/a/x.log"], true)).toEqual(["perf/a/x.log"]);
  repository.write(".gitignore", "perf/\n");
  expect(await ignored("perf", ["perf/a/x.log"], true)).toEqual([]);
});
