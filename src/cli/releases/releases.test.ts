import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import type {RemoteAnswer, Transport} from "../remote/transport.ts";
import {previousPlace, previousRelease} from "./previous-release.ts";
import {formatLedger, goneAddresses, readLedger} from "./published-addresses.ts";

const folder = mkdtempSync(join(tmpdir(), "perf-journal-ledger-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const LEDGER = formatLedger(["entries/2026-05-03-pool", ""]);
const signal = AbortSignal.abort();

function answer(part: Partial<RemoteAnswer>): RemoteAnswer {
  const body = (async function* () {
    yield new TextEncoder().encode(LEDGER);
  })();
  return {status: 200, location: undefined, length: undefined, body, close: () => undefined, ...part};
}

/** Answers each address from a table; refuses any other. */
function answering(table: Readonly<Record<string, Partial<RemoteAnswer>>>): Transport {
  return url => {
    const found = table[url.href];
    return found ? Promise.resolve(answer(found)) : Promise.reject(new Error(`unexpected ${url.href}`));
  };
}

const network = (table: Parameters<typeof answering>[0]) => ({
  transport: answering(table),
  signal: new AbortController().signal,
});

test("formatLedger(paths) is read by readLedger, sorted", () => {
  expect(readLedger(LEDGER)).toEqual(["/", "/entries/2026-05-03-pool/"]);
  for (const text of [
    "",
    "[]",
    "null",
    '{"version":2,"urls":[]}',
    '{"version":1,"urls":["x"]}',
    '{"version":1}',
  ])
    expect(readLedger(text)).toBeUndefined();
});

test("goneAddresses(before, now) names entries and their parts, and counts other pages", () => {
  const before = [
    "/",
    "/entries/2026-01-01-a/",
    "/entries/2026-01-01-a/claim/",
    "/entries/2026-01-02-b/",
    "/entries/2026-01-02-b/claim/",
    ...["a", "b", "c", "d"].map(name => `/functions/${name}/`),
  ];
  const problems = goneAddresses(before, ["/", "/entries/2026-01-02-b/"]);
  expect(problems.map(({message}) => message)).toEqual([
    '"/entries/2026-01-01-a/" was published, expected an entry or an alias at that address',
    '"/entries/2026-01-02-b/claim/" was published, expected a part of 2026-01-02-b at that address',
    "published pages are gone: /functions/a/, /functions/b/, /functions/c/ and 1 more",
  ]);
  expect(goneAddresses(before, before)).toEqual([]);
  const many = Array.from({length: 500}, (_, i) => `/entries/2026-01-01-${i}/`);
  expect(goneAddresses(many, []).length).toBe(50);
});

test("previousRelease(place) reads a folder", async () => {
  expect(await previousRelease(folder, {...network({}), signal})).toMatchObject({addresses: undefined});
  writeFileSync(join(folder, "urls.json"), LEDGER);
  expect(await previousRelease(folder, {...network({}), signal})).toEqual({
    addresses: ["/", "/entries/2026-05-03-pool/"],
  });
});

test("previousRelease(place) loads an address by https and follows redirects", async () => {
  const found = await previousRelease(
    "https://example.org/perf",
    network({
      "https://example.org/perf/urls.json": {status: 301, location: "https://www.example.org/perf/urls.json"},
      "https://www.example.org/perf/urls.json": {},
    }),
  );
  expect(found.addresses).toEqual(["/", "/entries/2026-05-03-pool/"]);
});

test.each([
  [{status: 404}, "example.org answered with status 404"],
  [{status: 302, location: "http://example.org/urls.json"}, "address must start with https://"],
  [
    {
      body: (async function* () {
        yield new Uint8Array(33 * 2 ** 20);
      })(),
    },
    "at most 33554432 bytes",
  ],
  [
    {
      body: (async function* () {
        yield new TextEncoder().encode("<html>");
      })(),
    },
    "urls.json is no list of addresses",
  ],
] as const)("previousRelease(place) gives the reason of an answer it cannot use", async (part, reason) => {
  const release = await previousRelease(
    "https://example.org/",
    network({"https://example.org/urls.json": part}),
  );
  expect(release).toMatchObject({addresses: undefined, reason: expect.stringContaining(reason)});
});

test("previousRelease(place) asks nothing of an http address", async () => {
  const release = await previousRelease("http://example.org/", network({}));
  expect(release).toEqual({addresses: undefined, reason: "an address must start with https://"});
});

test("previousPlace(place) refuses an address of another protocol", () => {
  const io = {cwd: folder};
  expect(previousPlace("https://example.org", io)).toBe("https://example.org");
  expect(previousPlace("last", io)).toBe(join(folder, "last"));
  for (const place of ["ftp://example.org/x", "file:///etc"])
    expect(() => previousPlace(place, io)).toThrow("--previous takes a folder or an address");
});
