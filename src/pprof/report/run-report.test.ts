import {expect, test} from "vitest";
import {recordedProfile, recordedSource, recordedText} from "../testdata/profiles-fs.ts";
import {parseFlags} from "./flags.ts";
import type {ReportOptions} from "./report-options.ts";
import {DEFAULT_OPTIONS} from "./report-options.ts";
import type {ReportOutput} from "./run-report.ts";
import {runReport} from "./run-report.ts";

/** The texts of the release whose output was recorded. */
const RECORDED: ReportOptions = {...DEFAULT_OPTIONS, compat: true, textForm: "2024"};

interface Recorded {
  readonly args: readonly string[];
  readonly output: string;
  readonly exit: number;
  readonly stderr?: string;
}

const recorded: Recorded[] = JSON.parse(recordedText("commands.json"));
const readable = recorded.filter(({args}) => !args.some(arg => arg.startsWith("broken/")));

test.each(readable.map(command => [command.args.join(" "), command] as const))(
  "runReport(%s) prints what pprof prints",
  (_line, command) => {
    const {text, messages, failed} = run(command.args);
    expect(text).toBe(recordedText(command.output));
    expect(messages.map(message => `${message}\n`).join("")).toBe(
      command.stderr === undefined ? "" : recordedText(command.stderr),
    );
    expect(failed ? 2 : 0).toBe(command.exit);
  },
);

function run(args: readonly string[], defaults: ReportOptions = RECORDED): ReportOutput {
  const request = parseFlags(args, defaults);
  if ("usage" in request) return {text: "", messages: [`pprof: ${request.usage}`], failed: true};
  return runReport(
    request,
    request.files.map(recordedProfile),
    request.bases.map(recordedProfile),
    recordedSource,
  );
}

/** Runs a command as people do: without the recorded release's texts. */
function today(...args: string[]): string[] {
  return run(args, DEFAULT_OPTIONS).text.split("\n");
}

test("runReport(…) gives changes their sign, and both sides their own time", () => {
  expect(today("-top", "-nodecount=1", "-diff_base=mem-before.pb.gz", "mem-after.pb.gz")).toEqual([
    "File: sip.test",
    "Type: alloc_space",
    "Time: base 2026-11-21 04:59:20 UTC, head 2026-11-21 04:59:35 UTC",
    "Showing nodes accounting for -367.42MB, -43.16% of 851.35MB total",
    "Dropped 34 nodes (cum < 3.32MB)",
    "Showing top 1 nodes out of 25",
    "      flat   flat%    sum%        cum    cum%",
    " -367.42MB -43.16% -43.16%  -617.71MB -72.56%  example.com/sip.(*Message).splitBody",
    "",
  ]);
  const cpu = today("-top", "-nodecount=1", "-base=cpu-before.pb.gz", "cpu-after.pb.gz");
  expect(cpu[3]).toBe("Duration: base 8.24s, head 8.63s");
});

test("runReport(…) says the value by which nodes were dropped, not a share of the whole profile", () => {
  const args = ["-top", "-focus=splitVia", "-nodefraction=0.05", "cpu-before.pb.gz"];
  expect(today(...args)).toContain("Dropped 43 nodes (cum < 0.03s)");
  expect(run(args).text).toContain("Dropped 43 nodes (cum <= 0.35s)");
});

test("runReport(…) says what it warned of before a mistake", () => {
  const {messages} = run(["-top", "-tagleaf=nothing", "-sample_index=9", "cpu-before.pb.gz"]);
  expect(messages).toEqual([
    "TagLeaf expression matched no samples",
    "pprof: sample_index 9 is outside the range [0..1]",
  ]);
});

test("runReport(-callgrind -call_tree) tells functions of one name apart by their caller", () => {
  const {text} = run(["-callgrind", "-call_tree", "block-before.pb.gz"]);
  expect(text).toMatch(/ \[2\/\d+\]$/m);
});

/** Names the nodes of a graph in Graphviz's language by what they are, not by their numbers; lines in an order of their own. */
function unnumbered(dot: string): string[] {
  const names = new Map(
    [...dot.matchAll(/^(N\d+) \[.*? tooltip="(.*?)" color/gm)].map(([, id = "", name = ""]) => [id, name]),
  );
  const named = dot.replaceAll(/\bN\d+\b/g, id => names.get(id) ?? id).replaceAll(/ id="node\d+"/g, "");
  return named.split("\n").sort();
}

test("runReport(-dot -call_tree) has pprof's nodes and edges; equal ones have no order of their own", () => {
  const {text} = run(["-dot", "-call_tree", "-nodecount=20", "deep-cpu.pb.gz"]);
  const recordedGraph = recordedText("deep-cpu.dot.call_tree-nodecount-20.txt");
  expect(unnumbered(text)).toEqual(unnumbered(recordedGraph));
  expect(unnumbered(text)).toContainEqual(expect.stringContaining("splitBody (1.13s) -> "));
});
