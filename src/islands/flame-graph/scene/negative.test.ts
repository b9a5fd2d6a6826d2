import {expect, test} from "vitest";
import {viewerData} from "../../../artifacts/profile/flame/viewer-data.ts";
import {artifactFile} from "../../../input/artifact-file.ts";
import {foldedStacks} from "../../../pprof/formats/folded.ts";
import {decodeFlameData, encodeFlameData} from "../../../stacks/flame-data.ts";
import {at} from "../../../stacks/frame-tree.ts";
import {frameText} from "../view/frame-text.ts";
import {DEFAULT_STATE} from "../viewer-state.ts";
import {mainPicture, sceneMaker} from "./scene.ts";
import {netRows, topRows} from "./top-rows.ts";

/** A heap that shrank: its values are those of `go tool pprof -top`, foo -5 and main 2. */
function data() {
  const file = artifactFile("x", "x", new TextEncoder().encode("main;foo -5\nmain;bar 7\n"));
  const made = viewerData(foldedStacks.read(file).profile);
  if (!made) throw new Error("no data");
  return decodeFlameData(encodeFlameData(made));
}

test("frames of negative values have a sign in value, share and name", () => {
  const {functions, ...scene} = sceneMaker(data())(DEFAULT_STATE);
  const picture = mainPicture(scene);
  if (!picture) throw new Error("no picture");
  const {tree} = picture.layout;
  const texts = Array.from(tree.names, (_, node) => {
    const {label, value, shares} = frameText({...scene, functions}, picture, node);
    return `${label} ${value} ${shares.join()}`;
  });
  expect(texts).toEqual([
    "all samples 12 100% of all",
    "main 7 58.33% of all",
    "bar 7 58.33% of all",
    "−main -5 -41.67% of all",
    "−foo -5 -41.67% of all",
  ]);
  expect(tree.names.filter(name => functions[name]?.isNegative).length).toBe(2);
  const rows = netRows(topRows(tree, 0, false, "flat"), functions, "flat");
  expect(rows.map(({name, flat, cum}) => `${functions[name]?.name} ${flat} ${cum}`)).toEqual([
    "bar 7 7",
    "−foo -5 -5",
    "main 0 2",
  ]);
  expect(at(picture.layout.totals, 0)).toBe(12);
});

test("search and sandwich sum negative frames with their sign", () => {
  const scene = sceneMaker(data());
  expect(scene({...DEFAULT_STATE, query: "foo"}).matched).toBe(-5);
  expect(scene({...DEFAULT_STATE, query: "main"}).matched).toBe(2);
  const {pictures} = scene({...DEFAULT_STATE, pivot: "−foo"});
  expect(pictures.map(({layout}) => at(layout.totals, 0))).toEqual([5, 5]);
});
