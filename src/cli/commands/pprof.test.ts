import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {gunzipSync, gzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import {DEFAULT_OPTIONS} from "../../pprof/report/report-options.ts";
import {run} from "./pprof.ts";

const folder = join(import.meta.dirname, "../../pprof/testdata/pprof");

interface Recorded {
  readonly args: readonly string[];
  readonly output: string;
  readonly exit: number;
  readonly stderr?: string;
}

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

async function pprof(args: readonly string[], options = DEFAULT_OPTIONS): Promise<Outcome> {
  const io = recordingIo({cwd: folder});
  const status = await run(args, io, options);
  return {stdout: io.output(), stderr: io.messages(), status};
}

function text(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

/** The reports themselves are held to every recorded command where they are made; here what reading adds. */
const recorded: Recorded[] = JSON.parse(text("commands.json"));
const reading = recorded.filter(
  ({args, exit}) => exit !== 0 || /broken|-list|uncompressed/.test(args.join(" ")),
);

test.each(reading.map(command => [command.args.join(" "), command] as const))(
  "perf-journal pprof %s answers as recorded",
  async (_line, command) => {
    const {stdout, stderr, status} = await pprof(command.args, {
      ...DEFAULT_OPTIONS,
      compat: true,
      textForm: "2024",
    });
    expect(stdout).toBe(text(command.output));
    expect(stderr).toBe(command.stderr === undefined ? "" : text(command.stderr));
    expect(status).toBe(command.exit);
  },
);

test("perf-journal pprof says which file is missing", async () => {
  expect(await pprof(["-top", "missing.pb.gz"])).toEqual({
    stdout: "",
    stderr:
      "missing.pb.gz: stat missing.pb.gz: no such file or directory\npprof: failed to fetch any source profiles\n",
    status: 2,
  });
});

test("perf-journal pprof writes times in UTC as pprof does today", async () => {
  const {stdout} = await pprof(["-top", "custom.pb.gz"]);
  expect(stdout.split("\n")[2]).toBe("Time: 2026-11-21 04:59:25 UTC");
});

test.each([
  [["-top"], "pprof: no profile source specified\n"],
  [["-top", "-tree", "x"], "pprof: must set at most one output format\n"],
  [["-top", "-nodecount=many", "x"], 'pprof: invalid value "many" for flag -nodecount: expected a number\n'],
  [["-top", "-constructor", "x"], "pprof: flag provided but not defined: -constructor\n"],
  [["-top", "-colour=red", "x"], "pprof: flag provided but not defined: -colour\n"],
  [["-top", "x", "-focus"], "pprof: flag needs an argument: -focus\n"],
  [
    ["custom.pb.gz"],
    "pprof: expected one of -top -text -tree -traces -tags -raw -dot -svg -callgrind -kcachegrind -proto -topproto -comments -peek=… -list=… -weblist=…\n",
  ],
])("perf-journal pprof %j is refused", async (args, stderr) => {
  expect(await pprof(args)).toEqual({stdout: "", stderr, status: 2});
});

test("perf-journal pprof -list says where it looked for a source file", async () => {
  const {stdout} = await pprof(["-list=ParseSplit$", "-source_path=/nowhere", "cpu-before.pb.gz"]);
  expect(stdout).toContain(" Error: could not find file example.com/sip/parse_split.go on path /nowhere");
});

test("perf-journal pprof reads other formats too, and says what it could not read of them", async () => {
  const io = recordingIo({cwd: join(folder, "../../formats/testdata")});
  expect(await run(["-top", "-nodecount=1", "perf-script/words.perf.txt"], io)).toBe(0);
  expect(io.output()).toContain("  162.32ms 73.64% 73.64%   162.32ms 73.64%  hash\n");
  expect(await run(["-top", "chrome-trace/node-trace.json"], io)).toBe(0);
  expect(io.messages()).toContain(
    "node-trace.json: warning PJ063 trace holds two CPU profiles of one thread",
  );
  expect(await run(["-top", "firefox/gecko.json"], io)).toBe(2);
});

test("perf-journal pprof says what is wrong with gzip, however short or long it claims to be", async () => {
  const cpu = gunzipSync(readFileSync(join(folder, "custom.pb.gz")));
  const lying = gzipSync(cpu);
  lying.writeUInt32LE(0xffff_ffff, lying.length - 4);
  const files: [string, Uint8Array, string][] = [
    ["two.gz", Uint8Array.of(0x1f, 0x8b), "decompressing profile: unexpected EOF"],
    ["cut.gz", gzipSync(cpu).subarray(0, 60), "decompressing profile: unexpected EOF"],
    ["lying.gz", lying, "decompressing profile: gzip: invalid data"],
  ];
  const cwd = mkdtempSync(join(tmpdir(), "perf-journal-pprof-"));
  for (const [name, bytes, message] of files) {
    writeFileSync(join(cwd, name), bytes);
    const io = recordingIo({cwd});
    expect(await run(["-top", name], io)).toBe(2);
    expect(io.messages()).toContain(`${name}: ${message}\n`);
  }
  rmSync(cwd, {recursive: true});
});

test.each([
  [["-top", "-cum", "-flat", "x"], "pprof: conflicting options set: [cum flat]\n"],
  [["-top", "-lines", "-files", "x"], "pprof: conflicting options set: [lines files]\n"],
])("perf-journal pprof %j is refused as a conflict", async (args, stderr) => {
  expect(await pprof(args)).toEqual({stdout: "", stderr, status: 2});
});

test.each(["-http=:8080", "-web", "-gv", "-no_browser", "-png", "-disasm=x", "-buildid=x", "-tools=/x"])(
  "perf-journal pprof %s is refused by its name",
  async flag => {
    const {stderr, status} = await pprof(["-top", flag, "custom.pb.gz"]);
    expect(stderr).toMatch(new RegExp(`^pprof: ${flag.replace(/=.*/, "")} (?:is for|opens|needs)`));
    expect(status).toBe(2);
  },
);

test("perf-journal pprof takes the last of several bases, as pprof does", async () => {
  const last = await pprof(["-top", "-base=cpu-after.pb.gz", "cpu-after.pb.gz"]);
  const both = await pprof(["-top", "-base=cpu-before.pb.gz", "-base=cpu-after.pb.gz", "cpu-after.pb.gz"]);
  expect(both).toEqual(last);
});

test("perf-journal pprof chooses sample types by the flags of former versions", async () => {
  expect((await pprof(["-top", "-total_delay", "mutex-after.pb.gz"])).stdout).toContain("Type: delay\n");
  const {stdout, stderr} = await pprof(["-top", "-mean_delay", "-contentions", "mutex-after.pb.gz"]);
  expect(stdout).toContain("Type: mean_delay\n");
  expect(stderr).toBe("Multiple value selections, ignoring -contentions\n");
});

test("perf-journal pprof -list shortens paths by -source_path, not by the working directory", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "perf-journal-pprof-"));
  const io = recordingIo({cwd});
  const name = basename(cwd);
  writeFileSync(join(cwd, "x.callgrind"), `events: ns\nfl=/src/${name}/a.c\nfn=f\n2 5\n`);
  writeFileSync(join(cwd, "a.c"), "int f() {\n  return 1;\n}\n");
  expect(await run(["-list=f", "x.callgrind"], io)).toBe(0);
  expect(io.output()).toContain(`ROUTINE ======================== f in /src/${name}/a.c\n`);
  expect(io.output()).toContain("2:  return 1;");
  const given = recordingIo({cwd});
  expect(await run(["-list=f", `-source_path=${cwd}`, "x.callgrind"], given)).toBe(0);
  expect(given.output()).toContain("ROUTINE ======================== f in a.c\n");
  rmSync(cwd, {recursive: true});
});

