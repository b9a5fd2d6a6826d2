import type {Recognised} from "./tool-files.ts";
import {TOOL_FILES} from "./tool-files.ts";

const FORMATS: readonly (readonly [magic: string | RegExp, Recognised])[] = [
  [
    "PERFILE2",
    {name: "perf.data", advice: {text: "Attach what this prints:", command: "perf script > perf.txt"}},
  ],
  [
    "FLR\0",
    {
      name: "JDK Flight Recorder file",
      advice: {text: "Convert it with", command: "jfrconv --pprof recording.jfr cpu.pb.gz"},
    },
  ],
  [
    "Nettrace",
    {
      name: ".NET trace",
      advice: {text: "Convert it with", command: "dotnet-trace convert --format speedscope"},
    },
  ],
  [
    "\x04\x08{",
    {
      name: "stackprof dump",
      advice: {
        text: "Convert it, and attach what this writes:",
        command: "stackprof --stackcollapse stackprof.dump > stacks.folded",
      },
    },
  ],
  [
    "\xfb)\x03",
    {
      name: "Profile of Python's cProfile",
      advice: {
        text: "Convert it, and attach what this writes:",
        command: "gprof2dot -f pstats profile.pstats > graph.dot",
      },
    },
  ],
  [
    /^gmon(?=\W)/,
    {
      name: "Data of gprof",
      advice: {
        text: "Convert it, and attach what this writes:",
        command: "gprof program gmon.out | gprof2dot > graph.dot",
      },
    },
  ],
  [
    "go1.7 heap dump\n",
    {
      name: "Go heap dump",
      advice: {text: "Attach a heap profile instead:", command: "curl /debug/pprof/heap > heap.pb.gz"},
    },
  ],
  [
    /^\s*\{\s*"snapshot"\s*:\s*\{\s*"meta"/,
    {
      name: "V8 heap snapshot",
      advice: {
        text: "It holds every text in the program's memory, secrets too. Attach a sampled heap profile instead:",
        command: "node --heap-prof app.js",
      },
    },
  ],
  [
    /^v8-version,\d/,
    {
      name: "V8 log (--prof)",
      advice: {text: "Record a CPU profile instead:", command: "node --cpu-prof app.js"},
    },
  ],
  [
    "GO PREPROFILE V1",
    {name: "Go PGO preprofile", advice: {text: "Attach the CPU profile that it was made of."}},
  ],
  [
    /^.{3,13}Result.{0,12}Attack/s,
    {
      name: "Results of vegeta",
      advice: {text: "Attach its report:", command: "vegeta report -type json results.bin > load.json"},
    },
  ],
  [
    "PK\x03\x04",
    {name: "ZIP archive", advice: {text: "Attach the files themselves, so that they can be read."}},
  ],
  [/^BZh[1-9]1AY/, {name: "bzip2 file", advice: {text: "Attach it uncompressed or gzipped."}}],
  ["\xfd7zXZ\0", {name: "xz file", advice: {text: "Attach it uncompressed or gzipped."}}],
  ["\x7fELF", {name: "ELF executable"}],
  [/^[\xce\xcf]\xfa\xed\xfe/, {name: "Mach-O executable"}],
  ["MZ\x90", {name: "Windows executable"}],
  ["%PDF-", {name: "PDF document"}],
];

/** Names a format by its first bytes; undefined when they are not known. */
export function recognise(bytes: Uint8Array): Recognised | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  if (/^(\xff\xfe|\xfe\xff)/.test(start))
    return {
      name: "UTF-16 text",
      advice: {
        text: "Save it as UTF-8; PowerShell's > writes UTF-16, so use",
        command: "… | Out-File -Encoding utf8 file.txt",
      },
    };
  return (
    FORMATS.find(([magic]) =>
      typeof magic === "string" ? start.startsWith(magic) : magic.test(start),
    )?.[1] ?? toolFile(bytes)
  );
}

/** Bytes by which a file of a tool is known. */
const START = 65_536;

function toolFile(bytes: Uint8Array): Recognised | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, START)).replaceAll("\r\n", "\n");
  return TOOL_FILES.find(([test]) => test.test(start))?.[1];
}
