import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {NameKind, NameRow, NamesDocument} from "../../contract/search-names.ts";
import {NAME_KINDS} from "../../contract/search-names.ts";
import {compareText} from "../../text/compare.ts";
import type {SearchableName} from "./rank-names.ts";
import {entriesOfCommit, findNames, isCommitQuery, rankNames, searchableNames} from "./rank-names.ts";

const row = (kind: NameKind, name: string, context = "", words = "", entry = 0): NameRow => [
  NAME_KINDS.indexOf(kind),
  name,
  `${kind}/${encodeURIComponent(name)}/`,
  entry,
  context,
  "",
  words,
];

function documentOf(...names: NameRow[]): NamesDocument {
  const entries = [
    {title: "Header slice", date: "2026-11-18", address: "entries/b/", commits: ["9f86d081884c7d65"]},
    {title: "Byte scanner", date: "2026-09-12", address: "entries/a/", commits: ["b37a89f", "9f86d08"]},
  ];
  return {version: 1, base: "/team/", kinds: NAME_KINDS, entries, names};
}

const JOURNAL = searchableNames(
  documentOf(
    row("benchmark", "Parse/msg=invite", "example.com/sip"),
    row("benchmark", "Parse/msg=invite-sdp", "example.com/sip"),
    row("benchmark", "Receive/msg=invite", "example.com/sip"),
    row("benchmark", "Parse/msg=invite", "example.com/ua"),
    row("function", "runtime.mallocgc", "runtime.mallocgc"),
    row("function", "runtime.mallocgcSmallScanNoHeader", "runtime.mallocgcSmallScanNoHeader"),
    row("function", "sip.(*Parser).Parse", "example.com/sip.(*Parser).Parse"),
    row("entry", "Header slice", "2026-11-18-header-slice", "parser gc November 2026", 0),
    row("entry", "Byte scanner", "2026-09-12-byte-scanner", "parser cpu September 2026", 1),
    row("finding", "mallocgc is most of Parse.", "2026-09-12-byte-scanner#alloc", "", 1),
    row("tag", "gc", "", "", 0),
  ),
);

const found = (query: string, limit = 20) =>
  findNames(query, JOURNAL, limit).map(({kind, name}) => `${kind} ${name}`);

describe("findNames(query, names, limit)", () => {
  test("a benchmark's name gives that benchmark first, in any case and with Go's prefix", () => {
    const names = ["Parse/msg=invite", "parse/MSG=invite", "BenchmarkParse/msg=invite", " Parse/msg=invite "];
    for (const query of names) expect(found(query)[0]).toBe("benchmark Parse/msg=invite");
    expect(findNames("example.com/ua/Parse/msg=invite", JOURNAL, 1)[0]?.context).toBe("example.com/ua");
    expect(found("Parse/msg=invite", 2)).toHaveLength(2);
  });

  test("the last part of a function's name gives the function before longer names", () => {
    expect(found("mallocgc").slice(0, 2)).toEqual([
      "function runtime.mallocgc",
      "finding mallocgc is most of Parse.",
    ]);
    expect(found("mallocgc")).toContain("function runtime.mallocgcSmallScanNoHeader");
  });

  test("words of the component, the month, a tag or an id give entries", () => {
    expect(found("parser september")).toEqual(["entry Byte scanner"]);
    expect(found("2026-11-18-header-slice")).toEqual(["entry Header slice"]);
    expect(found("gc")[0]).toBe("tag gc");
  });

  test("a commit gives its entries, abbreviated on either side; an unknown commit nothing", () => {
    expect(found("b37a89f")).toEqual(["commit b37a89f"]);
    expect(found("B37A89F01234567890")).toEqual(["commit b37a89f"]);
    expect(found("9f86d08")).toEqual(["commit 9f86d081884c7d65", "commit 9f86d08"]);
    expect(found("9f86d0")).toEqual([]);
    expect(found("0123456789abcdef")).toEqual([]);
    expect(findNames("b37a89f", JOURNAL, 9)[0]).toMatchObject({address: "/team/entries/a/"});
  });

  test("nothing gives nothing", () => {
    expect(found("")).toEqual([]);
    expect(found("  ")).toEqual([]);
  });
});

