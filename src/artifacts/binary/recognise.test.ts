import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {KINDS} from "../kinds.ts";
import {recognise} from "./recognise.ts";

const bytes = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0));

test("recognise(bytes) names what it knows and says what to do with it", () => {
  expect(recognise(bytes("PERFILE2\0\0"))?.advice?.command).toBe("perf script > perf.txt");
  expect(recognise(bytes("\xff\xfea\0"))?.name).toBe("UTF-16 text");
  expect(recognise(bytes("\x7fELF\x02"))?.name).toBe("ELF executable");
  expect(recognise(bytes('{"snapshot":{"meta":{"node_fields":[]}}}'))?.name).toBe("V8 heap snapshot");
  expect(recognise(bytes("v8-version,13,6,233,17,0\n"))?.advice?.command).toBe("node --cpu-prof app.js");
  expect(recognise(bytes("Weight\tSelf Weight\t\tSymbol Name\n"))?.name).toMatch(/Instruments/);
  expect(recognise(bytes("\xcf\xfa\xed\xfe\x07"))?.name).toBe("Mach-O executable");
  expect(recognise(bytes("MZ\x90\0\x03"))?.name).toBe("Windows executable");
  expect(recognise(bytes("Nettrace"))?.advice?.command).toContain("speedscope");
  expect(
    recognise(bytes("\xff\x96\x7f\x03\x01\x01\x06Result\x01\xff\x80\0\x01\x0c\x01\x06Attack"))?.name,
  ).toBe("Results of vegeta");
  expect(recognise(bytes("FLR\0"))?.advice?.command).toContain("jfrconv");
});

test("recognise(bytes) says nothing of what it does not know", () => {
  expect(recognise(bytes("\x01\x02\x03"))).toBeUndefined();
  expect(recognise(bytes(""))).toBeUndefined();
  expect(recognise(bytes('{"snapshot": 3}'))).toBeUndefined();
  expect(recognise(bytes("BZh is a word\n"))).toBeUndefined();
});

