import {execFileSync} from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {gzipSync} from "node:zlib";
import {describe, expect, test} from "vitest";
import {hostileFrontMatters} from "../markdown/testdata/hostile-front-matter.ts";
import {readJournal} from "./read/journal-fs.ts";
import {BAD, hostileJournal} from "./testdata/hostile-journal.ts";

const profile = readFileSync(
  join(dirname(fileURLToPath(import.meta.url)), "../artifacts/profile/testdata/samples/custom.pb"),
);
const {base, read, root, write} = hostileJournal();

const entry = (frontMatter = ""): void =>
  write(`${BAD}/index.md`, `---\ntitle: Bad\n${frontMatter}---\ntext\n`);

/** The pointer that a checkout without Git LFS has instead of a file. */
function pointer(size: number): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize ${size}\n`;
}

/** The path of a file of the journal, encoded as old systems did. */
function latin1(path: string): Buffer {
  return Buffer.concat([Buffer.from(`${root()}/`), Buffer.from(path, "latin1")]);
}

describe("front matter breaks its own entry only", () => {
  test.each(hostileFrontMatters(join(base, "ran")))("%s", async (_name, text, expected) => {
    write(`${BAD}/index.md`, text);
    const [line, , code] = expected.split(/:? /);
    expect(await read()).toMatchObject({
      entries: ["2026-01-01-good"],
      broken: [BAD],
      problems: [`${BAD}/index.md ${line} ${code}`],
    });
    expect(readdirSync(base)).not.toContain("ran");
  });

  test.each([
    ["no title", "verdict: kept\n", "1 PJ014", "title"],
    ["a NUL by an escape", 'title: "a\\0b"\n', "2 PJ014", "invisible"],
    ["a direction override by an escape", 'title: "a\\u202eb"\n', "2 PJ014", "invisible"],
    ["a misspelt key", "title: x\nverdct: kept\n", "3 PJ013", "verdct"],
    ["a verdict of one's own", "title: x\nverdict: great\n", "3 PJ014", "great"],
    ["an alias that climbs", "title: x\naliases: [../../etc]\n", "3 PJ014", "../../etc"],
    ["a link to run", "title: x\npr: javascript:alert(1)\n", "3 PJ014", "javascript"],
  ])("%s", async (_name, yaml, expected, culprit) => {
    write(`${BAD}/index.md`, `---\n${yaml}---\n`);
    const {problems, broken, journal} = await read();
    expect({problems, broken}).toEqual({problems: [`${BAD}/index.md ${expected}`], broken: [BAD]});
    expect(journal.problems[0]?.message).toContain(culprit);
  });
});

describe("text breaks its own entry only", () => {
  test.each([
    ["UTF-16", Buffer.from("\ufeff---\ntitle: x\n---\n", "utf16le"), "PJ030"],
    ["Latin-1", Buffer.from("---\ntitle: na\u00efve\n---\n", "latin1"), "2 PJ030"],
    ["a NUL", Buffer.from("---\ntitle: x\n---\na\0b\n"), "4 PJ031"],
    ["more than 256 KiB", Buffer.alloc(300_000, "a\n"), "PJ033"],
    ["nesting without end", Buffer.from(`---\ntitle: x\n---\nok\n\n${"![".repeat(9_000)}\n`), "6 PJ034"],
  ])("%s", async (_name, bytes, expected) => {
    write(`${BAD}/index.md`, bytes);
    expect(await read()).toMatchObject({broken: [BAD], problems: [`${BAD}/index.md ${expected}`]});
  });
});

describe("pairs name plain files of the entry", () => {
  test.each([
    "../2026-01-01-good/before.txt",
    "../../outside/secret.txt",
    "/etc/passwd",
    "C:/secret.txt",
    "..\\\\outside\\\\secret.txt",
    "./a.txt",
    "A.txt",
    ".env",
    "CON",
    "nope.txt",
    "index.md",
  ])("%s is none", async name => {
    write(`${BAD}/a.txt`, "a\n");
    entry(`pairs:\n  - name: x\n    base: ${name}\n    head: a.txt\n`);
    const {problems, journal} = await read();
    expect(problems).toEqual([`${BAD}/index.md 5 PJ100`]);
    expect(journal.entries[0]?.pairs).toEqual([]);
  });
});

test("of names that differ in case, the first alone is opened and has pages", async () => {
  entry();
  for (const name of ["cpu.folded", "CPU.folded"]) write(`${BAD}/${name}`, "main;a 300\n");
  const {journal} = await read();
  expect(journal.entries[0]?.attachments.map(({name, artifact}) => [name, artifact?.kind.name])).toEqual([
    ["CPU.folded", "profile"],
    ["cpu.folded", undefined],
  ]);
});

describe("attachments cost themselves only", () => {
  const cases: readonly (readonly [string, () => void, string, readonly string[]])[] = [
    [
      "a link out",
      () => symlinkSync("../../outside/secret.txt", join(root(), BAD, "x.txt")),
      `${BAD}/x.txt PJ043`,
      [],
    ],
    ["a link to a folder", () => symlinkSync("../../outside", join(root(), BAD, "x")), `${BAD}/x PJ043`, []],
    ["a link within", () => symlinkSync("index.md", join(root(), BAD, "x.txt")), `${BAD}/x.txt PJ043`, []],
    ["a link to nothing", () => symlinkSync("nothing", join(root(), BAD, "x.txt")), `${BAD}/x.txt PJ043`, []],
    ["a pipe", () => void execFileSync("mkfifo", [join(root(), BAD, "x.txt")]), `${BAD}/x.txt PJ044`, []],
    ["a file of more than 64 MiB", () => large(`${BAD}/x.txt`), `${BAD}/x.txt PJ033`, []],
    ["a device of Windows", () => write(`${BAD}/aux.txt`, "x"), `${BAD}/aux.txt PJ040`, []],
    [
      "a name that turns around",
      () => write(`${BAD}/a\u202etxt.exe`, "x"),
      `${BAD}/a\u202etxt.exe PJ040`,
      [],
    ],
    [
      "names that differ in case",
      () => ["a", "A"].forEach(name => void write(`${BAD}/${name}.txt`, name)),
      `${BAD} PJ049`,
      ["A.txt", "a.txt"],
    ],
    [
      "folders too deep",
      () => write(`${BAD}/${"d/".repeat(100)}dd/x.txt`, "x"),
      `${BAD}/${"d/".repeat(100)}dd PJ033`,
      [],
    ],
    [
      "gzip cut short",
      () => write(`${BAD}/x.gz`, gzipSync("x".repeat(1000)).subarray(0, 15)),
      `${BAD}/x.gz PJ047`,
      ["x.gz"],
    ],
    [
      "gzip with something behind it",
      () => write(`${BAD}/x.gz`, Buffer.concat([gzipSync("x"), Buffer.from("y")])),
      `${BAD}/x.gz PJ047`,
      ["x.gz"],
    ],
    [
      "a bomb",
      () => write(`${BAD}/x.gz`, gzipSync(Buffer.alloc(80 * 2 ** 20))),
      `${BAD}/x.gz PJ048`,
      ["x.gz"],
    ],
    ["a pointer of Git LFS", () => write(`${BAD}/cpu.pb.gz`, pointer(12_345)), `${BAD}/cpu.pb.gz PJ039`, []],
    [
      "a pointer with Windows line ends",
      () => write(`${BAD}/cpu.pb.gz`, pointer(1).replaceAll("\n", "\r\n")),
      `${BAD}/cpu.pb.gz PJ039`,
      [],
    ],
    ["a name with a line end", () => write(`${BAD}/a\nb.txt`, "x"), `${BAD}/a\nb.txt PJ040`, []],
    [
      "a folder's name with an escape",
      () => write(`${BAD}/a\u001b/b.txt`, "x"),
      `${BAD}/a\u001b/b.txt PJ040`,
      [],
    ],
    [
      "a profile of noise",
      () => write(`${BAD}/cpu.pb.gz`, gzipSync(noise(2000))),
      `${BAD}/cpu.pb.gz PJ060`,
      ["cpu.pb.gz"],
    ],
    [
      "a profile cut short",
      () => write(`${BAD}/cpu.pb.gz`, gzipSync(profile.subarray(0, -20))),
      `${BAD}/cpu.pb.gz PJ060`,
      ["cpu.pb.gz"],
    ],
  ];

  test.each(cases)("%s", async (_name, make, problem, attachments) => {
    entry();
    make();
    const {entries, problems, journal} = await read();
    expect(entries).toEqual(["2026-02-02-bad", "2026-01-01-good"]);
    expect(problems).toEqual([problem]);
    expect(journal.entries[0]?.attachments.map(({name}) => name)).toEqual(attachments);
  });

  function large(path: string): void {
    write(path, "");
    truncateSync(join(root(), path), 65 * 2 ** 20);
  }

  test("more files than an entry may have", async () => {
    entry();
    for (let i = 0; i < 501; i++) write(`${BAD}/${i}.txt`, String(i));
    const {problems, journal} = await read();
    expect(problems).toEqual([`${BAD} PJ033`]);
    expect(journal.entries[0]?.attachments).toHaveLength(500);
  });

  test("a file that git ignores", async () => {
    entry();
    execFileSync("git", ["init", "-q"], {cwd: root()});
    write(".gitignore", "*.log\n");
    write(`${BAD}/run.log`, "x\n");
    expect((await read()).problems).toEqual([`${BAD}/run.log PJ045`]);
  });

  test("hidden files are passed over", async () => {
    entry();
    write(`${BAD}/.DS_Store`, "x");
    write(`${BAD}/.git/config`, "x");
    expect((await read()).problems).toEqual([]);
  });
});

describe("folders", () => {
  test("an entry whose index.md is a pointer of Git LFS is not published", async () => {
    write(`${BAD}/index.md`, pointer(300));
    const {problems, broken, journal} = await read();
    expect({problems, broken}).toEqual({problems: [`${BAD}/index.md PJ039`], broken: [BAD]});
    expect(journal.problems[0]?.message).toBe(
      '"index.md" is a pointer of Git LFS, expected the file of 300 bytes itself',
    );
  });

  // macOS and Windows refuse such names.
  test.runIf(process.platform === "linux")("names that are not UTF-8 are named byte by byte", async () => {
    entry();
    writeFileSync(latin1(`${BAD}/caf\u00e9.txt`), "x");
    mkdirSync(latin1(`${BAD}/caf\u00e9`));
    mkdirSync(latin1("content/2026-03-03-caf\u00e9"));
    mkdirSync(latin1("content/parser/2026-03-04-caf\u00e9"), {recursive: true});
    writeFileSync(latin1("content/caf\u00e9.md"), "x");
    const {problems, journal} = await read();
    expect(problems).toEqual([
      "content PJ038",
      "content PJ038",
      `${BAD} PJ038`,
      `${BAD} PJ038`,
      "content/parser PJ038",
    ]);
    expect(journal.problems.map(({message}) => message)).toEqual([
      'name "2026-03-03-caf\\xE9" is not UTF-8',
      'name "caf\\xE9.md" is not UTF-8',
      'name "caf\\xE9" is not UTF-8',
      'name "caf\\xE9.txt" is not UTF-8',
      'name "2026-03-04-caf\\xE9" is not UTF-8',
    ]);
  });

  test.each(["a\u001b[2J", "a\nb", "a\u202eb", "a\u0085", "con", "a "])(
    "entries in the folder %j are not read, which is a problem of the folder",
    async group => {
      write(`content/${group}/2026-02-02-x/index.md`, "---\ntitle: x\n---\n");
      expect(await read()).toMatchObject({
        entries: ["2026-01-01-good"],
        problems: [`content/${group} PJ038`],
      });
    },
  );

  test.each(["2026-02-02-a\u001b[2J", "2026-02-02-a\nb", "\u001b2026-02-02-a"])(
    "an entry in the folder %j is a problem",
    async name => {
      write(`content/${name}/index.md`, "---\ntitle: x\n---\n");
      write(`content/parser/${name}/index.md`, "---\ntitle: x\n---\n");
      const {entries, problems} = await read();
      expect(entries).toEqual(["2026-01-01-good"]);
      expect(problems).toEqual([`content/${name} PJ020`, `content/parser/${name} PJ020`].sort());
    },
  );

  test("without an index.md", async () => {
    write(`${BAD}/before.txt`, "x\n");
    expect(await read()).toMatchObject({broken: [BAD], problems: [`${BAD} PJ023`]});
  });

  test.each(["2026-02-30-leap", "2026-2-3-short", "2026-02-02", "2026-02-02-größe", "2026-02-02_x", "notes"])(
    "called %s",
    async name => {
      write(`content/${name}/index.md`, "---\ntitle: x\n---\n");
      expect(await read()).toMatchObject({broken: [`content/${name}`], problems: [`content/${name} PJ020`]});
    },
  );

  test("that are links", async () => {
    symlinkSync("../outside", join(root(), BAD));
    expect(await read()).toMatchObject({
      entries: ["2026-01-01-good"],
      broken: [],
      problems: [`${BAD} PJ043`],
    });
  });

  test("whose group is a link", async () => {
    write("outside/2026-02-02-x/index.md", "---\ntitle: x\n---\n");
    symlinkSync("../outside", join(root(), "content/parser"));
    expect(await read()).toMatchObject({entries: ["2026-01-01-good"], problems: ["content/parser PJ043"]});
  });

  test("whose index.md is a link", async () => {
    mkdirSync(join(root(), BAD));
    symlinkSync("../../outside/index.md", join(root(), BAD, "index.md"));
    expect(await read()).toMatchObject({broken: [BAD], problems: [`${BAD}/index.md PJ043`]});
  });

  test("whose index.md is a folder", async () => {
    mkdirSync(join(root(), BAD, "index.md"), {recursive: true});
    expect(await read()).toMatchObject({broken: [BAD], problems: [`${BAD} PJ023`]});
  });

  test("content itself being a link", async () => {
    renameSync(join(root(), "content"), join(root(), "elsewhere"));
    symlinkSync("elsewhere", join(root(), "content"));
    const journal = await readJournal({root: root()});
    expect(journal.entries).toEqual([]);
    expect(journal.problems.map(({file, code}) => `${file} ${code}`)).toContain("content PJ043");
  });

  test("no content at all", async () => {
    rmSync(join(root(), "content"), {recursive: true});
    expect(await readJournal({root: root()})).toMatchObject({entries: [], broken: [], problems: []});
  });

  test("dated in the future, where the day is known", async () => {
    entry();
    expect((await read({today: "2026-02-01"})).problems).toEqual([`${BAD} PJ024`]);
    expect((await read({today: "2026-02-02"})).problems).toEqual([]);
    expect((await read()).problems).toEqual([]);
  });
});
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({length}, () => {
    state = Math.imul(state, 1_103_515_245) + 12_345;
    return (state >>> 16) & 0xff;
  });
}
