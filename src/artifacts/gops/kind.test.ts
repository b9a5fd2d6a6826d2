import {readFileSync} from "node:fs";
import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../kinds.ts";
import {gopsKind} from "./kind.ts";
import {parseGops} from "./parse.ts";

const file = (text: string) => artifactFile("e/g.txt", "g.txt", new TextEncoder().encode(text));
const textOf = (name: string) => readFileSync(new URL(`testdata/samples/${name}`, import.meta.url), "utf8");

test("parseGops(file) reads the list: which processes run an agent", () => {
  const {list} = parseGops(file(textOf("list.txt"))).model;
  expect(list.map(({pid, parent, name, hasAgent}) => [pid, parent, name, hasAgent])).toEqual([
    [75672, 75315, "gopls", false],
    [75686, 75672, "gopls", false],
    [103370, 94075, "coworkingapp", true],
    [103583, 75348, "gops", false],
  ]);
});

test("parseGops(file) reads one process", () => {
  const {details} = parseGops(file(textOf("process-2s.txt"))).model;
  expect(details.slice(1, 5)).toEqual([
    {name: "threads", value: "13"},
    {name: "memory usage", value: "0.139%"},
    {name: "cpu usage", value: "0.406%"},
    {name: "cpu usage (2s)", value: "0.500%"},
  ]);
  expect(
    gopsKind.open(file(textOf("process-2s.txt"))).measurements.map(({name, samples}) => [name, ...samples]),
  ).toEqual([
    ["threads", 13],
    ["memory usage", 0.139],
    ["cpu usage", 0.406],
    ["cpu usage (2s)", 0.5],
  ]);
});

test("gopsKind draws the tree as lists within lists", () => {
  const artifact = gopsKind.open(file(textOf("tree.txt")));
  const html = artifact
    .view({id: "x", size: "embed"})
    .map(node => toHtml(node))
    .join("");
  const bare = html.replace(/<dl.*?<\/dl>/, "").replace(/<(?!\/?(?:ul|li)\b)[^>]*>/g, "");
  expect(bare).toBe(
    "<ul><li>75315<ul><li>75672 gopls go1.23.4<ul><li>75686 gopls go1.23.4</li></ul></li></ul></li>" +
      "<li>75348<ul><li>111870 gops go1.23.4</li></ul></li>" +
      "<li>94075<ul><li>103370 coworkingapp go1.23.4, with an agent</li></ul></li></ul>",
  );
});

test("gopsKind compares processes and nothing else", () => {
  const list = gopsKind.open(file(textOf("list.txt")));
  const [before, after] = ["process.txt", "process-2s.txt"].map(name => gopsKind.open(file(textOf(name))));
  const context = {id: "x", size: "embed"} as const;
  expect(list.compare(list, context)).toBeUndefined();
  expect(
    after &&
      before
        ?.compare(after, context)
        ?.map(node => toHtml(node))
        .join(""),
  ).toContain("+8.33%");
});

test("what gops stack prints is read as goroutines wherever it is cut off", () => {
  const dump = readFileSync(
    new URL("../goroutines/testdata/samples/gops-stack.txt", import.meta.url),
    "utf8",
  );
  const whole = dump.match(/^goroutine \d+ \[/gm)?.length ?? 0;
  for (let part = 2; part <= 20; part++) {
    const text = dump.slice(0, Math.round((dump.length * part) / 20));
    const artifact = openArtifact(file(text));
    const heads = text.match(/^goroutine \d+ \[[^\]]+\]:/gm)?.length ?? 0;
    expect([part, artifact.kind.name]).toEqual([part, "goroutines"]);
    const shown = artifact.facts.find(({name}) => name === "goroutines")?.value ?? "";
    expect(Number.parseInt(shown, 10)).toBeGreaterThanOrEqual(heads);
    expect(Number.parseInt(shown, 10)).toBeLessThanOrEqual(whole);
    expect(artifact.view({id: "x", size: "page"}).length).toBeGreaterThan(0);
  }
});

test("parseGops(file) takes any text for lines of others", () => {
  const {model, problems} = parseGops(file("1 2\nthreads 12\n├── x\n"));
  expect(model.stray.count).toBe(3);
  expect(problems.map(({code}) => code)).toEqual(["PJ111"]);
});
