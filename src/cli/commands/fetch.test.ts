import {createHash} from "node:crypto";
import {readdirSync} from "node:fs";
import type {IncomingMessage, Server, ServerResponse} from "node:http";
import {createServer, request} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {readJournal} from "../../journal/read/journal-fs.ts";
import {isPublicAddress} from "../remote/public-address.ts";
import type {Transport} from "../remote/transport.ts";
import {httpsTransport} from "../remote/transport.ts";
import {runWith} from "./fetch.ts";

const ID = "2026-05-03-pool";
const DATA = "pkg: example.org/sip\nBenchmarkParse-8 1 5 ns/op\n";
const DIGEST = createHash("sha256").update(DATA).digest("hex");

let server: Server;
let journal: TemporaryJournal;
let asked: string[] = [];

/** Answers by the path that is asked for. */
function answer({url = ""}: IncomingMessage, response: ServerResponse): void {
  if (url.startsWith("/to/")) response.writeHead(302, {location: decodeURIComponent(url.slice(4))}).end();
  else if (url === "/loop") response.writeHead(302, {location: "/loop"}).end();
  else if (url === "/none") response.writeHead(404).end();
  else if (url === "/long") response.end(DATA.repeat(1000));
  else if (url === "/chunked") response.write(DATA.slice(0, 9), () => response.end(DATA.slice(9)));
  else if (url === "/cut")
    response.writeHead(200, {"content-length": DATA.length}).write("x", () => response.destroy());
  else if (url === "/other") response.end(DATA.replace("5 ns", "6 ns"));
  else response.end(DATA);
}

/** Leads every host to the test's own server. */
const local: Transport = (url, signal) =>
  new Promise((resolve, reject) => {
    asked.push(url.href);
    const {port} = server.address() as AddressInfo;
    const call = request(`http://127.0.0.1:${port}${url.pathname}`, {signal}, response => {
      const length = response.headers["content-length"];
      resolve({
        status: response.statusCode ?? 0,
        location: response.headers.location,
        length: length === undefined ? undefined : Number(length),
        body: response,
        close: () => response.destroy(),
      });
    });
    call.on("error", reject).end();
  });

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  journal = temporaryJournal({
    "content/journal.yaml": "remote:\n  hosts: [files.example.org, 'cdn.example.org:8443']\n",
    [`content/parser/${ID}/index.md`]: entryText("Pool"),
    [`content/parser/${ID}/after.txt`]: DATA,
  });
});
afterEach(() => journal.remove());

function remote(url: string, name = "before.txt", more = `sha256: ${DIGEST}\nbytes: ${DATA.length}\n`): void {
  journal.write(`content/parser/${ID}/${name}.remote`, `url: ${url}\n${more}`);
}

async function fetchAll(...args: readonly string[]) {
  const io = recordingIo({cwd: journal.root});
  const status = await runWith(local, args, io);
  return {status, output: io.output(), messages: io.messages()};
}

const codes = async () => (await readJournal({root: journal.root})).problems.map(({code}) => code);

