import {expect, test} from "vitest";
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
  const ranges = readMemoryMap([
    "dir=/srv",
    "I0102 10:00:00 12 x.cc:1] 400000-500000: $dir/app",
    "0x500000-0x600000: $dir/app",
    "600000-700000 rw-p 0 0:0 0",
    "prose",
  ]);
  expect(ranges.map(({start, limit, file}) => [start, limit, file])).toEqual([
    [0x40_0000n, 0x60_0000n, "/srv/app"],
  ]);
});
