import {readdirSync, readFileSync} from "node:fs";
import {toHtml} from "hast-util-to-html";
import {describe, expect, test} from "vitest";
import {DrawingError} from "../../charts/drawing-error.ts";
import {DRAWING_TOOLS} from "../../charts/drawing-tools-fs.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import type {Artifact} from "../kind.ts";
import {openArtifact} from "../kinds.ts";
import {dotKind} from "./kind.ts";

const samples = new URL("testdata/samples/", import.meta.url);
const names = readdirSync(samples);
const textOf = (name: string) => readFileSync(new URL(name, samples), "utf8");
const open = (text: string, name = "x.dot") =>
  dotKind.open(artifactFile(name, name, new TextEncoder().encode(text)));
const context = {id: "x", size: "page"} as const;
const drawn = async (artifact: Artifact) =>
  (await artifact.picture(context, DRAWING_TOOLS)).map(node => toHtml(node)).join("\n");
const graph = (text: string) => {
  const model = dotKind.modelOf(open(text));
  if (!model) throw new Error("no model");
  return model;
};

describe("dotKind", () => {
  test.each(names)("draws testdata/samples/%s as its golden file", async name => {
    const artifact = open(textOf(name), name);
    const view = artifact.view(context).map(node => toHtml(node));
    const html = [artifact.title, await drawn(artifact), ...view].join("\n").replace(/<\/g>/g, "</g>\n");
    expect(artifact.problems).toEqual([]);
    await expect(html).toMatchFileSnapshot(new URL(`testdata/golden/${name}.html`, import.meta.url).pathname);
  });

  test("lets no attribute reach the page but through the drawing's own", async () => {
    const html = await drawn(open(textOf("hostile.dot")));
    expect(html).not.toMatch(/<(?!\/?(?:graph-view|div|svg|g|title|text|tspan|path|polygon|rect|ellipse)\b)/);
    expect(html).not.toMatch(/<[^>]*\s(?:on\w+|href|style|id|xlink:\w+)=/);
    expect(html).toContain("&#x3C;script>alert(1)&#x3C;/script>");
    expect(html).not.toMatch(/etc\/passwd|example\.com|javascript:1/);
  });

  test("draws the same bytes again", async () => {
    const [first, second] = [open(textOf("cpu.dot")), open(textOf("cpu.dot"))];
    expect(await drawn(first)).toBe(await drawn(second));
  });

  test("says that a graph is too large to be drawn, and still tells its edges", async () => {
    const chain = Array.from({length: 400}, (_, i) => `n${i} -> n${i + 1};`).join("\n");
    const artifact = open(`digraph { ${chain} }`);
    expect(await drawn(artifact)).toBe(
      '<p class="warning">The graph is not drawn: 401 nodes and 400 edges, expected at most 300 and 1500.</p>',
    );
    expect(
      artifact
        .view(context)
        .map(node => toHtml(node))
        .join(""),
    ).toContain('<th scope="row">n0</th><td>n1</td>');
  });

  test("passes on what is no drawing's fault", async () => {
    const layOut = () => Promise.reject(new TypeError("a bug"));
    await expect(open("graph { a }").picture(context, {...DRAWING_TOOLS, layOut})).rejects.toThrow(TypeError);
    const late = () => Promise.reject(new DrawingError("no layout within 10 s"));
    const [note] = await open("graph { a }").picture(context, {...DRAWING_TOOLS, layOut: late});
    expect(note && toHtml(note)).toContain("not drawn: no layout within 10 s");
  });

  test.each([
    ["digraph { a }", true],
    ['// words\n/* more */\n# line\nstrict graph "a b" {\n', true],
    ["digraph is what I drew { today }", false],
    ["graphs {", false],
    ["{}", false],
  ])("detects %j: %s", (text, is) => {
    expect(
      openArtifact(artifactFile("x.txt", "x.txt", new TextEncoder().encode(text))).kind === dotKind,
    ).toBe(is);
  });

  test.each([
    ["hello", 1, '"hello", expected "graph" or "digraph"'],
    ["digraph\nx y", 2, 'goes on with "y", expected "{" after the graph\'s name'],
    ["digraph {\n a -> b\n", 3, 'goes on with the end of the text, expected "}"'],
    ["digraph {\n a -> ;\n}", 2, 'goes on with ";", expected a node or a subgraph'],
    ["digraph {\n a [label=]\n}", 2, 'goes on with "]", expected a value of "label"'],
    ["digraph {\n a [label=x\n}", 3, 'goes on with "}", expected an attribute or "]"'],
    ['digraph {\n a [label="x]\n}', 2, "text in quotes is not closed, expected a closing quote"],
    ["digraph {\n a [label=<b]\n}", 2, 'label in angle brackets is not closed, expected ">"'],
    ["digraph {\n /* a\n}", 2, 'comment is not closed, expected "*/"'],
    ["digraph {\n a & b\n}", 2, '"&" has no meaning here, expected a name, a text in quotes or punctuation'],
    ['digraph {\n "a" + b\n}', 2, 'goes on with "b", expected a text in quotes'],
    ["digraph {\n a:\n}", 3, 'goes on with "}", expected a port\'s name'],
    ["digraph {\n subgraph x y\n}", 2, 'goes on with "y", expected "{" to open the subgraph'],
    [`digraph {\n${"{".repeat(40)}`, 2, "subgraphs lie more than 32 deep in each other, expected less"],
    ["digraph {\n a -- b\n}", 2, 'edges of a digraph must be written "->", got "--"'],
    ["graph {\n a -> b; b -> c\n}", 2, 'edges of a graph must be written "--", got "->" 2 times'],
    ["graph { a }\ngraph { b }", 2, "text follows the graph, expected one graph in a file"],
    ["graph { }", undefined, "graph in DOT has no nodes, expected at least one"],
  ])("says of %j where it goes wrong", (text, line, message) => {
    const {problems} = open(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      ...(line && {line}),
      code: "PJ130",
      message: expect.stringContaining(message),
    });
  });

  test("keeps what stands before a mistake", () => {
    expect(graph("digraph { a -> b; b -> c; & }").rows.map(({from, to}) => from + to)).toEqual(["ab", "bc"]);
  });

  test("reads no more than can be shown, and says so", () => {
    const many = `digraph { {${Array.from({length: 150}, (_, i) => `a${i}`).join(" ")}} -> {${Array.from({length: 150}, (_, i) => `b${i}`).join(" ")}} }`;
    const {problems} = open(many);
    expect(problems[0]?.message).toMatch(/^0 mentions of nodes and 14500 edges are left out/);
    expect(open(`graph {${"a;".repeat(600_000)}}`).problems[0]).toMatchObject({
      code: "PJ131",
      severity: "error",
    });
  });
});

