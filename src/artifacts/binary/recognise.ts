/** A format that has a name here but is not read, and what to do with it. */
export interface Recognised {
  readonly name: string;
  readonly advice?: {readonly text: string; readonly command?: string};
}

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
    /^heap profile: .*@ *heap_?v2|^heap_v2\/\d|^--- ?(?:heapz|contentionz|threadz) \d/,
    {
      name: "Heap or contention profile of addresses (tcmalloc, jemalloc)",
      advice: {
        text: "Only the program knows its functions' names. Convert it with",
        command: "pprof -proto program profile.heap > heap.pb.gz",
      },
    },
  ],
  [
    `${"\0".repeat(8)}\x03${"\0".repeat(15)}`,
    {
      name: "CPU profile of addresses (gperftools)",
      advice: {
        text: "Only the program knows its functions' names. Convert it with",
        command: "pprof -proto program cpu.prof > cpu.pb.gz",
      },
    },
  ],
  [
    /^[^\n]{0,120}\tSymbol Name\r?\n/,
    {
      name: "Call tree copied from Instruments",
      advice: {
        text: "Record with samply, and attach what it saves:",
        command: "samply record --save-only -o profile.json ./program",
      },
    },
  ],
  [
    "GO PREPROFILE V1",
    {name: "Go PGO preprofile", advice: {text: "Attach the CPU profile that it was made of."}},
  ],
  [
    "PK\x03\x04",
    {name: "ZIP archive", advice: {text: "Attach the files themselves, so that they can be read."}},
  ],
  [/^BZh[1-9]1AY/, {name: "bzip2 file", advice: {text: "Attach it uncompressed or gzipped."}}],
  ["\xfd7zXZ\0", {name: "xz file", advice: {text: "Attach it uncompressed or gzipped."}}],
  ["\x7fELF", {name: "ELF executable"}],
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
  return FORMATS.find(([magic]) =>
    typeof magic === "string" ? start.startsWith(magic) : magic.test(start),
  )?.[1];
}
