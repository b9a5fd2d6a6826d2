import {spawn, spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {commandEnvironment, packedCommand} from "../../../scripts/testing/packed-command.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";

const TESTDATA = fileURLToPath(new URL("../testdata", import.meta.url));

let journal: TemporaryJournal;
let elsewhere: string;

beforeAll(() => {
  journal = temporaryJournal({
    "content/2026-05-01-good/index.md": entryText("Good"),
    "content/2026-05-02-bad/index.md": "no front matter",
  });
  for (const name of ["bench-before.txt", "bench-after.txt", "cpu.pb.gz"])
    cpSync(join(TESTDATA, name), join(journal.root, "content/2026-05-01-good", name));
  elsewhere = mkdtempSync(join(tmpdir(), "perf-journal-build-"));
});
afterAll(() => {
  journal.remove();
  rmSync(elsewhere, {recursive: true, force: true});
});

function build(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}, cwd = journal.root) {
  return spawnSync(process.execPath, [packedCommand(), "build", ...args], {
    cwd,
    encoding: "utf8",
    env: commandEnvironment(env),
  });
}

/** Every file of a folder with the digest of its bytes. */
function digests(folder: string): Record<string, string> {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(file => file.isFile());
  const paths = files.map(file => join(file.parentPath, file.name)).sort();
  return Object.fromEntries(
    paths.map(path => [
      path.slice(folder.length),
      createHash("sha256").update(readFileSync(path)).digest("hex"),
    ]),
  );
}

