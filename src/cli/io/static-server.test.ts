import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {request} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {contentType} from "./content-type.ts";
import type {RunningServer} from "./static-server.ts";
import {answerTo, serveSite} from "./static-server.ts";

const temporary = mkdtempSync(join(tmpdir(), "perf-journal-serve-"));
const folder = join(temporary, "dist");

beforeAll(() => {
  mkdirSync(join(folder, "entries", "a b"), {recursive: true});
  writeFileSync(join(temporary, "secret.txt"), "secret");
  writeFileSync(join(folder, "index.html"), "home");
  writeFileSync(join(folder, "404.html"), "nothing here");
  writeFileSync(join(folder, ".hidden"), "hidden");
  writeFileSync(join(folder, "entries", "a b", "index.html"), "entry");
  writeFileSync(join(folder, "cpu.pb.gz"), new Uint8Array([31, 139]));
  symlinkSync(join(temporary, "secret.txt"), join(folder, "link.txt"));
  symlinkSync(temporary, join(folder, "up"));
});

afterAll(() => rmSync(temporary, {recursive: true, force: true}));

describe("answerTo(target, site)", () => {
  const home = join(folder, "index.html");
  const missing = join(folder, "404.html");
  const cases: [string, string, unknown][] = [
    ["/", "/", {status: 200, file: home}],
    ["/?q=1", "/", {status: 200, file: home}],
    ["/entries/a%20b/", "/", {status: 200, file: join(folder, "entries", "a b", "index.html")}],
    ["/entries/a%20b", "/", {status: 301, location: "/entries/a%20b/"}],
    ["/entries/", "/", {status: 404, file: missing}],
    ["/nothing", "/", {status: 404, file: missing}],
    ["/index.html/", "/", {status: 404, file: missing}],
    ["/", "/perf/", {status: 302, location: "/perf/"}],
    ["/perf", "/perf/", {status: 301, location: "/perf/"}],
    ["/perf/", "/perf/", {status: 200, file: home}],
    ["/perf/entries/a%20b", "/perf/", {status: 301, location: "/perf/entries/a%20b/"}],
    ["/entries/a%20b/", "/perf/", {status: 404, file: missing}],
  ];
  test.each(cases)("answers %s of a site at %s", async (target, base, answer) => {
    expect(await answerTo(target, {folder, base})).toEqual(answer);
  });

  const escapes = [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/entries/../../secret.txt",
    "/entries/%2e%2e%2f%2e%2e%2fsecret.txt",
    "/..%5csecret.txt",
    "/\\evil.example",
    "//evil.example/",
    "//evil.example/entries",
    "/entries//a%20b",
    "/.hidden",
    "/a%00b",
    "/%0d%0aSet-Cookie:%20a",
    "/%",
    "http://evil.example/",
    "",
  ];
  test.each(escapes)("refuses %s", async target => {
    expect(await answerTo(target, {folder, base: "/"})).toEqual({status: 400});
  });

  test.each(["/link.txt", "/up/secret.txt"])("does not follow a link out of the site: %s", async target => {
    expect(await answerTo(target, {folder, base: "/"})).toEqual({status: 404, file: missing});
  });
});

describe("serveSite(site, host, port)", () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await serveSite({folder, base: "/"}, "127.0.0.1", 0);
  });
  afterAll(() => server.close());

  function ask(
    path: string,
    method = "GET",
  ): Promise<{status: number | undefined; body: string; type: unknown; nosniff: unknown}> {
    return new Promise((resolve, reject) => {
      const call = request({host: "127.0.0.1", port: server.port, path, method}, response => {
        let body = "";
        response.on("data", chunk => {
          body += chunk;
        });
        response.on("end", () =>
          resolve({
            status: response.statusCode,
            body,
            type: response.headers["content-type"],
            nosniff: response.headers["x-content-type-options"],
          }),
        );
      });
      call.on("error", reject);
      call.end();
    });
  }

  test("serves pages with their type and nosniff", async () => {
    expect(await ask("/")).toEqual({
      status: 200,
      body: "home",
      type: "text/html; charset=utf-8",
      nosniff: "nosniff",
    });
  });

  test("serves the site's 404 page with status 404", async () => {
    expect(await ask("/nothing/")).toMatchObject({status: 404, body: "nothing here"});
  });

  test("sends no file from outside, whatever the path says", async () => {
    for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/up/secret.txt", "/link.txt"])
      expect((await ask(path)).body).not.toContain("secret");
  });

  test("answers HEAD without a body, and nothing but GET and HEAD", async () => {
    expect(await ask("/", "HEAD")).toMatchObject({status: 200, body: ""});
    expect(await ask("/", "POST")).toMatchObject({status: 405});
  });
});

describe("contentType(file)", () => {
  test("gives attachments types that a browser does not run or unpack", () => {
    expect(contentType("/files/0123456789abcdef/cpu.pb.gz")).toBe("application/gzip");
    expect(contentType("/files/0123456789abcdef/parse.go.txt")).toBe("text/plain; charset=utf-8");
    expect(contentType("trace.bin")).toBe("application/octet-stream");
    expect(contentType("unheard.of")).toBe("application/octet-stream");
  });
});