test("perf-journal pprof -add_comment adds a comment, and -list names a wrong expression", async () => {
  expect((await pprof(["-comments", "-add_comment=second run", "custom.pb.gz"])).stdout).toMatch(
    /second run\n$/,
  );
  expect((await pprof(["-list=a(", "custom.pb.gz"])).stderr).toBe(
    "pprof: parsing argument regexp a(: error parsing regexp: missing closing ): `a(`\n",
  );
});

test("perf-journal pprof -list looks in the working directory, -traces shortens no paths", async () => {
  const {stdout} = await pprof(["-list=ParseSplit$", "cpu-before.pb.gz"]);
  expect(stdout).toContain(`on path ${folder}`);
  const traces = await pprof(["-traces", "-lines", "-source_path=/x/sip", "cpu-before.pb.gz"]);
  expect(traces.stdout).toContain(" example.com/sip/parse_split.go:");
});

test("perf-journal pprof -proto, -topproto and -weblist write files", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "perf-journal-pprof-"));
  const file = (name: string): string => join(cwd, name);
  const write = (flag: string, name: string) =>
    pprof([flag, `-output=${file(name)}`, "-focus=Parse", "cpu-after.pb.gz"]);
  expect(await write("-proto", "a.pb.gz")).toMatchObject({
    stdout: "",
    stderr: `Generating report in ${file("a.pb.gz")}\n`,
    status: 0,
  });
  const focused = await pprof([
    "-top",
    "-compat",
    "-relative_percentages",
    "-focus=Parse",
    "cpu-after.pb.gz",
  ]);
  const read = await pprof(["-top", "-compat", file("a.pb.gz")]);
  const rows = (text: string): string[] => text.split("\n").map(line => line.slice(32).trim());
  expect(rows(read.stdout)).toEqual(expect.arrayContaining(rows(focused.stdout).slice(9, 14)));
  await write("-topproto", "t.pb.gz");
  expect((await pprof(["-raw", file("t.pb.gz")])).stdout).toContain("cum/s flat/s\n");
  await write("-weblist=ParseScan", "w.html");
  expect(readFileSync(file("w.html"), "utf8")).toContain("<h2>example.com/sip.ParseScan</h2>");
  expect((await pprof(["-top", "-output=/missing/x", "cpu-after.pb.gz"])).status).toBe(2);
  rmSync(cwd, {recursive: true});
});

