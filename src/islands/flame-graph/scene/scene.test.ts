import {describe, expect, test} from "vitest";
import {viewerData} from "../../../artifacts/profile/flame/viewer-data.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {prepareReport} from "../../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../../pprof/report/report-options.ts";
import {topOf} from "../../../pprof/report/top.ts";
import {recordedProfile} from "../../../pprof/testdata/profiles-fs.ts";
import type {FlameData} from "../../../stacks/flame-data.ts";
import {at} from "../../../stacks/frame-tree.ts";
import {pathKey} from "../tree/frame-path.ts";
import type {ViewerState} from "../viewer-state.ts";
import {DEFAULT_STATE} from "../viewer-state.ts";
import type {Scene} from "./scene.ts";
import {sceneMaker} from "./scene.ts";
import {topRows} from "./top-rows.ts";

const profile = recordedProfile("cpu-before.pb.gz");
const data = dataOf(profile);
const OTHERS_NAME = "others";

function dataOf(from: Profile): FlameData {
  const made = viewerData(from);
  if (!made) throw new Error("no samples");
  return made;
}

/** The table of a scene, by name. */
function table({functions, pictures: [picture]}: Scene): Record<string, {flat: number; cum: number}> {
  if (!picture) return {};
  const rows = topRows(picture.layout.tree, picture.zoom, picture.isInverted, "flat");
  return Object.fromEntries(rows.map(({name, flat, cum}) => [functions[name]?.name ?? "", {flat, cum}]));
}

describe("sceneMaker(data)(state)", () => {
  const filters: Partial<ViewerState>[] = [
    {},
    {sampleType: "samples"},
    {focus: "mallocgc"},
    {focus: "(?i)PARSE", ignore: "^runtime\\.(growslice|makeslice)$"},
    {ignore: "strings/"},
    {hide: "^runtime\\."},
    {show: "sip|strings"},
    {focus: "splitVia", hide: "go$", show: "strings|sip"},
    {focus: "strings\\.go$", order: "name"},
    {shape: "bottom-up", focus: "sip"},
    {showFrom: "sip\\.Parse$"},
    {showFrom: "mallocgc|strings", hide: "strings", focus: "sip"},
  ];

  test.each(filters)("has the numbers of pprof's top table for %j", change => {
    const state = {...DEFAULT_STATE, ...change};
    const {sampleType: sampleIndex, focus, ignore, hide, show, showFrom} = state;
    const wanted = {...DEFAULT_OPTIONS, sampleIndex, focus, ignore, hide, show, showFrom, trim: false};
    const {rows} = topOf(prepareReport(profile, "top", wanted));
    const expected = rows.filter(({cum}) => cum !== 0).map(({name, flat, cum}) => [name, {flat, cum}]);
    expect(table(sceneMaker(data)(state))).toEqual(Object.fromEntries(expected));
  });

  test.each([
    ["labels-cpu", {tagFocus: "method=INVITE"}],
    ["labels-cpu", {tagFocus: "INVITE"}],
    ["labels-cpu", {tagFocus: "method=INVITE,BYE", tagIgnore: "worker=.*[02468]$"}],
    ["labels-cpu", {tagIgnore: "method:INVITE", focus: "sip", showFrom: "Parse"}],
    ["mem-before", {tagFocus: "bytes=512b:4kb"}],
    ["mem-before", {tagFocus: "64b", sampleType: "alloc_objects"}],
    ["mem-before", {tagIgnore: "bytes=1kb:"}],
    ["mem-before", {tagFocus: ":64b"}],
  ] as [string, Partial<ViewerState>][])("keeps the labels of %s that pprof keeps for %j", (name, change) => {
    const labelled = recordedProfile(`${name}.pb.gz`);
    const made = dataOf(labelled);
    const state = {...DEFAULT_STATE, ...change};
    const {sampleType: sampleIndex, focus, showFrom, tagFocus, tagIgnore} = state;
    const wanted = {...DEFAULT_OPTIONS, sampleIndex, focus, showFrom, tagFocus, tagIgnore, trim: false};
    const {rows} = topOf(prepareReport(labelled, "top", wanted));
    const expected = rows
      .filter(({cum}) => cum !== 0)
      .map(({name: row, flat, cum}) => [row, {flat, cum}] as const);
    expect(expected.length).toBeGreaterThan(0);
    const scene = sceneMaker(made)(state);
    const found = table(scene);
    const others = found[OTHERS_NAME]?.cum ?? 0;
    // What was too small to be told apart stands in the others.
    for (const [row, {flat, cum}] of expected) {
      const {flat: ownFlat, cum: ownCum} = found[row] ?? {flat: 0, cum: 0};
      expect(flat - ownFlat).toBeGreaterThanOrEqual(0);
      expect(cum - ownCum).toBeGreaterThanOrEqual(0);
      expect(Math.max(flat - ownFlat, cum - ownCum)).toBeLessThanOrEqual(others);
    }
    expect(others).toBeLessThan(scene.whole * 0.002);
    expect(scene.faults).toEqual([]);
  });

  test("answers the same whatever was asked before", () => {
    const make = sceneMaker(data);
    for (const change of [...filters, ...filters.toReversed()]) {
      const state = {...DEFAULT_STATE, ...change};
      expect(table(make(state))).toEqual(table(sceneMaker(data)(state)));
    }
  });

  test("lays nothing out anew for a search or a zoom", () => {
    const make = sceneMaker(data);
    const before = make(DEFAULT_STATE).pictures[0]?.layout;
    expect(make({...DEFAULT_STATE, query: "malloc", sort: "cum"}).pictures[0]?.layout).toBe(before);
  });

  test("finds a zoomed frame in every order and shape that has it", () => {
    const make = sceneMaker(data);
    const [picture] = make(DEFAULT_STATE).pictures;
    const zoom = pathKey(picture?.layout.tree ?? data.tree, data.functions, 5);
    for (const change of [{}, {order: "name"}, {shape: "flame"}, {sampleType: "samples"}] as const) {
      const {pictures, faults} = make({...DEFAULT_STATE, ...change, zoom});
      expect(faults).toEqual([]);
      const {layout: {tree} = {tree: data.tree}, zoom: node = 0} = pictures[0] ?? {};
      expect(pathKey(tree, data.functions, node)).toBe(zoom);
    }
    expect(make({...DEFAULT_STATE, shape: "bottom-up", zoom}).faults).toEqual([
      "the zoomed frame is not in this view",
    ]);
  });

  test("shows callers and callees of a function with the same total", () => {
    const {pictures} = sceneMaker(data)({...DEFAULT_STATE, pivot: "runtime.mallocgc"});
    expect(pictures.map(({part, isUpward}) => [part, isUpward])).toEqual([
      ["callers", true],
      ["callees", false],
    ]);
    for (const {layout} of pictures) expect(at(layout.totals, 0)).toBe(2_010_000_000);
  });

  test("says what it could not follow", () => {
    const bad = {sampleType: "space", focus: "(", query: "/[/", pivot: "nobody", zoom: "zzzzzzz"};
    expect(sceneMaker(data)({...DEFAULT_STATE, ...bad}).faults).toEqual([
      'no sample type "space"',
      "focus: missing )",
      'no frame of "nobody" is left',
      "the zoomed frame is not in this view",
      "search: missing ]",
    ]);
    expect(sceneMaker(data)({...DEFAULT_STATE, focus: "nobody"}).faults).toEqual(["no stack is left"]);
  });
});
