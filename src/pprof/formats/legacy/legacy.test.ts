import {expect, test} from "vitest";
import {makeMeter, unmetered} from "../../../meter.ts";
import {parseFlags} from "../../report/flags.ts";
import {DEFAULT_OPTIONS} from "../../report/report-options.ts";
import {runReport} from "../../report/run-report.ts";
import {readingOf, sampleFile, sampleNames, sampleText, stacksOf, textFile} from "../testdata/samples-fs.ts";
import {readMemoryMap} from "./memory-map.ts";

/** Recorded with `go tool pprof -symbolize=none -raw`. */
test.each(sampleNames("legacy"))("%s is read as go tool pprof reads it", name => {
  const {profile, problems} = readingOf(sampleFile(name));
  expect(problems).toEqual([]);
  const request = parseFlags(["-raw", "x"], {...DEFAULT_OPTIONS, compat: true});
  if ("usage" in request) throw new Error(request.usage);
  expect(runReport(request, [profile], []).text).toBe(sampleText(`${name}.raw.txt`));
});

test("legacyCpu.read(file) refuses a stack that is longer than the file", () => {
  const bytes = new Uint8Array(56);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(8, 3n, true);
  view.setBigUint64(24, 10_000n, true);
  view.setBigUint64(40, 1n, true);
  view.setBigUint64(48, 2n ** 40n, true);
  const {problems} = readingOf({...textFile(""), bytes, text: () => undefined});
  expect(problems.map(({message}) => message)).toEqual([
    "CPU profile of gperftools breaks off within a stack",
  ]);
});

test("legacyHeap.read(file) leaves out rows that it cannot read", () => {
  const {profile, problems} = readingOf(
    textFile("heap profile: 1: 8 [1: 8] @ heapprofile\n1: 8 [1: 8] @ 0x2\nnonsense\n0: 8 [0: 8] @ 0x2\n"),
  );
  expect(stacksOf(profile)).toEqual(["0x1: 1 8 {bytes=8}"]);
  expect(problems.map(({line}) => line)).toEqual([3, 4]);
});

test("readMemoryMap(lines) joins adjacent ranges and replaces variables", () => {
  const ranges = readMemoryMap(
    [
      "dir=/srv",
      "I0102 10:00:00 12 x.cc:1] 400000-500000: $dir/app",
      "0x500000-0x600000: $dir/app",
      "600000-700000 rw-p 0 0:0 0",
      "prose",
    ],
    unmetered,
  );
  expect(ranges.map(({start, limit, file}) => [start, limit, file])).toEqual([
    [0x40_0000n, 0x60_0000n, "/srv/app"],
  ]);
});

test("readMemoryMap(lines) cuts variables that double with each line", () => {
  const lines = ["v10=xxxxxxxx", ...Array.from({length: 60}, (_, i) => `v${i + 11}=$v${i + 10}$v${i + 10}`)];
  const [range] = readMemoryMap([...lines, "400000-500000: /$v49"], unmetered);
  expect(range?.file).toHaveLength(257);
});

const header = "--- contentionz 1 ---\ncycles/second = 1000000000\n";

test.each([
  ["addresses", `${header}${"1 1 @ 0x1 0x2 0x3 0x4 0x5 0x6 0x7 0x8 0x9\n".repeat(300_000)}`],
  ["threads", `--- threadz 1 ---\n\n${"--- Thread 1 (name: x/1) stack: ---\n 0x1 0x2\n".repeat(600_000)}`],
])("%s of legacy profiles are drawn from a meter", (_name, text) => {
  const {spend} = makeMeter();
  expect(() => readingOf({...textFile(text), spend})).toThrow("steps of profiles");
});