test("perf-journal pprof names files of other tools with the command that converts them", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "perf-journal-pprof-"));
  writeFileSync(join(cwd, "x"), "Analysis of sampling app (pid 12) every 1 millisecond\n");
  const io = recordingIo({cwd});
  expect(await run(["-top", "x"], io)).toBe(2);
  expect(io.messages()).toContain("(Report of macOS sample: ");
  expect(io.messages()).toContain("inferno-collapse-sample sample.txt > stacks.folded)");
  rmSync(cwd, {recursive: true});
});

test("perf-journal pprof -svg draws the graph of -dot with its names and numbers", async () => {
  const {stdout, stderr, status} = await pprof(["-svg", "-nodecount=12", "block-before.pb.gz"]);
  expect({stderr, status}).toEqual({stderr: "", status: 0});
  expect(stdout).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /,
  );
  const dot = (await pprof(["-dot", "-nodecount=12", "block-before.pb.gz"])).stdout;
  const tooltips = (pattern: RegExp): string[] =>
    [...dot.matchAll(pattern)].map(([, text = ""]) => text).toSorted();
  const titles = [...stdout.matchAll(/class="graph-(?:node|edge) [^"]*"><title>([^<]*)</g)];
  const shown = titles.map(([, text = ""]) => text.replace(" → ", " -> ").replace(" … ", " ... ")).toSorted();
  expect(shown).toEqual(
    [
      ...tooltips(/^N\d+ \[label=.* tooltip="([^"]*)"/gm),
      ...tooltips(/^N\d+ -> N\d+ \[label=.* tooltip="([^"]*)"/gm),
    ].toSorted(),
  );
});

test("perf-journal pprof -svg is safe to open whatever functions are called", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "pprof-svg-"));
  writeFileSync(
    join(cwd, "hostile.folded"),
    'main;<script>alert(1)</script>;]]> 3\nmain;a\u0007b\u0008;&lt;"onload=x 4\nmain;\ud800;x 2\n',
  );
  const io = recordingIo({cwd});
  expect(await run(["-svg", "hostile.folded"], io)).toBe(0);
  const svg = io.output();
  expect(svg).not.toMatch(/<script|]]>|<a |href|url\(|@import/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is searched for
  expect(svg).not.toMatch(/[\u0000-\u0008]/);
  rmSync(cwd, {recursive: true});
});

test.each([
  ["-top", "native.top.txt"],
  ["-traces", "native.traces.txt"],
  ["-tree", "native.tree.txt"],
  ["-top -symbolize=none", "native.top.symbolizenone.txt"],
])("perf-journal pprof %s names C++, Rust and Objective-C functions as pprof does", async (flags, output) => {
  const io = recordingIo({cwd: join(import.meta.dirname, "../testdata")});
  expect(await run(["-compat", ...flags.split(" "), "native.pb.gz"], io)).toBe(0);
  expect(io.output()).toBe(readFileSync(join(io.cwd, output), "utf8"));
});

test("perf-journal pprof -symbolize refuses modes that need the program", async () => {
  const {stderr} = await pprof(["-top", "-symbolize=demangle=full", "allocs.pb.gz"]);
  expect(stderr).toBe('pprof: invalid value "demangle=full" for flag -symbolize: expected none or local\n');
});