describe("graphOf(read)", () => {
  test("applies defaults to what comes after them, and within a subgraph only", () => {
    const {drawing} = graph("digraph { a; node [shape=box]; b; subgraph { node [shape=circle]; c } d }");
    expect(drawing.nodes.map(({form}) => form)).toEqual(["ellipse", "box", "circle", "box"]);
  });

  test("joins every node of one side with every node of the next", () => {
    const {rows} = graph("digraph { {a b} -> c -> subgraph x {d e} [label=l] }");
    expect(rows.map(({from, to, label}) => `${from}${to}${label}`)).toEqual(["acl", "bcl", "cdl", "cel"]);
  });

  test("reads escapes of labels, and joined texts", () => {
    const {drawing} = graph(
      'digraph G { a [label="\\N in \\G\\l\\"q\\" \\\\ b\\l"]; a -> b [label="\\T to \\H"]; "x" + "y" }',
    );
    expect(drawing.nodes[0]).toMatchObject({lines: ["a in G", '"q" \\ b'], align: "start"});
    expect(drawing.edges[0]?.lines).toEqual(["a to b"]);
    expect(drawing.nodes[2]?.lines).toEqual(["xy"]);
  });

  test.each([
    ["color=red", {heat: 1}],
    ["color=blue3", {heat: -1}],
    ["color=gray40", {heat: 0}],
    ["color=nonsense", {heat: 0}],
    ["color=__proto__", {heat: 0}],
    ['color="#0F0"', {heat: 1, tone: "green"}],
    ['color="0.83 1 1"', {heat: 1, tone: "violet"}],
    ["fillcolor=red", {heat: 0}],
    ["style=filled fillcolor=lightblue", {heat: -2 / 6}],
    ['style=filled color="#b20000" fillcolor="#edd5d5"', {heat: 5 / 6}],
  ])("maps %s into the page's own colours", (attributes, look) => {
    const node = graph(`graph { a [${attributes}] }`).drawing.nodes[0];
    expect({heat: node?.heat, ...(node?.tone && {tone: node.tone})}).toEqual(look);
  });

  test("takes a legend out of the drawing", () => {
    const {legend, drawing} = graph(textOf("cpu.dot"));
    expect(legend[0]).toBe("File: sip.test");
    expect(drawing.nodes).toHaveLength(12);
    expect(drawing.clusters).toEqual([]);
  });

  test("takes 2,000 mutated texts without a throw", () => {
    let state = 7;
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
    const pieces = [
      '"',
      "{",
      "}",
      "[",
      "]",
      "->",
      "--",
      "<",
      ">",
      "\\",
      "/*",
      ";",
      "=",
      "subgraph",
      "\u0000",
      "\u2028",
      "é",
      "1e999",
    ];
    const texts = names.map(textOf);
    for (let i = 0; i < 2000; i++) {
      let text = (texts[random(texts.length)] ?? "").slice(0, 2500);
      for (let cuts = random(4) + 1; cuts > 0; cuts--) {
        const at = random(text.length);
        text = text.slice(0, at) + pieces[random(pieces.length)] + text.slice(at + random(30));
      }
      const artifact = open(text);
      const html = artifact
        .view(context)
        .map(node => toHtml(node))
        .join("");
      if (i % 20 === 0) expect(html, text).not.toMatch(/NaN|undefined/);
      for (const {line} of artifact.problems) if (line !== undefined) expect(line).toBeLessThan(80);
    }
  });
});
