import {readFileSync} from "node:fs";
import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import type {Artifact} from "../artifacts/kind.ts";
import {openArtifact, toolKindOf} from "../artifacts/kinds.ts";
import {artifactFile} from "../input/artifact-file.ts";
import {DIRECTIVES} from "../markdown/directives.ts";
import {parseMarkdown} from "../markdown/parse.ts";
import {entryFences} from "./entry/entry-fences.ts";

/**
 * The tool output of five documents that people keep by hand, cut out: what it is, and the numbers that the document's
 * own author reads from it. Two came as one line of a web page; their line ends were put back.
 */
const BLOCKS: readonly (readonly [file: string, kind: string, ...numbers: string[]])[] = [
  // A profiler analysis with dated updates.
  ["pprof-text/sip-cpu-optimized.txt", "pprof-text", "syscall.Syscall6", "17.95%", "5.13%"],
  ["pprof-text/sip-heap-optimized.txt", "pprof-text", "sip.parseBytes", "11.18%", "24.02%"],
  ["pprof-text/sip-cpu-after-parse-into.txt", "pprof-text", "executeCall", "38.5"],
  ["pprof-text/sip-heap-after-parse-into.txt", "pprof-text", "MakeNoZero", "29.8"],
  ["pprof-text/sip-heap-reuse.txt", "pprof-text", "sip.Parse", "19.7%", "32.0%"],
  ["pprof-text/sip-heap-inuse.txt", "pprof-text", "runtime.mallocgc", "3084", "57.55%"],
  ["pprof-text/sip-call-chains.txt", "pprof-text", "10ms", "runtime.netpoll", "varStore"],
  // A progress log with a graph.
  ["dot/components.dot", "dot", "Runner", "Core Processing"],
  // Notes of a workshop on a web service.
  ["memstats/before-after.txt", "memstats", "1 MB", "2 MB", "7 MB"],
  ["documents/rooms-bench.txt", "benchmark", "6.793µ", "1.156Ki", "80.04k"],
  ["documents/rooms-benchcmp.txt", "benchmark", "+26.84%", "-1.51%", "38876070"],
  ["documents/rooms-benchstat.txt", "benchmark", "6.674µ ± ∞", "p=0.667 n=2", "1.136m", "+0.39%"],
  ["pprof-text/web-coworking-list-allocs.txt", "pprof-text", "SetupRoutes"],
  ["pprof-text/web-coworking-list-cpu.txt", "pprof-text", "SetupRoutes", "46.89s"],
  ["gops/list.txt", "gops", "103370", "coworkingapp", "go1.23.4"],
  ["gops/process.txt", "gops", "94075", "0.136%", "07:25"],
  ["gops/process-2s.txt", "gops", "0.500%"],
  ["gops/tree.txt", "gops", "111870"],
  ["goroutines/gops-stack.txt", "goroutines", "IO wait", "2 minutes", "main.main"],
  ["memstats/gops-memstats.txt", "memstats", "4.38MB", "52.02MB", "132297"],
  ["memstats/gops-stats.txt", "memstats", "15"],
  ["load/rooms-200.txt", "load", "1026.32", "31.4 ms"],
  ["load/rooms-10000.txt", "load", "3034.16", "33.9 ms"],
  ["load/rooms-ab.txt", "load", "1259.38", "20000", "79.4"],
  ["gctrace/web-service.log", "gctrace", "90.14 s", "3 MB"],
  // Notes of a training on profiling and tracing.
  ["goroutines/stack-trace.txt", "goroutines", "Want stack trace"],
  ["goroutines/packed-arguments.txt", "goroutines", "Want stack trace"],
  ["goroutines/sigquit-web-service.txt", "goroutines", "SIGQUIT", "IO wait"],
  ["documents/algorithms-bench.txt", "benchmark", "3.205µ", "763.0n", "53.00"],
  ["schedtrace/idle-server.log", "schedtrace", "1.003 s", "0%"],
  ["schedtrace/one-processor.log", "schedtrace", "62", "50%"],
  ["gctrace/busy-server.log", "gctrace", "322 (5 in this log)", "27.5 ms"],
  ["gctrace/map-leak.log", "gctrace", "482 MB", "looks like a leak"],
  ["gctrace/search-before.log", "gctrace", "733 (2 in this log)"],
  ["gctrace/search-after.log", "gctrace", "373 (1 in this log)"],
  ["load/search.txt", "load", "431.6", "1.232 s"],
  ["load/search-again.txt", "load", "431.6"],
  ["load/search-killed.txt", "load", "1212.89"],
  ["documents/web-service-heap.debug1.txt", "profile", "runtime.allgadd", "crypto/x509"],
  ["pprof-text/web-service-alloc-top.txt", "pprof-text", "4242.38MB", "96.30%", "4405.46MB"],
  ["pprof-text/web-service-list.txt", "pprof-text"],
  ["pprof-text/web-service-list-template.txt", "pprof-text"],
  ["pprof-text/web-service-cpu-top.txt", "pprof-text", "17.92s", "37.16%", "48.22s"],
  ["time/trace-find.txt", "time", "0m5.158s", "0m5.668s"],
  ["time/trace-one-goroutine.txt", "time", "0m5.444s"],
  ["time/trace-fan-out.txt", "time", "0m3.518s", "0m10.960s"],
  ["time/trace-8-goroutines.txt", "time", "0m2.867s"],
  ["pprof-text/trace-list-freq.txt", "pprof-text", "main.freq"],
];

function textOf(path: string): string {
  const [folder, name] = path.split("/");
  const place =
    folder === "documents" ? `testdata/${path}` : `../artifacts/${folder}/testdata/samples/${name}`;
  return readFileSync(new URL(place, import.meta.url), "utf8");
}

/** Everything a reader is told of an artifact, as text. */
function readable({title, facts, view}: Artifact): string {
  const html = view({id: "x", size: "page", address: "/files/x"})
    .map(node => toHtml(node))
    .join("");
  const shown = html
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x3C;/g, "<")
    .replace(/\s+/g, " ");
  return [title, ...facts.map(({name, value}) => `${name} ${value}`), shown].join("\n");
}

test.each(BLOCKS)("%s is read as %s, with its author's numbers", (path, kind, ...numbers) => {
  const file = artifactFile(path, "output.txt", new TextEncoder().encode(textOf(path)));
  expect(toolKindOf(file)?.name).toBe(kind);
  const artifact = openArtifact(file);
  expect(artifact.problems.filter(({severity}) => severity === "error")).toEqual([]);
  const text = readable(artifact);
  for (const number of numbers) expect(text).toContain(number);
});

test.each(BLOCKS)("%s pasted into an entry is read as %s, too", (path, kind) => {
  const document = parseMarkdown("index.md", `Seen:\n\n\`\`\`\`\n${textOf(path)}\`\`\`\`\n`, DIRECTIVES);
  const {fences} = entryFences(document, () => undefined);
  expect(fences.map(({artifact}) => artifact.kind.name)).toEqual([kind]);
});
