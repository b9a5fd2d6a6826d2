import {symlinkSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {BAD, hostileJournal} from "./testdata/hostile-journal.ts";

const {read, root, write} = hostileJournal();

test("a path of the site that is none ends in a problem, however long", async () => {
  write("content/journal.yaml", `base: /${"-".repeat(60)}!\n`);
  expect((await read()).problems).toEqual(["content/journal.yaml 1 PJ003"]);
});

describe("ids and aliases", () => {
  const make = (folder: string, more = ""): void =>
    write(`content/${folder}/index.md`, `---\ntitle: x\n${more}---\n`);

  test("the first of two folders with one id is kept", async () => {
    make("a/2026-02-02-x");
    make("b/2026-02-02-x");
    const {entries, broken, problems, journal} = await read();
    expect(entries).toEqual(["2026-02-02-x", "2026-01-01-good"]);
    expect(journal.entries[0]?.folder).toBe("content/a/2026-02-02-x");
    expect(broken).toEqual(["content/b/2026-02-02-x"]);
    expect(problems).toEqual(["content/b/2026-02-02-x/index.md PJ021"]);
  });

  test("two that differ in case cannot both be pages", async () => {
    make("2026-02-02-Pool");
    make("2026-02-02-pool");
    expect(await read()).toMatchObject({
      entries: ["2026-02-02-Pool", "2026-01-01-good"],
      broken: ["content/2026-02-02-pool"],
      problems: ["content/2026-02-02-pool/index.md PJ022"],
    });
  });

  test.each([
    ["another entry's id", "aliases: 2026-01-01-good\n", "PJ021"],
    ["another entry's alias", "aliases: 2025-12-31-old\n", "PJ021"],
  ])("an alias that is %s", async (_name, aliases, code) => {
    make("2026-01-15-first", "aliases: 2025-12-31-old\n");
    make("2026-02-02-bad", aliases);
    const {broken, problems} = await read();
    expect(broken).toEqual([BAD]);
    expect(problems).toEqual([`${BAD}/index.md 3 ${code}`]);
  });

  test("resolves that leads nowhere, or to a later entry", async () => {
    make("2026-02-02-bad", "resolves:\n  - 2026-01-01-good#nothing\n  - 2026-03-03-later#f\n");
    write("content/2026-03-03-later/index.md", "---\ntitle: x\n---\n:::finding{#f status=open}\nSo.\n:::\n");
    expect((await read()).problems).toEqual([`${BAD}/index.md 4 PJ092`, `${BAD}/index.md 5 PJ092`]);
  });
});

describe("findings", () => {
  test.each([
    ["without an id", ":::finding{status=open}\nA.\n:::", "4 PJ090"],
    ["with the id of a part of the page", ":::finding{#main status=open}\nA.\n:::", "4 PJ090"],
    ["of one id", ":::finding{#a}\nA.\n:::\n\n:::finding{#a}\nB.\n:::", "8 PJ091"],
    ["of another status", ":::finding{#a status=done}\nA.\n:::", "4 PJ071"],
    ["without end", ":::finding{#a status=open}\nA.", "4 PJ076"],
  ])("%s", async (_name, text, expected) => {
    write(`${BAD}/index.md`, `---\ntitle: x\n---\n${text}\n`);
    expect((await read()).problems).toEqual([`${BAD}/index.md ${expected}`]);
  });
});

describe("journal.yaml is replaced by the defaults", () => {
  test.each([
    ["cannot be read", "title: [\n", "1 PJ001"],
    ["names an unknown setting", "titel: x\n", "1 PJ002"],
    ["has a bad value", "title: x\nsite: ftp://x\n", "2 PJ003"],
    ["holds an alias", "title: &a x\ndescription: *a\n", "1 PJ001"],
  ])("where it %s", async (_name, text, expected) => {
    write("content/journal.yaml", text);
    const {problems, journal} = await read();
    expect(problems).toEqual([`content/journal.yaml ${expected}`]);
    expect(journal.config.title).toBe("Performance journal");
  });

  test("where it is a link", async () => {
    write("outside/journal.yaml", "title: Secret\n");
    symlinkSync("../outside/journal.yaml", join(root(), "content/journal.yaml"));
    const {problems, journal} = await read();
    expect(problems).toEqual(["content/journal.yaml PJ043"]);
    expect(journal.config.title).toBe("Performance journal");
  });
});