test.each([
  [
    "stackprof",
    "=====\n  Mode: wall(1000)\n  Samples: 10 (0.00% miss rate)\n  GC: 0 (0.00%)\n",
    "stackprof --stackcollapse",
  ],
  [
    "cProfile",
    "Sun Nov 29 10:00:00 2026    prof.out\n\n         10 function calls (8 primitive calls) in 0.001 seconds\n\n",
    "py-spy",
  ],
  [
    "pyinstrument",
    "\n  _     ._   __/__   _ _  _   Recorded: 10:11:12  Samples:  10\n /_//_///     Duration: 0.1       CPU time: 0.1\n",
    "pyinstrument -r speedscope",
  ],
  [
    "BCC",
    "    schedule\n    do_wait\n    --\n    wait4\n    -                a (1)\n        1000\n",
    "offcputime",
  ],
  [
    "gprof",
    "\t\t     Call graph\n\n\ngranularity: each sample hit covers 4 byte(s) for 33.33% of 0.03 seconds\n",
    "gprof2dot",
  ],
  ["xctrace", '<?xml version="1.0"?>\n<trace-toc>\n<run number="1"></run></trace-toc>', "xctrace"],
  [
    "stackprof",
    '{"version":1.2,"mode":"wall","interval":1000,"samples":3,"gc_samples":0,"missed_samples":0,"frames":{}}',
    "stackprof --stackcollapse",
  ],
  [
    "Safari",
    '{"version":1,"recording":{"displayName":"x","instrumentTypes":["timeline-record-type-script"],"sampleStackTraces":[]}}',
    "npx speedscope",
  ],
  ["DHAT", '{"dhatFileVersion":2,"mode":"heap","verb":"Allocated"}', "heaptrack_print"],
  ["gprof", "Flat profile:\n\nEach sample counts as 0.01 seconds.\n", "gprof2dot"],
  ["gprof", "gmon\x01\0\0\0", "gprof2dot"],
  [
    "gprof",
    "\n\n\ncall graph profile:\n          The sum of self and descendents is the major sort\n",
    "gprof2dot",
  ],
  ["gprof", "index  % time    self  children called     name\n", "gprof2dot"],
  ["gprof", "# @(#)64\t1.4  com/cmd/stat/gprof/gprof.callg, bos\n#\n", "gprof2dot"],
  ["gprof", `Flat profile:\n${" ".repeat(41)}self      total\n`, "gprof2dot"],
  ["cProfile", "\xfb\x29\x03\xfa\x01~\xe9\0\0\0\0\xfa\x1f<built-in", "gprof2dot -f pstats"],
  ["GHC", "\tSun Aug  6 14:52 2023 Time and Allocation Profiling Report  (Final)\n", "ghc-prof-flamegraph"],
  ["Sysprof", "<profile>\n    <size>8267</size>\n    <call_tree>1</call_tree>\n", "gprof2dot"],
  ["Papyrus", "Script_x log opened (PC)\n500:PUSH:3053:1:x (24021278):a..b\n", "npx speedscope"],
  ["DTrace", "header\nheader2\n\n  test`baz\n  test`foo->bar\n  1\n", "stackcollapse.pl"],
  [
    "DTrace",
    "\n              0x104d08831\n              a.dylib`f+0x3\n                1\n",
    "stackcollapse.pl",
  ],
  [
    "DTrace",
    "\n\n              libc.so.1`read+0x7\n              app`main+0x10\n                5\n",
    "stackcollapse.pl",
  ],
  [
    "DTrace",
    "CPU     ID                    FUNCTION:NAME\n  0  64091                        :tick-60s\n\n\n              unix`x+0x1\n              unix`y+0x2\n                1\n",
    "stackcollapse.pl",
  ],
  ["bpftrace", "Attaching 1 probe...\n\n@[\n    main+12\n    0x7f\n]: 4\n", "stackcollapse-bpftrace.pl"],
  [
    "macOS sample",
    "Analysis of sampling app (pid 12) every 1 millisecond\nProcess: app [12]\n",
    "inferno-collapse-sample",
  ],
  ["xctrace", '<?xml version="1.0"?>\n<trace-query-result>\n', "inferno-collapse-xctrace"],
  [
    "clang",
    '{"traceEvents":[{"pid":1,"tid":1,"ph":"X","ts":0,"dur":9,"name":"ExecuteCompiler"}]}',
    "ClangBuildAnalyzer",
  ],
  [
    "spans",
    '[{"name":"a","ph":"B","pid":1,"tid":1,"ts":1},{"name":"a","ph":"E","pid":1,"tid":1,"ts":2}]',
    "npx speedscope",
  ],
  ["jemalloc", "heap_v2/524288\n  t*: 1: 2 [0: 0]\n", "jeprof --collapsed"],
  ["perf", "# To display the perf.data header info, please use --header\n#\n", "perf script"],
  [
    "pmcstat",
    "@ inst_retired.any [35705 samples]\n\n20.86%  [7447]     f @ /boot/kernel\n",
    "stackcollapse-pmc.pl",
  ],
  ["Instruments", "Weight\tSelf Weight\tSymbol Names\n4.93 s\t0 s\tstart\n", "samply"],
  ["Firefox", '{"label":"a","duration":74.1,"markers":[],"frames":[]}', "MOZ_PROFILER"],
  ["massif", "desc: (none)\ncmd: ./app\ntime_unit: i\n", "heaptrack_print"],
])("recognise(bytes) names a file of %s by its content", (name, content, command) => {
  const file = artifactFile("x/data.txt", "data.txt", bytes(content));
  expect(recognise(file.bytes)?.name).toContain(name === "spans" ? "Trace of spans" : name);
  expect(recognise(file.bytes)?.advice?.command).toContain(command);
  expect(KINDS.find(kind => kind.detect(file))?.name).toBe("binary");
});

test.each([
  ["a table of JSON", '[{"ph":7,"ts":3},{"ph":6,"ts":4}]'],
  ["a configuration", '{"mode":"cpu","interval":3}'],
  ["prose", "Flat profile: none.\n"],
])("recognise(bytes) leaves %s alone", (_name, content) => {
  expect(recognise(bytes(content))).toBeUndefined();
});
