import {expect, test} from "vitest";
import {testContext} from "../testdata/fixture.ts";
import {figureId} from "./figure.ts";
import {figureNames} from "./figure-name.ts";

/** The ids of figures that want the same name, one after another on a page. */
function ids(wanted: string, ...calls: readonly Readonly<Record<string, string>>[]): string[] {
  const used = new Set<string>();
  const page = {
    ...testContext({}),
    uniqueId(id: string) {
      let free = id;
      for (let count = 2; used.has(free); count++) free = `${id}-${count}`;
      used.add(free);
      return free;
    },
  };
  return calls.map(attributes => figureId(figureNames({form: "leaf", attributes, label: ""}, page), wanted));
}

test("figureNames(call, context) makes ids of what is asked for, in any order of the page", () => {
  const calls = [{bench: "Parse", unit: "sec/op"}, {bench: "Parse"}, {bench: "Parse", unit: "B/op"}];
  const expected = ["fig-trend-parse-sec-op", "fig-trend-parse", "fig-trend-parse-b-op"];
  expect(ids("trend-Parse", ...calls)).toEqual(expected);
  expect(ids("trend-Parse", ...calls.toReversed())).toEqual(expected.toReversed());
  expect(ids("cpu-sip", {file: "cpu.pb.gz", focus: "sip", n: "5"})).toEqual(["fig-cpu-sip"]);
});

test("figureNames(call, context) tells the very same apart by its place", () => {
  expect(ids("cpu", {file: "cpu.pb.gz"}, {file: "cpu.pb.gz"})).toEqual(["fig-cpu", "fig-cpu-2"]);
});

test("figureNames(call, context) takes the author's name", () => {
  expect(ids("cpu", {id: "hot-path"}, {}, {id: "fig-other"})).toEqual([
    "fig-hot-path",
    "fig-cpu",
    "fig-other",
  ]);
  expect(() => ids("cpu", {id: "hot"}, {id: "hot"})).toThrow('figure is called "hot", as is another figure');
  expect(() => ids("cpu", {id: "a b"})).toThrow('figure is called "a b", expected a word');
});
