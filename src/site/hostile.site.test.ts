import {spawnSync} from "node:child_process";
import {existsSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {BuiltSite} from "../../scripts/testing/built-site.ts";
import {buildSite} from "../../scripts/testing/built-site.ts";
import {brokenLinks} from "../../scripts/testing/dist-links.ts";
import {HOSTILE_ENTRIES, SENTINEL, writeHostileJournal} from "../../scripts/testing/hostile-journal.ts";
import {packedCommand} from "../../scripts/testing/packed-command.ts";
import type {Problem} from "../problem.ts";

let root: string;
let site: BuiltSite;
let problems: Problem[];

const run = (...args: string[]) =>
  spawnSync(process.execPath, [packedCommand(), ...args, "--root", root], {encoding: "utf8", cwd: root});

beforeAll(async () => {
  root = writeHostileJournal();
  site = await buildSite({root});
  const check = run("check", "--json");
  expect(check.status).toBe(1);
  problems = JSON.parse(check.stdout).problems;
});

afterAll(async () => {
  await site?.close();
  rmSync(root, {recursive: true, force: true});
});

test.each(HOSTILE_ENTRIES.map(entry => [entry.folder, entry] as const))(
  "%s is one typed problem",
  (folder, entry) => {
    const codes = problems
      .filter(({file}) => file === `content/${folder}` || file.startsWith(`content/${folder}/`))
      .map(({code}) => code);
    expect(codes).toEqual(entry.code ? [entry.code] : []);
  },
);

test.each(HOSTILE_ENTRIES.filter(({published}) => published).map(({folder}) => folder))(
  "%s is published all the same",
  folder => {
    expect(existsSync(join(site.folder, "entries", folder.split("/").at(-1) ?? "", "index.html"))).toBe(true);
  },
);

test("what cannot be an entry is left out, and nothing else is", () => {
  const published = readdirSync(join(site.folder, "entries"))
    .filter(name => !/\./.test(name))
    .sort();
  const expected = HOSTILE_ENTRIES.filter(entry => entry.published).map(
    ({folder}) => folder.split("/").at(-1) ?? "",
  );
  expect(published).toEqual([...expected, "2026-06-01-good"].sort());
});

test("the good entry is whole", () => {
  expect(readFileSync(join(site.folder, "entries/2026-06-01-good/index.html"), "utf8")).toContain(
    "A good entry",
  );
});

test("nothing from outside an entry is published, nothing ran, no markup got through", () => {
  const files = readdirSync(site.folder, {recursive: true, encoding: "utf8"});
  const texts = files
    .filter(name => /\.(html|md|json|xml|txt|js)$/.test(name))
    .map(name => readFileSync(join(site.folder, name), "utf8"));
  expect(texts.filter(text => text.includes(SENTINEL) && !text.includes("writeFileSync"))).toEqual([]);
  expect(existsSync(join(root, SENTINEL))).toBe(false);
  expect(existsSync(SENTINEL)).toBe(false);
  const pages = files
    .filter(name => /\.(html|xml)$/.test(name))
    .map(name => readFileSync(join(site.folder, name), "utf8"));
  // Within quotes of an attribute it is text.
  const markup = pages.map(text => text.replace(/="[^"]*"/g, ""));
  expect(markup.filter(text => text.includes("<script>alert"))).toEqual([]);
  expect(pages.filter(text => /href="(?:javascript|data|vbscript):/i.test(text))).toEqual([]);
});

test("feeds and pictures are XML whatever a title or a name holds", () => {
  const names = readdirSync(site.folder, {recursive: true, encoding: "utf8"});
  const written = names.filter(name => /\.(?:xml|svg)$/.test(name));
  expect(written.length).toBeGreaterThan(3);
  expect(written.filter(name => readFileSync(join(site.folder, name), "utf8").includes("]]>"))).toEqual([]);
});

test("every link of what is published resolves", () => {
  expect(brokenLinks(site.folder, "/", "https://example.org")).toEqual([]);
});

test("the build names each problem, and build --strict fails and writes nothing", () => {
  for (const {code} of HOSTILE_ENTRIES) expect(site.messages).toContain(code);
  const strict = run("build", "--strict", "--out", join(root, "strict"));
  expect(strict.status).toBe(1);
  expect(existsSync(join(root, "strict"))).toBe(false);
});
