/** A binary format that has a name here, and what to do with it. */
export interface Recognised {
  readonly name: string;
  readonly advice?: {readonly text: string; readonly command?: string};
}

const FORMATS: readonly (readonly [magic: string, Recognised])[] = [
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
    "PK\x03\x04",
    {name: "ZIP archive", advice: {text: "Attach the files themselves, so that they can be read."}},
  ],
  ["BZh", {name: "bzip2 file", advice: {text: "Attach it uncompressed or gzipped."}}],
  ["\xfd7zXZ\0", {name: "xz file", advice: {text: "Attach it uncompressed or gzipped."}}],
  ["\x7fELF", {name: "ELF executable"}],
  ["%PDF-", {name: "PDF document"}],
];

/** Names a binary format by its first bytes; undefined when they are not known. */
export function recognise(bytes: Uint8Array): Recognised | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 32));
  const trace = /^go 1\.(\d+) trace\0\0\0/.exec(start);
  if (trace)
    return {name: "Go execution trace", advice: {text: "Open it with", command: "go tool trace trace.out"}};
  if (/^(\xff\xfe|\xfe\xff)/.test(start))
    return {
      name: "UTF-16 text",
      advice: {
        text: "Save it as UTF-8; PowerShell's > writes UTF-16, so use",
        command: "… | Out-File -Encoding utf8 file.txt",
      },
    };
  return FORMATS.find(([magic]) => start.startsWith(magic))?.[1];
}
