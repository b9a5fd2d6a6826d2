/** A format that is named but not read, with the way to convert it. */
export interface Recognised {
  readonly name: string;
  readonly advice?: {readonly text: string; readonly command?: string};
}

/** How a file of a tool is known: by a test of its first 64 kB as Latin-1. */
export type ToolFile = readonly [test: RegExp, file: Recognised];

const convert = (name: string, command: string): Recognised => ({
  name,
  advice: {text: "Convert it, and attach what this writes:", command},
});
const record = (name: string, text: string, command: string): Recognised => ({name, advice: {text, command}});

/** Profiles of other tools that are not read, each with the command that makes a profile of it that is. */
export const TOOL_FILES: readonly ToolFile[] = [
  [
    /^\s*\{(?=[\s\S]{0,400}"mode"\s*:\s*"(?:wall|cpu|object|custom)")(?=[\s\S]{0,400}"interval"\s*:)[\s\S]*"(?:missed_samples|gc_samples|frames)"\s*:/,
    convert("stackprof dump", "stackprof --stackcollapse stackprof.dump > stacks.folded"),
  ],
  [
    /^=+\n {2}Mode: \w{1,20}\(\d+\)\n {2}Samples: \d/,
    convert("Report of stackprof", "stackprof --stackcollapse stackprof.dump > stacks.folded"),
  ],
  [
    /^(?:[^\n]{0,300}\n)?\s{0,20}\d{1,16} function calls (?:\(\d{1,16} primitive calls\) )?in [\d.]{1,20} (?:CPU )?seconds/,
    record(
      "Report of Python's cProfile",
      "It has no stacks. Record with py-spy, and attach what this writes:",
      "py-spy record -f raw -o stacks.folded -- python app.py",
    ),
  ],
  [
    /^(?=[\s\S]{0,600}Recorded: \d\d:\d\d:\d\d +Samples: +\d)[\s\S]{0,900}Duration: +[\d.]+ +CPU time: /,
    record(
      "Report of pyinstrument",
      "Write it for speedscope:",
      "pyinstrument -r speedscope -o cpu.speedscope.json app.py",
    ),
  ],
  [
    /^(?:(?:Tracing|Sampling) [^\n]{0,300}\n\s{0,20})?(?: {4}[^\s-][^\n]{0,400}\n| {4}--\n){1,300} {4}- {1,40}\S[^\n]{0,60} \(\d+\)\n {8}\d+\n/,
    record(
      "Stacks of BCC",
      "Record as folded stacks:",
      "offcputime -f 30 > stacks.folded   # profile -f 30, of CPU time",
    ),
  ],
  [
    /^\s*\{(?=[\s\S]{0,60000}"(?:sampleStackTraces|instrumentTypes)"\s*:)\s*(?:"version"\s*:\s*\d+\s*,\s*)?"(?:recording|overview)"\s*:|^\s*\{[\s\S]{0,60000}"sampleStackTraces"\s*:/,
    record(
      "Timeline recording of Safari",
      "Open it in speedscope, export it there, and attach the export:",
      "npx speedscope recording.json",
    ),
  ],
  [
    /^\s*\{[\s\S]{0,4000}"dhatFileVersion"\s*:/,
    record(
      "DHAT heap profile",
      "It is for DHAT's own viewer. Record with heaptrack instead, and attach what this writes:",
      "heaptrack_print -F stacks.folded heaptrack.program.zst",
    ),
  ],
  [
    /^(?:[^\n]*\n){0,4}?Flat profile:\s{1,80}(?:Each sample counts as |self +total)|^\s*Call graph \(explanation follows\)|^\s{0,20}call graph profile:|^(?:#[^\n]{0,400}\n){0,40}?#[^\n]{0,200}\bgprof\/gprof\.|^\s*Call graph\s{1,20}granularity: each sample hit|^index {1,20}% time {1,20}self {1,20}children {1,20}called\b/,
    convert("Report of gprof", "gprof2dot gprof.txt > graph.dot"),
  ],
  [
    /^(?:[ \t]*\n|[^\s`][^\n`]{0,200}\n|[ \t]{1,40}\d+[ \t][^\n`]{0,200}:tick-\S+[ \t]*\n){0,40}(?=(?:[ \t]+0x[0-9a-f]+\n){0,40}[ \t]{2,40}[^\s`]+`)(?:[ \t]{2,40}(?:[^\s`]+`[^\n]+|0x[0-9a-f]{4,16})\n){1,400}[ \t]{2,40}\d+[ \t]*(?:\n|$)/,
    convert("Stacks of DTrace", "stackcollapse.pl dtrace.txt > stacks.folded"),
  ],
  [
    /^\s*(?:Attaching \d+ probes?\.\.\.\s*)?@\w*\[[ \t]*\n(?:[ \t]+\S[^\n]*\n){1,400}\]: \d+/,
    convert("Stacks of bpftrace", "stackcollapse-bpftrace.pl bpftrace.txt > stacks.folded"),
  ],
  [
    /^(?:Sampling process \d[^\n]*\n[^\n]*\n)?Analysis of sampling .{1,200}\(pid \d+\) every \d+ milliseconds?/,
    convert("Report of macOS sample", "inferno-collapse-sample sample.txt > stacks.folded"),
  ],
  [
    /^\s*(?:<\?xml[^>]*>\s*)?<trace-(?:query-result|toc)[\s>]/,
    convert("Export of xctrace", "inferno-collapse-xctrace trace.xml > stacks.folded"),
  ],
  [
    /^[^\n]{0,120}\tSymbol Names?[^\n]{0,40}\r?\n/,
    record(
      "Call tree copied from Instruments",
      "Record with samply, and attach what it saves:",
      "samply record --save-only -o profile.json ./program",
    ),
  ],
  [
    /^\s*(?:\{|\[)(?=[\s\S]*"ph"\s*:)(?=[\s\S]*"(?:ExecuteCompiler|Total ExecuteCompiler|Frontend|Total Frontend|ParseClass|OptModule)")/,
    convert(
      "Time trace of clang (-ftime-trace)",
      "ClangBuildAnalyzer --all build capture.bin && ClangBuildAnalyzer --analyze capture.bin > build.txt",
    ),
  ],
  [
    /^\s*(?:\{[\s\S]{0,4000}"traceEvents"\s*:\s*\[|\[\s*\{)(?=[\s\S]*"ph"\s*:\s*"[BEXbeNIiMCsPtf]")(?=[\s\S]*"ts"\s*:)/,
    record(
      "Trace of spans (Chrome trace format), no sampled profile",
      "Open it in speedscope, export it there, and attach the export:",
      "npx speedscope trace.json",
    ),
  ],
  [
    /^@ \S+ \[\d+ samples\]/,
    convert("Call tree of pmcstat", "stackcollapse-pmc.pl pmcstat.txt > stacks.folded"),
  ],
  [
    /^\s*\{\s*"label"\s*:\s*"[^"]*"\s*,\s*"duration"\s*:[\s\S]{0,20}\d,\s*"markers"\s*:/,
    record(
      "Recording of Firefox's former performance tool",
      "Open it at profiler.firefox.com, save it there, and attach what is saved. Recent versions write it with:",
      "MOZ_PROFILER_STARTUP=1 MOZ_PROFILER_SHUTDOWN=profile.json firefox",
    ),
  ],
  [
    /^heap_v2\/\d/,
    convert("Heap profile of jemalloc", "jeprof --collapsed program jeprof.heap > stacks.folded"),
  ],
  [
    /^# To display the perf\.data header info|^# Samples: \S+ +of event/,
    convert("Report of perf", "perf script > perf.txt"),
  ],
  [
    /^desc: [^\n]*\ncmd: [^\n]*\ntime_unit: /,
    record(
      "Heap profile of massif",
      "Record with heaptrack instead, and attach what this writes:",
      "heaptrack_print -F stacks.folded heaptrack.program.zst",
    ),
  ],
  [
    /^JAVA PROFILE 1\.0\.\d/,
    record(
      "Java heap dump (HPROF)",
      "It holds every text in the program's memory, secrets too. Record allocations instead:",
      "asprof -e alloc -d 30 -o collapsed -f stacks.folded PID",
    ),
  ],
  [
    /^\s*<!DOCTYPE html>[\s\S]{0,20000}async-profiler/i,
    record(
      "Flame graph of async-profiler",
      "Record as folded stacks:",
      "asprof -o collapsed -f stacks.folded PID",
    ),
  ],
  [
    /^\s*(?:\S+ ){2,3} ?\d{1,2} \d\d:\d\d \d{4} {1,4}(?:Time and Allocation|Allocation) Profiling Report/,
    record("Profile of GHC", "Convert it with ghc-prof-flamegraph:", "ghc-prof-flamegraph program.prof"),
  ],
  [
    /^<profile>\s*<size>\d+<\/size>\s*<call_tree>/,
    convert("Profile of Sysprof", "gprof2dot -f sysprof profile.sysprof > graph.dot"),
  ],
  [
    /^\S.{0,200} log opened \(PC\)\r?\n\d+:(?:PUSH|POP|QUEUE_PUSH|QUEUE_POP|START|STOP):/,
    record(
      "Profile of Papyrus scripts",
      "Open it in speedscope, export it there, and attach the export:",
      "npx speedscope script.log",
    ),
  ],
  [
    /^\s*\{(?=[\s\S]{0,4000}"rts_arguments"\s*:)/,
    record("Profile of GHC", "Convert it with ghc-prof-flamegraph:", "ghc-prof-flamegraph program.prof"),
  ],
  [
    /^\s*\{(?=[\s\S]{0,2000}"session"\s*:|[\s\S]{0,4000}"frame_records"\s*:)[\s\S]{0,4000}"(?:root_frame|frame_records|sample_count)"\s*:/,
    record(
      "Session of pyinstrument",
      "Write it for speedscope:",
      "pyinstrument --load session.pyisession -r speedscope -o cpu.speedscope.json",
    ),
  ],
];