test("isCommitQuery(query) takes seven to 64 hexadecimal digits", () => {
  const queries = ["1234567", "abcdef0", "123456", "gabcdef", "a".repeat(64), "a".repeat(65)];
  expect(queries.map(isCommitQuery)).toEqual([true, true, false, false, true, false]);
});

test("entriesOfCommit(query, entries) ignores commits that are shorter than seven digits", () => {
  const entries = [{title: "x", date: "2026-01-01", address: "", commits: ["abc"]}];
  expect(entriesOfCommit("abcdef0", entries)).toEqual([]);
});

test("searchableNames(document) leaves out kinds of a later version", () => {
  const later = {...documentOf(row("tag", "gc"), [NAME_KINDS.length, "x", "x/", -1, "", "", ""])};
  expect(searchableNames(later).names.map(({name}) => name)).toEqual(["gc"]);
});

/** The definition of the order, word for word. */
const TIERS: readonly ((query: string, name: SearchableName) => boolean)[] = [
  (query, {forms}) => forms.some(form => form === query),
  (query, {forms}) => forms.some(form => form.toLowerCase() === query.toLowerCase()),
  (query, name) => parts(name).some(({start, text}) => start && text === query.toLowerCase()),
  (query, {lower}) => lower.some(form => form.slice(0, query.length) === query.toLowerCase()),
  (query, name) => parts(name).some(({start, text}) => start && text.startsWith(query.toLowerCase())),
  (query, name) => parts(name).some(({text}) => text.startsWith(query.toLowerCase())),
  (query, {all}) =>
    query
      .toLowerCase()
      .split(/\s+/)
      .every(word => all.split(word).length > 1),
];

/** Every end of a form, and whether it begins a word. */
function parts({lower}: SearchableName): {start: boolean; text: string}[] {
  return lower.flatMap(form =>
    [...form].map((_, at) => ({
      start: at === 0 || !/[a-z0-9]/.test(form.charAt(at - 1)),
      text: form.slice(at),
    })),
  );
}

function slowly(query: string, names: readonly SearchableName[], limit: number): readonly SearchableName[] {
  const tier = (name: SearchableName): number => {
    const own = (text: string) => {
      const place = TIERS.findIndex(matches => matches(text, name));
      return place < 0 ? TIERS.length : place;
    };
    return Math.min(own(query), own(query.replace(/^Benchmark(?=[^a-z])/, "")));
  };
  const order = (a: SearchableName, b: SearchableName): number => {
    const days = ["entry", "finding"].includes(a.kind)
      ? compareText(b.entry?.date ?? "", a.entry?.date ?? "")
      : 0;
    return (
      tier(a) - tier(b) ||
      NAME_KINDS.indexOf(a.kind) - NAME_KINDS.indexOf(b.kind) ||
      days ||
      a.name.length - b.name.length ||
      compareText(a.name, b.name) ||
      compareText(a.address, b.address)
    );
  };
  return names
    .filter(name => tier(name) < TIERS.length)
    .sort(order)
    .slice(0, limit);
}

test("rankNames(query, names, limit) gives what the definition of the order gives", () => {
  const text = fc.string({unit: fc.constantFrom(..."abAB/.= 1"), maxLength: 6});
  const some = fc.array(fc.tuple(fc.constantFrom(...NAME_KINDS), text, text, text, fc.nat(1)), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      some,
      text.filter(one => one.trim() !== ""),
      fc.nat(8),
      (rows, query, limit) => {
        const {names} = searchableNames(documentOf(...rows.map(each => row(...each))));
        const addresses = (list: readonly SearchableName[]) =>
          list.map(({kind, name, context}) => [kind, name, context]);
        expect(addresses(rankNames(query, names, limit))).toEqual(
          addresses(slowly(query.trim(), names, limit)),
        );
      },
    ),
  );
});
