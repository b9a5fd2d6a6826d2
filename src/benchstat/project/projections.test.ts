import {expect, test} from "vitest";
import {compareText} from "../../text/compare.ts";
import type {ResultGroup} from "../read/results.ts";
import {NAMED_ORDERS} from "./key-order.ts";
import {keyText} from "./projection.ts";
import {DEFAULT_QUERIES, ProjectionError, projectionsOf} from "./projections.ts";

function group(name: string, config: Record<string, string> = {}, file = "f"): ResultGroup {
  return {name, file, config: Object.entries(config).map(([key, value]) => ({key, value}))};
}

test("projectionsOf(queries) takes named keys out of .config and .fullname, wherever they are named", () => {
  const {table, row, column} = projectionsOf({
    ...DEFAULT_QUERIES,
    column: "/size goos",
    ignore: "/gomaxprocs",
  });
  const one = group("A/size=1/fast-8", {goos: "linux", pkg: "p"});
  expect(keyText(row, row.project(one, ""))).toBe("A/fast");
  expect(keyText(column, column.project(one, ""))).toBe("1 linux");
  expect(keyText(table, table.project(one, "u"))).toBe("p u");
});

test("projectionsOf(queries) leaves a residue of what nobody mentions", () => {
  const {residue} = projectionsOf({table: "pkg", row: ".name", column: "", ignore: ""});
  const key = residue.project(group("A/k=1", {pkg: "p", note: "n"}), "");
  expect(keyText(residue, key)).toBe("n */k=1");
});

test("a projection gives equal results one key, even when keys were added between them", () => {
  const {table} = projectionsOf(DEFAULT_QUERIES);
  const first = table.project(group("A", {a: "1"}), "u");
  const other = table.project(group("A", {a: "1", b: "2"}), "u");
  expect(table.project(group("A", {a: "1"}), "u")).toBe(first);
  expect(other).not.toBe(first);
  expect(table.fields().map(({name}) => name)).toEqual(["a", "b", ".unit"]);
});

function sorted(query: string, values: readonly string[]): string[] {
  const {row} = projectionsOf({...DEFAULT_QUERIES, row: query});
  const keys = values.map(k => row.project(group("A", {k}), ""));
  return keys.sort(row.compare).map(key => keyText(row, key));
}

test("keys sort by first appearance, bytes, number or a list", () => {
  const values = ["10", "9", "1k", "b", "a"];
  expect(sorted("k", values)).toEqual(values);
  expect(sorted("k@alpha", values)).toEqual(["10", "1k", "9", "a", "b"]);
  expect(sorted("k@num", values)).toEqual(["9", "10", "1k", "a", "b"]);
  expect(sorted("k@(a b 1k 9 10)", values)).toEqual(["a", "b", "1k", "9", "10"]);
});

test("the keys of .config sort by their bytes, as benchstat does against its documentation", () => {
  const {table} = projectionsOf(DEFAULT_QUERIES);
  const keys = ["zzz", "10", "aaa"].map(k => table.project(group("A", {k}), "u"));
  expect(keys.sort(table.compare).map(key => keyText(table, key))).toEqual(["10 u", "aaa u", "zzz u"]);
});

test("a fixed order filters, too", () => {
  const {filters} = projectionsOf({...DEFAULT_QUERIES, row: ".fullname@(A-8)", ignore: "k@(x y)"});
  const kept = (one: ResultGroup) => filters.every(filter => filter(one, {unit: "u", written: undefined}));
  expect([group("A-8", {k: "x"}), group("A-8", {k: "z"}), group("A", {k: "x"})].map(kept)).toEqual([
    true,
    false,
    false,
  ]);
});

test.each([
  ["a,,b", "expected key", 2],
  ["a@", "expected named sort order or parenthesized list", 2],
  ["a@( b", "missing )", 5],
  ["a@()", "nothing to match", 3],
  ["a @ foo", 'unknown order "foo"', 4],
  [".unit", ".unit is only allowed in filters", 0],
  [".config@(a)", "fixed order not allowed for .config", 8],
  ['""', "key must not be empty", 0],
])("projectionsOf({row: %j}) says %s at %d", (row, message, offset) => {
  let mistake: ProjectionError | undefined;
  try {
    projectionsOf({...DEFAULT_QUERIES, row});
  } catch (error) {
    if (error instanceof ProjectionError) mistake = error;
  }
  expect(mistake).toMatchObject({place: "row", message, mistake: {offset}});
});

test("the order num knows prefixes and puts what is no number last", () => {
  const compare = NAMED_ORDERS.get("num") ?? compareText;
  const values = ["x", "1Mi", "1M", "2kB", "1e3", "nan", "-1", "0x1p4", "1KiB"];
  expect(values.sort(compare)).toEqual(["-1", "0x1p4", "1e3", "1KiB", "2kB", "1M", "1Mi", "nan", "x"]);
});
