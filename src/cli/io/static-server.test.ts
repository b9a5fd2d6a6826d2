import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import type {IncomingHttpHeaders} from "node:http";
import {request} from "node:http";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {contentType} from "./content-type.ts";
import {isOwnHost} from "./serving.ts";
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
  writeFileSync(join(folder, "digits.bin"), "0123456789");
  for (const [name, text] of [
    ["_astro/a.0123.js", "script"],
    ["files/0123/a #1.txt", "attached"],
    ["files/0123/a #1.txt.gz", "another"],
    ["copied/index.html", "plain"],
    ["copied/index.html.gz", "gzip"],
    ["copied/index.html.br", "brotli"],
  ] as const) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), text);
  }
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

  interface Got {
    readonly status: number | undefined;
    readonly body: string;
    readonly headers: IncomingHttpHeaders;
  }

  function ask(path: string, method = "GET", headers: Readonly<Record<string, string>> = {}): Promise<Got> {
    return new Promise((resolve, reject) => {
      const call = request({host: "127.0.0.1", port: server.port, path, method, headers}, response => {
        let body = "";
        response.on("data", chunk => {
          body += chunk;
        });
        response.on("end", () => resolve({status: response.statusCode, body, headers: response.headers}));
      });
      call.on("error", reject);
      call.end();
    });
  }

  test("serves pages with their type and nosniff", async () => {
    expect(await ask("/")).toMatchObject({
      status: 200,
      body: "home",
      headers: {
        "content-type": "text/html; charset=utf-8",
        "x-content-type-options": "nosniff",
        "cache-control": "no-cache",
        "content-length": "4",
        "accept-ranges": "bytes",
      },
    });
  });

  test("serves the site's 404 page with status 404", async () => {
    expect(await ask("/nothing/")).toMatchObject({
      status: 404,
      body: "nothing here",
      headers: {"content-type": "text/html; charset=utf-8", "cache-control": "no-cache"},
    });
    expect(await ask("/nothing/", "HEAD")).toMatchObject({status: 404, body: ""});
  });

  test("sends no file from outside, whatever the path says", async () => {
    for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/up/secret.txt", "/link.txt"])
      expect((await ask(path)).body).not.toContain("secret");
  });

  test("answers HEAD without a body, and nothing but GET and HEAD", async () => {
    expect(await ask("/", "HEAD")).toMatchObject({status: 200, body: ""});
    expect(await ask("/", "POST")).toMatchObject({status: 405, headers: {allow: "GET, HEAD"}});
  });

  test.each([
    ["bytes=0-3", 206, "0123", "bytes 0-3/10"],
    ["bytes=7-", 206, "789", "bytes 7-9/10"],
    ["bytes=-2", 206, "89", "bytes 8-9/10"],
    ["bytes=5-99", 206, "56789", "bytes 5-9/10"],
    ["bytes=10-", 416, undefined, "bytes */10"],
    ["bytes=0-1,4-5", 200, "0123456789", undefined],
    ["lines=0-1", 200, "0123456789", undefined],
  ])("answers the range %s with status %i", async (range, status, body, described) => {
    const got = await ask("/digits.bin", "GET", {range});
    expect(got.status).toBe(status);
    expect(got.headers["content-range"]).toBe(described);
    if (body !== undefined) expect(got.body).toBe(body);
  });

  test("sends nothing that the browser has, by its tag or its time", async () => {
    const {etag = "", "last-modified": time = ""} = (await ask("/digits.bin")).headers;
    for (const headers of [{"if-none-match": etag}, {"if-modified-since": time}])
      expect(await ask("/digits.bin", "GET", headers)).toMatchObject({status: 304, body: ""});
    expect(await ask("/digits.bin", "GET", {"if-none-match": '"other"'})).toMatchObject({status: 200});
  });

  test("lets browsers keep what has a digest in its address, and nothing else", async () => {
    for (const [path, kept] of [
      ["/_astro/a.0123.js", true],
      ["/files/0123/a%20%231.txt", true],
      ["/digits.bin", false],
    ] as const)
      expect((await ask(path)).headers["cache-control"]).toBe(
        kept ? "public, max-age=31536000, immutable" : "no-cache",
      );
  });

  test("sends the compressed copy of a page to browsers that take it", async () => {
    const taken = {"accept-encoding": "gzip, br"};
    expect(await ask("/copied/", "GET", taken)).toMatchObject({
      body: "brotli",
      headers: {
        "content-encoding": "br",
        "content-type": "text/html; charset=utf-8",
        vary: "Accept-Encoding",
      },
    });
    expect(await ask("/copied/", "GET", {"accept-encoding": "gzip"})).toMatchObject({body: "gzip"});
    expect(await ask("/copied/")).toMatchObject({body: "plain", headers: {vary: "Accept-Encoding"}});
  });

  test("sends an attachment as it is, whatever lies beside it", async () => {
    const {body, headers} = await ask("/files/0123/a%20%231.txt", "GET", {"accept-encoding": "gzip"});
    expect(body).toBe("attached");
    expect(headers["content-encoding"]).toBeUndefined();
  });

  test.each(["localhost", "localhost:4321", "127.0.0.1:1", "[::1]:4321", "LOCALHOST"])(
    "answers requests to %s",
    async host => {
      expect(await ask("/", "GET", {host})).toMatchObject({status: 200});
    },
  );

  test.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:4321", "192.168.0.1"])(
    'refuses requests to "%s", a name of another site',
    async host => {
      expect(await ask("/", "GET", {host})).toMatchObject({status: 403, body: "unknown host\n"});
    },
  );

  test("answers under any name when it listens on all addresses", async () => {
    expect(isOwnHost({headers: {host: "box.example:80"}}, "0.0.0.0")).toBe(true);
    expect(isOwnHost({headers: {host: "box.example:80"}}, "box.example")).toBe(true);
    expect(isOwnHost({headers: {}}, "localhost")).toBe(false);
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
