import {createHash} from "node:crypto";
import {cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {BuiltSite} from "../../scripts/testing/built-site.ts";
import {buildSite, SAMPLE} from "../../scripts/testing/built-site.ts";
import {brokenLinks} from "../../scripts/testing/dist-links.ts";
import {entriesOfEveryKind} from "../../scripts/testing/entries-of-every-kind.ts";

const CONTENT = fileURLToPath(new URL("../../content", import.meta.url));

let root: string;
let cold: BuiltSite;
let warm: BuiltSite;

/** Builds the entries of the sample that have every kind of file and directive, twice. */
beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "perf-journal-twice-")));
  for (const path of ["journal.yaml", ...entriesOfEveryKind(CONTENT)])
    cpSync(join(CONTENT, path), join(root, "content", path), {recursive: true});
  const {site} = SAMPLE;
  cold = await buildSite({root, site, env: {TZ: "UTC", LC_ALL: "C"}});
  // Pages of the first build would be used as they are.
  rmSync(join(root, ".perf-journal", "pages"), {recursive: true});
  warm = await buildSite({root, site, env: {TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8"}});
});

afterAll(async () => {
  await cold?.close();
  await warm?.close();
  rmSync(root, {recursive: true, force: true});
});

/** Every file of a folder with the digest of its bytes. */
function digests(folder: string): Record<string, string> {
  const names = readdirSync(folder, {recursive: true, encoding: "utf8"}).sort();
  return Object.fromEntries(
    names
      .filter(name => statSync(join(folder, name)).isFile())
      .map(name => [
        name,
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex"),
      ]),
  );
}

test("a cold and a warm build give the same bytes, in any time zone and locale", () => {
  const first = digests(cold.folder);
  expect(Object.keys(first).length).toBeGreaterThan(500);
  expect(readdirSync(join(root, ".perf-journal", "render")).length).toBeGreaterThan(0);
  expect(digests(warm.folder)).toEqual(first);
});

test("without a base path, links lead only to what exists", () => {
  expect(brokenLinks(cold.folder, "/", SAMPLE.site)).toEqual([]);
});