describe("perf-journal fetch", () => {
  test.each([
    "https://files.example.org/x",
    "https://files.example.org/chunked",
    "https://files.example.org/to/%2Fx",
  ])("loads %s into the cache, which reading then uses as an attachment", async url => {
    remote(url);
    expect(await codes()).toEqual(["PJ087"]);
    const before = await readJournal({root: journal.root});
    expect(before.entries[0]?.absent).toMatchObject([{name: "before.txt", bytes: DATA.length}]);
    expect(await fetchAll()).toMatchObject({
      status: 0,
      output: `fetched  content/parser/${ID}/before.txt: ${DATA.length} bytes\n`,
    });
    const [entry] = (await readJournal({root: journal.root})).entries;
    expect(entry?.attachments.map(({name}) => name)).toEqual(["after.txt", "before.txt"]);
    expect(entry?.pairs).toHaveLength(1);
    expect(entry?.absent).toBeUndefined();
    asked = [];
    expect((await fetchAll()).output).toBe(`present  content/parser/${ID}/before.txt\n`);
    expect(asked).toEqual([]);
  });

  test.each([
    ["https://files.example.org/other", "sha256 must be"],
    ["https://files.example.org/long", "size must be"],
    ["https://files.example.org/cut", ""],
    ["https://files.example.org/none", "answered with status 404"],
    ["https://files.example.org/loop", "more than 5 redirects"],
    ["https://evil.example/x", "host evil.example is not one of remote.hosts"],
    ["https://files.example.org:8443/x", "host files.example.org:8443 is not one of"],
    ["https://cdn.example.org/x", "host cdn.example.org is not one of"],
    [
      `https://files.example.org/to/${encodeURIComponent("https://evil.example/x")}`,
      "host evil.example is not",
    ],
    [
      `https://files.example.org/to/${encodeURIComponent("http://files.example.org/x")}`,
      "must start with https://",
    ],
    [
      `https://files.example.org/to/${encodeURIComponent("https://u:p@files.example.org/x")}`,
      "must name no user",
    ],
    [`https://files.example.org/to/${encodeURIComponent("file:///etc/passwd")}`, "must start with https://"],
  ])("refuses %s and keeps nothing", async (url, message) => {
    remote(url);
    const {status, messages} = await fetchAll();
    expect(status).toBe(1);
    expect(messages).toContain(`content/parser/${ID}/before.txt.remote: `);
    expect(messages).toContain(message);
    expect(await codes()).toEqual(["PJ087"]);
    expect(readdirSync(join(journal.root, ".perf-journal")).includes("remote")).toBe(false);
    expect(asked.every(address => address.startsWith("https://files.example.org/"))).toBe(true);
  });

  test("follows a redirect to another host of the list", async () => {
    remote(`https://files.example.org/to/${encodeURIComponent("https://cdn.example.org:8443/x")}`);
    expect((await fetchAll()).status).toBe(0);
    expect(asked.at(-1)).toBe("https://cdn.example.org:8443/x");
  });

  test("does not use a file of the cache whose bytes have changed", async () => {
    remote("https://files.example.org/x");
    await fetchAll();
    journal.write(`.perf-journal/remote/${DIGEST}/before.txt`, DATA.replace("5", "4"));
    expect(await codes()).toEqual(["PJ087"]);
    expect((await fetchAll()).output).toContain("fetched");
    expect(await codes()).not.toContain("PJ087");
  });

  test("takes an attachment that lies in the entry itself", async () => {
    remote("https://files.example.org/x", "after.txt");
    expect(await fetchAll()).toMatchObject({status: 0, messages: "no remote attachments\n"});
    expect(await codes()).toEqual([]);
  });

  test("loads nothing with --list, and only the named entries", async () => {
    remote("https://files.example.org/x");
    expect((await fetchAll("--list")).output).toBe(`absent   content/parser/${ID}/before.txt\n`);
    await expect(fetchAll("2026-05-03-pol")).rejects.toThrow('no entry "2026-05-03-pol"');
    expect((await fetchAll(ID)).output).toContain("fetched");
  });

  test.each([
    ["http://files.example.org/x", undefined, 1],
    ["https://u@files.example.org/x", undefined, 1],
    ["https://files.example.org/x", "sha256: 12\nbytes: 5\n", 2],
    ["https://files.example.org/x", `sha256: ${DIGEST}\nbytes: -5\n`, 3],
    ["https://files.example.org/x", `sha256: ${DIGEST}\nbytes: 99999999999\n`, 3],
    ["https://files.example.org/x", `sha256: ${DIGEST}\n`, 1],
    ["https://files.example.org/x", `sha256: ${DIGEST}\nbytes: 5\nmode: x\n`, 4],
    ["[a]", undefined, 1],
  ])("reports the line of a bad file with %s", async (url, more, line) => {
    remote(url, "before.txt", more);
    const {problems} = await readJournal({root: journal.root});
    expect(problems).toMatchObject([{code: "PJ086", line, file: `content/parser/${ID}/before.txt.remote`}]);
    expect(await fetchAll()).toMatchObject({status: 1, output: ""});
    expect(asked).toEqual([]);
  });
});

test.each([
  ["93.184.216.34", true],
  ["2606:4700::1111", true],
  ["127.0.0.1", false],
  ["10.1.2.3", false],
  ["172.31.0.1", false],
  ["192.168.1.1", false],
  ["169.254.169.254", false],
  ["100.64.0.1", false],
  ["0.0.0.0", false],
  ["255.255.255.255", false],
  ["::1", false],
  ["::", false],
  ["fe80::1", false],
  ["fd00::1", false],
  ["::ffff:127.0.0.1", false],
  ["64:ff9b::7f00:1", false],
  ["2001:db8::1", false],
  ["2002:7f00:1::", false],
  ["localhost", false],
])("isPublicAddress(%j) is %j", (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

test.each([
  "https://127.0.0.1/",
  "https://[::1]/",
  "https://2130706433/",
  "https://0x7f.1/",
  "https://localhost/",
])("httpsTransport(%j) refuses an address of this computer", async url => {
  await expect(httpsTransport(new URL(url), new AbortController().signal)).rejects.toThrow(
    /not (?:a )?public/,
  );
});
