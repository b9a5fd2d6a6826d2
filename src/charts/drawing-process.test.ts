import {fileURLToPath} from "node:url";
import type {TopLevelSpec} from "vega-lite";
import {describe, expect, test} from "vitest";
import {DrawingError} from "./drawing-error.ts";
import {drawingProcess} from "./drawing-process-fs.ts";
import {vegaDrawing} from "./vega/vega-drawing-fs.ts";

const PROGRAM = {
  script: "testdata/curious-child.mjs",
  package: "vega",
  megabytes: 64,
  result: "drawing",
} as const;
const curious = drawingProcess({...PROGRAM, idleLooks: 20});
const ask = (deed: string, argument?: string) => curious.ask({deed, argument}, {milliseconds: 60_000});
const entry = fileURLToPath(new URL("../../README.md", import.meta.url));

describe("drawingProcess(program)", () => {
  test.each([
    ["read", "/etc/passwd"],
    ["read", entry],
    ["write", ""],
    ["start", ""],
  ])("lets a program not %s %s", async (deed, argument) => {
    expect(await ask(deed, argument)).toEqual({refused: "ERR_ACCESS_DENIED"});
  });

  test("tells a program nothing of where it runs but the time zone", async () => {
    expect(await ask("environment")).toEqual({done: ["TZ"]});
  });

  test("hands over line separators of Unicode within a text", async () => {
    expect(await ask("echo", "a\u2028b\u2029c\nd")).toEqual({done: "a\u2028b\u2029c\nd"});
  });

  test.each([
    ["end", /the drawing program ended/],
    ["fill", /the drawing program ended/],
    ["mumble", /the drawing program gave an answer that is none/],
    ["shout", /drawing of over 8388608 characters, expected less/],
  ])("goes on with the next after a program that may %s", async (deed, message) => {
    const [lost, next] = [ask(deed), ask("echo", "next")];
    await expect(lost).rejects.toThrow(message);
    await expect(lost).rejects.toThrow(DrawingError);
    expect(await next).toEqual({done: "next"});
  });

  test("asks a program anew that waits without working, once", async () => {
    await ask("echo", "first");
    expect(await ask("waitIfUsed", "anew")).toEqual({done: "anew"});
    const allowance = {milliseconds: 1000};
    await expect(curious.ask({deed: "wait"}, allowance)).rejects.toThrow(
      "the drawing program did not answer",
    );
    expect(allowance.milliseconds).toBe(0);
    expect(await ask("echo", "next")).toEqual({done: "next"});
  });

  test("ends a program that works too long, and nothing is drawn any more in its allowance", async () => {
    const allowance = {milliseconds: 200};
    const [late, another] = [
      curious.ask({deed: "hang"}, allowance),
      curious.ask({deed: "echo", argument: "another"}, allowance),
    ];
    await expect(late).rejects.toThrow("no drawing within the processor time that drawings share");
    await expect(another).rejects.toThrow(
      "no processor time is left for a drawing, other drawings used it up",
    );
    expect(await ask("echo", "next")).toEqual({done: "next"});
  });

  test("answers each question of a program that has several", async () => {
    const program = drawingProcess(PROGRAM);
    const allowance = {milliseconds: 5000};
    const echo = (argument: string) => program.ask({deed: "echo", argument}, allowance);
    await echo("first");
    const spent = {milliseconds: 2000};
    const answers = await Promise.allSettled([
      ...["a", "b", "c", "d", "e"].map(echo),
      program.ask({deed: "end"}, spent),
      program.ask({deed: "echo", argument: "refused"}, spent),
      echo("f"),
    ]);
    expect(answers.map(one => (one.status === "fulfilled" ? one.value : String(one.reason)))).toEqual([
      ...["a", "b", "c", "d", "e"].map(done => ({done})),
      expect.stringContaining("the drawing program ended"),
      expect.stringContaining("no processor time is left for a drawing"),
      {done: "f"},
    ]);
  });

  test("gives a drawing less time after many that failed in a build", async () => {
    const program = drawingProcess(PROGRAM);
    const lose = (milliseconds: number) =>
      program.ask({deed: "end"}, {milliseconds}).catch((error: unknown) => String(error));
    const echo = () => program.ask({deed: "echo", argument: "next"}, {milliseconds: 5000});
    await lose(120_000);
    expect(await echo()).toEqual({done: "next"});
    await expect(program.ask({deed: "hang"}, {milliseconds: 5000})).rejects.toThrow("no drawing within 2 s");
  });
});

describe("vegaDrawing(spec)", () => {
  const data = {values: [{x: 1, y: 2}]};
  const points = {
    data,
    mark: "point",
    encoding: {x: {field: "x", type: "quantitative"}, y: {field: "y", type: "quantitative"}},
  } as const;

  test("gives the same text again, whatever was drawn before", async () => {
    const first = await vegaDrawing(points);
    await vegaDrawing({...points, mark: {type: "line", clip: true}});
    expect(await vegaDrawing(points)).toEqual(first);
  });

  test("gives where the plot begins and the places of named marks, in pixels", async () => {
    const values = [
      {x: 0, y: 0, name: "0:0"},
      {x: 10, y: 5, name: "0:1"},
      {x: 10, y: 10, name: "words of an author"},
    ];
    const encoding = {...points.encoding, description: {field: "name"}};
    const {svg, left, marks} = await vegaDrawing({
      ...points,
      width: 100,
      height: 50,
      data: {values},
      encoding,
    });
    expect(marks).toEqual({"0:0": [0, 50], "0:1": [100, 25]});
    expect(svg).toContain(`translate(${left},`);
  });

  test.each(["/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:1/x", "../x.csv"])(
    "refuses a chart that asks for %s, and draws the next",
    async url => {
      await expect(vegaDrawing({...points, data: {url}})).rejects.toThrow(
        `the chart asks for "${url}", expected none`,
      );
      expect((await vegaDrawing(points)).svg).toMatch(/^<svg/);
    },
  );

  test("takes numbers for dates where they stand for dates", async () => {
    const data = {
      values: [
        {t: "2026-01-01", v: 1},
        {t: "2026-03-01", v: 3},
      ],
    };
    const y = {field: "v", type: "quantitative"} as const;
    const labels = async (change: object): Promise<string[]> => {
      const x = {field: "t", type: "temporal", ...change} as const;
      const {svg} = await vegaDrawing({data, mark: "line", encoding: {x, y}} as TopLevelSpec);
      return [...svg.matchAll(/>(\d{4}|[A-Z][a-z]+)</g)].map(([, label = ""]) => label);
    };
    const months = ["December", "2026", "February", "March", "April"];
    const [from, to] = ["2025-12-01", "2026-04-01"];
    expect(await labels({scale: {domain: [from, to]}})).toEqual(months);
    expect(await labels({scale: {domain: [Date.parse(from), Date.parse(to)]}})).toEqual(months);
    expect(await labels({axis: {values: [Date.parse("2026-03-01")]}})).toEqual(["March"]);
  });

  test("ends a chart that takes too long or too much", async () => {
    const many = {sequence: {start: 0, stop: 1e9}};
    await expect(vegaDrawing({...points, data: many}, {milliseconds: 600})).rejects.toThrow(DrawingError);
    expect((await vegaDrawing(points)).svg).toMatch(/^<svg/);
  });

  test("says what is wrong with a chart", async () => {
    const wrong = {...points, transform: [{calculate: "(", as: "z"}]};
    await expect(vegaDrawing(wrong)).rejects.toThrow("Unexpected end of input");
  });
});