describe("perf-journal build", () => {
  test("builds the good entries, names the bad one and ends well", () => {
    const {status, stdout, stderr} = build();
    expect(stderr).toMatch(/^content\/2026-05-02-bad\/index\.md.*: error PJ010 /m);
    expect(stdout).toMatch(/^dist: 1 entry, 1 left out, \d+ pages, \d+\.\d MB, \d+\.\d s, 1 error\n$/);
    expect(status).toBe(0);
    expect(readFileSync(join(journal.root, "dist/entries/2026-05-01-good/index.html"), "utf8")).toContain(
      "Good",
    );
  });

  test("gives the same bytes again: warm, in another time zone and locale, from another directory", () => {
    const first = digests(join(journal.root, "dist"));
    const out = join(elsewhere, "again");
    const {status, stderr} = build(
      ["--root", journal.root, "--out", out],
      {TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8"},
      tmpdir(),
    );
    expect(stderr).toMatch(/PJ010/);
    expect(status).toBe(0);
    expect(digests(out)).toEqual(first);
  });

  test("--strict writes nothing when there are errors", () => {
    const before = digests(join(journal.root, "dist"));
    const {status, stdout, stderr} = build(["--strict"]);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("1 error: nothing was written\n");
    expect(digests(join(journal.root, "dist"))).toEqual(before);
  });

  test("leaves the old site whole when it is interrupted", async () => {
    const before = digests(join(journal.root, "dist"));
    expect(await interruptedBuild()).toBe(130);
    expect(digests(join(journal.root, "dist"))).toEqual(before);
    expect(readdirSync(journal.root).sort()).toEqual([".perf-journal", "content", "dist"]);
  });

  test("--base prefixes every address, and preview serves it there", async () => {
    const out = join(elsewhere, "based");
    expect(build(["--out", out, "--base", "team/perf", "--site", "https://example.org"])).toMatchObject({
      status: 0,
    });
    const home = readFileSync(join(out, "index.html"), "utf8");
    const hrefs = [...home.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, href = ""]) => href);
    expect(hrefs.length).toBeGreaterThan(5);
    for (const href of hrefs) expect(href).toMatch(/^(https:\/\/example\.org)?\/team\/perf\/|^#/);
    expect(readFileSync(join(out, "feed.xml"), "utf8")).toContain(
      "https://example.org/team/perf/entries/2026-05-01-good/",
    );
    expect(await previewAddress(out)).toMatch(/^http:\/\/localhost:\d+\/team\/perf\/\n$/);
  });

  test("--portable writes relative addresses, which all lead to a file", () => {
    const out = join(elsewhere, "portable");
    expect(build(["--out", out, "--portable"])).toMatchObject({status: 0});
    const files = readdirSync(out, {recursive: true, encoding: "utf8"}).filter(file =>
      file.endsWith(".html"),
    );
    let links = 0;
    for (const file of files) {
      const page = readFileSync(join(out, file), "utf8");
      for (const [, link = ""] of page.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
        expect(link).not.toMatch(/^\//);
        if (!link.startsWith(".")) continue;
        const target = new URL(link, `file:///site/${file}`).pathname.replace("/site/", "");
        expect(existsSync(join(out, decodeURIComponent(target))), `${file}: ${link}`).toBe(true);
        links++;
      }
    }
    expect(links).toBeGreaterThan(100);
    expect(existsSync(join(out, "pagefind"))).toBe(false);
  });

  describe("--since", () => {
    let repository: TemporaryJournal;
    beforeAll(() => {
      repository = temporaryJournal({
        "content/2026-05-01-old/index.md": entryText("Old"),
        "content/2026-05-02-new/index.md": entryText("New"),
      });
      const git = (...args: string[]) =>
        spawnSync("git", ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", ...args], {
          cwd: repository.root,
        });
      for (const name of ["bench-before.txt", "bench-after.txt", "cpu.pb.gz"])
        cpSync(join(TESTDATA, name), join(repository.root, "content/2026-05-01-old", name));
      git("init");
      git("add", "content");
      git("commit", "--message", "Start");
      writeFileSync(join(repository.root, "content/2026-05-02-new/index.md"), entryText("Newer"));
    });
    afterAll(() => repository.remove());

    /** Builds what changed; returns the site's folder and its pages. */
    function preview(name: string, ...args: string[]): {out: string; pages: string[]} {
      const out = join(elsewhere, name);
      expect(build(["--since", "HEAD", "--out", out, ...args], {}, repository.root)).toMatchObject({
        status: 0,
      });
      const files = readdirSync(out, {recursive: true, encoding: "utf8"});
      return {out, pages: files.filter(file => file.endsWith(".html"))};
    }

    test("builds the changed entry and the lists, whose other links lead to a page that says so", () => {
      const {out, pages} = preview("since", "--portable");
      expect(pages).toContain("entries/2026-05-02-new/index.html");
      expect(pages).toContain("entries/index.html");
      expect(pages.filter(page => page.includes("2026-05-01-old"))).toEqual([]);
      const list = readFileSync(join(out, "entries/index.html"), "utf8");
      expect(list).toContain('href="../entries/2026-05-02-new/index.html"');
      expect(list).toContain('href="../not-in-preview/index.html#/entries/2026-05-01-old/"');
      for (const page of pages)
        for (const [, link = ""] of readFileSync(join(out, page), "utf8").matchAll(
          /\s(?:href|src)="(\.[^"]*)"/g,
        )) {
          const target = new URL(link, `file:///site/${page}`).pathname.replace("/site/", "");
          expect(existsSync(join(out, decodeURIComponent(target))), `${page}: ${link}`).toBe(true);
        }
    });

    test("leads to the published site where its address is known", () => {
      const {out, pages} = preview("since-site", "--site", "https://example.org", "--base", "perf");
      const list = readFileSync(join(out, "entries/index.html"), "utf8");
      expect(list).toContain('href="/perf/entries/2026-05-02-new/"');
      expect(list).toContain('href="https://example.org/perf/entries/2026-05-01-old/"');
      for (const page of pages) expect(readFileSync(join(out, page), "utf8")).not.toContain("portable");
    });

    test("refuses what is no commit, and a folder without git", () => {
      const unknown = build(["--since", "gone"], {}, repository.root);
      expect(unknown.stderr).toContain('--since must name a commit, got "gone"');
      expect(unknown.status).toBe(2);
      expect(build(["--since", "HEAD"]).status).toBe(3);
    });
  });

  test("refuses to replace a folder that is no site", () => {
    const precious = join(elsewhere, "precious");
    mkdirSync(precious);
    writeFileSync(join(precious, "thesis.txt"), "");
    for (const out of [precious, journal.root, join(journal.root, "content"), "/"]) {
      const {status, stderr} = build(["--out", out]);
      expect(stderr).toContain("the site cannot be written to ");
      expect(status).toBe(3);
    }
    expect(existsSync(join(precious, "thesis.txt"))).toBe(true);
  });
});

function interruptedBuild(): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [packedCommand(), "build"], {
      cwd: journal.root,
      env: commandEnvironment(),
      stdio: "ignore",
    });
    // As soon as it has begun to write, wherever that is in its second or two.
    const work = join(journal.root, ".perf-journal", `site-${running.pid}`);
    const watch = setInterval(() => existsSync(work) && running.kill("SIGINT"), 5);
    running.on("error", reject);
    running.on("exit", status => {
      clearInterval(watch);
      resolve(status);
    });
  });
}

/** What preview prints of a site, before it is stopped. */
function previewAddress(out: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const args = ["preview", "--out", out, "--port", "0"];
    const running = spawn(process.execPath, [packedCommand(), ...args], {
      cwd: journal.root,
      env: commandEnvironment(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    running.stdout.once("data", chunk => {
      running.kill("SIGINT");
      resolve(String(chunk));
    });
    running.on("error", reject);
  });
}
