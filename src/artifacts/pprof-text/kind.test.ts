import {readdirSync, readFileSync} from "node:fs";
import {toHtml} from "hast-util-to-html";
import {describe, expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../kinds.ts";
import {pprofTextKind} from "./kind.ts";
import type {ListLine, PprofText, PrintedCall, PrintedReport, PrintedTopRow, ReportBody} from "./model.ts";
import {parsePprofText} from "./parse.ts";
import {readPrintedValue, readTopRow, unfolded} from "./printed-lines.ts";

const RECORDED = new URL("../../pprof/testdata/pprof/", import.meta.url);
const file = (text: string, name = "top.txt") =>
  artifactFile(`e/${name}`, name, new TextEncoder().encode(text));
const read = (text: string): PprofText => parsePprofText(file(text)).model;
const sample = (name: string): string =>
  readFileSync(new URL(`testdata/samples/${name}.txt`, import.meta.url), "utf8");

function bodyOf<Type extends ReportBody["type"]>(
  {reports}: PprofText,
  type: Type,
): Extract<ReportBody, {type: Type}> {
  const found = reports.map(({body}) => body).find(body => body.type === type);
  if (!found) throw new Error(`no ${type}`);
  return found as Extract<ReportBody, {type: Type}>;
}

test.each([
  ["512.02kB", 512.02 * 1024],
  ["1.17GB", 1.17 * 2 ** 30],
  ["-0.41s", -0.41e9],
  ["10ms", 10e6],
  ["2.50hrs", 2.5 * 3600e9],
  ["0", 0],
  ["12", 12],
  ["1.5e+06", 1.5e6],
])("readPrintedValue(%s) is %d", (text, value) => {
  expect(readPrintedValue(text)).toEqual({text, value});
});

test.each([".", "", "—", "1.2.3", "abc", "1e999"])("readPrintedValue(%j) is none", text => {
  expect(readPrintedValue(text)).toBeUndefined();
});

test("readTopRow(line) reads rows that lost their names, and names that lost their beginnings", () => {
  expect(readTopRow("   31.01MB   0.7%   0.7%  2392.07MB 54.30%")?.name).toBe("");
  expect(readTopRow("     0.02s 0.041%   0.1%     23.44s 48.61%*gracefulHandler).ServeHTTP")?.name).toBe(
    "*gracefulHandler).ServeHTTP",
  );
});

test("unfolded(line) puts a function of list that was pasted into one line back into lines", () => {
  const lines = unfolded(
    "Total: 6s ROUTINE ======================== main.f in /a.go 10ms 20ms (flat, cum) 9.07% of Total . . 14: x := 1 10ms 20ms 15: y()",
  );
  expect(lines).toEqual([
    "Total: 6s",
    "ROUTINE ======================== main.f in /a.go",
    "10ms 20ms (flat, cum) 9.07% of Total",
    ". . 14: x := 1",
    "10ms 20ms 15: y()",
  ]);
});

/** Prints what was read as pprof does: nothing is lost where both are the same. */
describe("parsePprofText(file) reads every number that pprof printed", () => {
  const padded = (text: string): string => text.padStart(6);
  const inline = ({name, inline}: {name: string; inline: string}): string =>
    inline === "" ? name : `${name} ${inline}`;
  const numbers = (row: PrintedTopRow): string =>
    `${row.flat.text.padStart(10)} ${padded(row.flatPercent)} ${padded(row.sumPercent)} ${row.cum.text.padStart(10)} ${padded(row.cumPercent)}`;
  const call = (one: PrintedCall): string =>
    `${one.weight.text.padStart(50)} ${padded(one.percent)} |   ${inline(one)}`;
  const line = ({flat, cum, number, text}: ListLine): string =>
    `${(flat?.text ?? ".").padStart(10)} ${(cum?.text ?? ".").padStart(10)} ${String(number).padStart(6)}:${text}`;

  const printed = ({body}: PrintedReport): string[] => {
    if (body.type === "top") return body.rows.map(row => `${numbers(row)}  ${inline(row)}`);
    if (body.type === "list") return body.routines.flatMap(({lines}) => lines.map(line));
    if (body.type === "contexts")
      return body.contexts.flatMap(({callers, row, callees}) => [
        ...callers.map(call),
        ...(row ? [`${numbers(row)}                | ${inline(row)}`] : []),
        ...callees.map(call),
      ]);
    if (body.type === "traces")
      return body.traces.flatMap(({weight, functions}) =>
        functions.map((one, index) => `${(index === 0 ? weight.text : "").padStart(10)}   ${inline(one)}`),
      );
    return [];
  };
  const REPORTS = /\.(?:top|list|peek|tree|traces|text)(?:\..*)?\.txt$/;
  const names = readdirSync(RECORDED).filter(name => REPORTS.test(name) && !name.includes("stderr"));

  test("there are enough of them", () => {
    expect(names.length).toBeGreaterThan(250);
  });

  test.each(names)("%s", name => {
    const text = readFileSync(new URL(name, RECORDED), "utf8");
    const rows = text
      .split("\n")
      .filter(
        line =>
          readTopRow(line) || / \| {3}| {16}\| |^ +\S+ +\S+ +\d+:|^ {6,}\S|^ *-?[\d.]+\w* {3}\S/.test(line),
      )
      .filter(line => !/ flat%| \(flat, cum\) |^ *(?:bytes|key|\w+): {2}/.test(line));
    const {model, problems} = parsePprofText(file(text));
    expect(model.reports.flatMap(printed)).toEqual(rows);
    if (rows.length > 0) expect(problems).toEqual([]);
    // Files of a moment hold a report without a row: pprof found nothing to print.
    if (rows.length > 0) expect(pprofTextKind.detect(file(text))).toBe(true);
  });
});

describe("parsePprofText(file) reads what the documents' authors read", () => {
  test("call chains: netpoll and newobject with 10 ms each, varStore.Snapshot called by executeCall", () => {
    const {traces} = bodyOf(read(sample("sip-call-chains")), "traces");
    expect(traces.map(({weight, functions}) => [weight.text, functions[0]?.name, functions.length])).toEqual([
      ["10ms", "runtime.netpoll", 5],
      ["10ms", "runtime.newobject", 5],
    ]);
    expect(traces[1]?.functions[2]?.name).toBe(
      "github.com/sipcapture/gossipper/internal/engine.(*varStore).Snapshot",
    );
  });

  test.each([
    ["sip-cpu-optimized", 4, ["syscall.Syscall6", "17.95%", "—", "UDP sockets (I/O bound — expected)"]],
    ["sip-heap-optimized", 9, ["runtime.mallocgc", "12.82%", "—", "— (baseline)"]],
    ["sip-cpu-after-parse-into", 8, ["indexbytebody", "11.5", "-", "String search (IndexByte)"]],
    [
      "sip-heap-after-parse-into",
      10,
      ["MakeNoZero / strings.Builder.grow", "29.8%", "-", "String buffers in render"],
    ],
    [
      "sip-heap-reuse",
      8,
      ["sip.Parse", "19.7%", "32.0%", "SIP message parsing (partially replaced with ParseInto)"],
    ],
    ["sip-heap-inuse", 3, ["runtime.mallocgc", "3084 kB", "57.55%"]],
  ])("the table %s: %d functions", (name, count, first) => {
    const {rows} = bodyOf(read(sample(name)), "written");
    expect(rows.length).toBe(count);
    expect(rows[0]).toEqual(first);
  });

  test("rssSearch: 31.01MB flat, 2392.07MB cum, 54.30% of 4405.46MB; the bulk in line 119", () => {
    const [report] = read(sample("web-service-alloc-top")).reports;
    const {rows} = bodyOf(read(sample("web-service-alloc-top")), "top");
    expect(rows.length).toBe(40);
    expect(rows[0]).toMatchObject({flat: {text: "31.01MB"}, cum: {text: "2392.07MB"}, cumPercent: "54.30%"});
    expect(report?.command).toBe("top 40 -cum");
    expect(report?.notes).toContain("Showing nodes accounting for 4242.38MB, 96.30% of 4405.46MB total");
    const [routine] = bodyOf(read(sample("web-service-list")), "list").routines;
    expect(routine).toMatchObject({flat: {text: "31.01MB"}, cum: {text: "2.34GB"}, percent: "54.30%"});
    const dearest = routine?.lines.toSorted((a, b) => (b.cum?.value ?? 0) - (a.cum?.value ?? 0))[0];
    expect([dearest?.number, dearest?.cum?.text]).toEqual([119, "2.30GB"]);
  });

  test("the service's processor: 40 rows, serve first with 26.94s; executeTemplate 16.93s, freq 5.06s of 6s", () => {
    const {rows} = bodyOf(read(sample("web-service-cpu-top")), "top");
    expect(rows.length).toBe(40);
    expect(rows[0]).toMatchObject({
      cum: {text: "26.94s"},
      cumPercent: "55.87%",
      name: "net/http.(*conn).serve",
    });
    expect(bodyOf(read(sample("web-service-list-template")), "list").routines[0]).toMatchObject({
      cum: {text: "16.93s"},
      percent: "35.11%",
    });
    const freq = read(sample("trace-list-freq"));
    expect(freq.reports[0]?.header.map(({name, value}) => `${name}: ${value}`)).toEqual([
      "File: trace",
      "Type: cpu",
      "Time: Mar 22, 2020 at 2:02pm (+08)",
      "Duration: 5.61s, Total samples = 6s (106.93%)",
      "Total: 6s",
    ]);
    expect(bodyOf(freq, "list").routines[0]).toMatchObject({
      name: "main.freq",
      cum: {text: "5.06s"},
      percent: "84.33%",
    });
  });

  test("AuthorizeUser pasted into one line: 918.56MB, 469.79MB of it for the user; 34.47s, 23.02s of it", () => {
    const costs = (name: string) => {
      const [routine] = bodyOf(read(sample(name)), "list").routines;
      return [
        routine?.cum?.text,
        routine?.lines.find(({number}) => number === 32)?.cum?.text,
        routine?.lines.length,
      ];
    };
    expect(costs("web-coworking-list-allocs")).toEqual(["918.56MB", "469.79MB", 28]);
    expect(costs("web-coworking-list-cpu")).toEqual(["34.47s", "23.02s", 28]);
  });
});

test("parsePprofText(file) tells reports of one session apart, with what was typed for each", () => {
  const {reports} = read(
    `$ go tool pprof cpu.out\nFile: x\n(pprof) top 1\n${ROW}\n(pprof) list f\nTotal: 6s\nROUTINE ======================== main.f in /a.go\n         0      5.06s (flat, cum) 84.33% of Total\n         .       10ms     68: f()\n(pprof) exit\n`,
  );
  expect(reports.map(({command, body}) => [command, body.type])).toEqual([
    ["top 1", "top"],
    ["list f", "list"],
  ]);
});

const HEAD = "      flat  flat%   sum%        cum   cum%";
const ROW = "     0.64s  9.07%  9.07%      0.64s  9.07%  runtime.memclrNoHeapPointers";

test.each([
  [`${HEAD}\n${ROW}\n     0.64s  9.07%  broken\n`, 3],
  [`${HEAD}\n     1s  9% 9% 1s\n${ROW}\n`, 2],
])("parsePprofText(file) names the row that cannot be read: %j", (text, line) => {
  const {problems, model} = parsePprofText(file(text));
  expect(problems).toMatchObject([{line, code: "PJ110"}]);
  expect(bodyOf(model, "top").rows.length).toBe(1);
});

test("parsePprofText(file) takes a torn start, other tools' lines, and a value that nothing follows", () => {
  const {model, problems} = parsePprofText(
    file(`${ROW}\nGET /rooms 200\n10ms runtime.netpoll\nthe end\n12s main.main\n`),
  );
  expect(problems).toEqual([]);
  expect(bodyOf(model, "top").rows.length).toBe(1);
  expect(model.stray.first.map(({line}) => line).sort()).toEqual([2, 3, 4, 5]);
});

test("parsePprofText(file) keeps so many rows of a large text and says that it goes on", () => {
  const {model} = parsePprofText(file(`${HEAD}\n${`${ROW}\n`.repeat(30_000)}`));
  expect(model.isCut).toBe(true);
  expect(bodyOf(model, "top").rows.length).toBe(20_000);
});

test("pprofTextKind measures nothing, draws bars and says that the numbers are of text", () => {
  const artifact = pprofTextKind.open(file(sample("web-service-cpu-top")));
  const html = toHtml([...artifact.view({id: "x", size: "page"})]);
  expect(artifact.measurements).toEqual([]);
  expect(html).toContain("From text: the numbers are as they were printed");
  expect(html.match(/<td class="pprof-text-bar">/g)?.length).toBe(80);
  expect(html).toMatch(/<sortable-table>.*<th class="num" scope="col" data-column="0">flat<\/th>/);
  expect(html).toMatch(/<td class="num" data-sort="10000000">0.01s<\/td>/);
});

test("pprofTextKind compares tops as printed: a dash is not nothing", () => {
  const other = ROW.replace("memclrNoHeapPointers", "memmove");
  const [base, head] = [
    pprofTextKind.open(file(`${HEAD}\n${ROW}\n`)),
    pprofTextKind.open(file(`${HEAD}\n${other}\n`)),
  ];
  const html = toHtml([...(base.compare(head, {id: "x", size: "embed"}) ?? [])]);
  expect(html).toContain(
    '<code>runtime.memmove</code></th><td class="num">–</td><td class="num">0.64s (9.07%)</td>',
  );
});

test.each([
  ["prose", "We looked at `flat` and `cum`: 0.64s of 7.06s.\n"],
  ["notes that quote a row", `${"A line of notes.\n".repeat(30)}${HEAD}\n${ROW}\n`],
  ["a table of something else", "| Benchmark | ns/op |\n|---|---|\n| Parse | 12 |\n"],
  ["benchmarks", "goos: linux\nBenchmarkX-8\t100\t12 ns/op\n"],
  ["arrows", "a → b\nb → c\n"],
])("pprofTextKind.detect(file) leaves %s alone", (_name, text) => {
  expect(pprofTextKind.detect(file(text))).toBe(false);
});

test("a profile is no text of pprof's, nor is what it says in folded stacks", () => {
  expect(openArtifact(file("main;parse;split 42\nmain;parse 3\n")).kind.name).toBe("profile");
});
