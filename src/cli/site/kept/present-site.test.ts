import {hash} from "node:crypto";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {writeFileBelowSync} from "../../io/write-file.ts";
import {presentSite, UNFINISHED, updateSite} from "./present-site.ts";

let root: string;
let site: string;
let work: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "perf-journal-present-"));
  [site, work] = [join(root, "dist"), join(root, "work")];
  for (const folder of [site, work]) mkdirSync(folder);
});
afterEach(() => rmSync(root, {recursive: true}));

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) writeFileBelowSync(join(folder, path), text);
}

/** Every file of the site with its text, and every empty folder with undefined. */
function contents(): Record<string, string | undefined> {
  const found = readdirSync(site, {recursive: true, withFileTypes: true}).map(file => {
    const path = join(file.parentPath, file.name);
    const isEmpty = file.isDirectory() && readdirSync(path).length === 0;
    const text = file.isDirectory() ? undefined : readFileSync(path, "utf8");
    return [path.slice(site.length + 1), text, isEmpty || text !== undefined] as const;
  });
  return Object.fromEntries(found.filter(([, , isShown]) => isShown).map(([name, text]) => [name, text]));
}

/** Updates the site by new files; those of `same` stay. */
function update(fresh: Readonly<Record<string, string>>, same: Readonly<Record<string, string>>): void {
  const present = presentSite(site, work);
  if (!present) throw new Error("expected a site");
  for (const [path, text] of Object.entries(same)) present.keep(path, hash("sha256", text));
  write(work, fresh);
  updateSite(work, site, present);
}

const STAYING = {"e/f.html": "4", "e/h.html": "5", "e/i.html": "6"};

test("files with the same content stay, others are replaced, added and removed with their folders", () => {
  write(site, {"index.html": "1", "a/b/c.html": "2", "a/d.html": "3", "e/g.html": "5", ...STAYING});
  const {ino} = statSync(site);
  update({"index.html": "new", "j/k.html": "6"}, {"e/g.html": "other", "none.html": "7", ...STAYING});
  expect(contents()).toEqual({"index.html": "new", "j/k.html": "6", ...STAYING});
  expect(statSync(site).ino).toBe(ino);
});

test("a site of which less than half stays is replaced as a whole", () => {
  write(site, {"index.html": "1", "a.html": "2", "b.html": "3"});
  const {ino} = statSync(site);
  update({"index.html": "4", "a.html": "5"}, {"b.html": "3"});
  expect(contents()).toEqual({"index.html": "4", "a.html": "5", "b.html": "3"});
  expect(statSync(site).ino).not.toBe(ino);
});

test("an exchange that is cut off leaves a mark, which the next one removes", () => {
  write(site, {"index.html": "1", "j.html": "2", ...STAYING});
  const present = presentSite(site, work);
  for (const [path, text] of Object.entries(STAYING)) present?.keep(path, hash("sha256", text));
  write(work, {"index.html": "new", "j.html": "new"});
  // A folder in its place cannot be replaced by a file.
  rmSync(join(site, "j.html"));
  write(site, {"j.html/k.html": "3"});
  expect(() => present && updateSite(work, site, present)).toThrow("EISDIR");
  expect(contents()).toEqual({[UNFINISHED]: "", "index.html": "new", "j.html/k.html": "3", ...STAYING});
  rmSync(join(work, "j.html"));
  update({"index.html": "new"}, STAYING);
  expect(contents()).toEqual({"index.html": "new", ...STAYING});
});

test("a file in place of a folder, and a folder in place of a file", () => {
  write(site, {"a/b.html": "1", c: "2", "d.html": "3", ...STAYING});
  update({a: "4", "c/e.html": "5"}, {"d.html": "3", ...STAYING});
  expect(contents()).toEqual({a: "4", "c/e.html": "5", "d.html": "3", ...STAYING});
});

test("a site that is absent, a link, or holds one, is replaced as a whole", () => {
  expect(presentSite(join(root, "absent"), work)).toBeUndefined();
  symlinkSync(site, join(root, "link"));
  expect(presentSite(join(root, "link"), work)).toBeUndefined();
  symlinkSync(root, join(site, "out"));
  expect(presentSite(site, work)).toBeUndefined();
});
