import {figureSteps, pageSteps} from "../../../src/artifacts/profile/profile-steps.ts";
import {BUDGETS} from "../../../src/budgets.ts";
import {artifactFile} from "../../../src/input/artifact-file.ts";
import {formatOfFile} from "../../../src/pprof/formats/formats.ts";
import {pprofProtobuf} from "../../../src/pprof/formats/pprof-protobuf.ts";
import type {Profile} from "../../../src/pprof/profile/profile.ts";
import {prepareReport} from "../../../src/pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../../src/pprof/report/report-options.ts";
import {topOf} from "../../../src/pprof/report/top.ts";
import {meterShare, spendFile} from "../meter-share.ts";
import {samplesIn, texts} from "../samples.ts";
import type {Target} from "../target.ts";

const FOLDERS = ["src/pprof/formats/testdata", "src/artifacts/profile/testdata/samples"];

const CONSTRUCTS = texts(
  "main;a;b 3\nmain;a 4\nmain;c d;e 5\n",
  "app 12 [001] 34.56: 78 cycles:\n\tffff a+0x1 (/bin/x)\n\t0 [unknown] ([unknown])\n\n",
  '{"$schema":"https://www.speedscope.app/file-format-schema.json","shared":{"frames":[{"name":"a"}]},"profiles":[{"type":"sampled","name":"p","unit":"none","startValue":0,"endValue":1,"samples":[[0]],"weights":[1]}]}',
  '{"$schema":"https://www.speedscope.app/file-format-schema.json","shared":{"frames":[{"name":"a"}]},"profiles":[{"type":"evented","name":"p","unit":"ms","startValue":0,"endValue":9,"events":[{"type":"O","frame":0,"at":1},{"type":"C","frame":0,"at":2}]}]}',
  '{"traceEvents":[{"ph":"B","pid":1,"tid":1,"ts":1,"name":"a"},{"ph":"E","pid":1,"tid":1,"ts":5},{"ph":"X","pid":1,"tid":1,"ts":2,"dur":1,"name":"b"}]}',
  '{"nodes":[{"id":1,"callFrame":{"functionName":"a","scriptId":"0","url":"","lineNumber":0,"columnNumber":0},"hitCount":1,"children":[]}],"startTime":0,"endTime":9,"samples":[1],"timeDeltas":[1]}',
);

const TOKENS = [
  ...[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"',
    "null",
    "true",
    "1e99",
    "-1",
    '"name":',
    '"frames":',
    '"samples":',
    '"type":"O"',
  ],
  ...[
    "\n",
    "\n\n",
    ";",
    " ",
    "\t",
    " 1",
    ";a 2",
    "main",
    "0x",
    "ffffffffffffffff",
    "+0x1",
    " (/bin/x)",
    "[unknown]",
    "--- ",
  ],
  ...[
    "heap profile: 1: 2 [3: 4] @ heap/1\n",
    "# ",
    "fn=(1)",
    "cfn=",
    "calls=1 2\n",
    "events: a b\n",
    "* 1 ",
    "+3 ",
    "@ 0x1 ",
  ],
  ...[
    "\x0a\x04",
    "\x12\x00",
    "\x1a\xff",
    "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
    "\x80",
    "\x08\x01\x10\x02",
    "\x32\x01a",
  ],
];

/** A profile of any format, from bytes to a report. */
export const profile: Target = {
  name: "profile",
  samples: [
    ...CONSTRUCTS,
    ...samplesIn(FOLDERS, /\.(?:txt|json|pb|prof|folded|gz|cpuprofile|heapprofile|callgrind|bin)$/),
  ],
  tokens: TOKENS,
  limit: 2 ** 20,
  memoryLimit: 24 * 2 ** 20,
  run(input) {
    const file = artifactFile("content/x/cpu.pb", "cpu.pb", input);
    const {profile: read} = (formatOfFile(file) ?? pprofProtobuf).read(file);
    const found = faults(read);
    // Reports take most of the time; their input is the same kind of tables whatever the format.
    if (found.length === 0 && read.sampleTypes.length > 0 && input.length % 8 === 0)
      topOf(prepareReport(read, "top", DEFAULT_OPTIONS));
    return found;
  },
  share(input) {
    const file = artifactFile("content/x/cpu.pb", "cpu.pb", input);
    return meterShare(spend => {
      spendFile(spend, input);
      const {profile: read} = (formatOfFile(file) ?? pprofProtobuf).read({...file, spend});
      if (faults(read).length > 0) return;
      spend("profileSteps", pageSteps(read) + figureSteps(read));
    });
  },
};

/** Lists faults of a profile's tables: indices out of range, too deep stacks. */
function faults({samples, locations, sampleTypes, strings}: Profile): string[] {
  const {count, offsets, frames} = samples;
  for (let sample = 0; sample < count; sample++) {
    const depth = (offsets[sample + 1] ?? Number.NaN) - (offsets[sample] ?? Number.NaN);
    if (!(depth >= 0 && depth <= BUDGETS.profileDepth)) return [`a stack of ${depth} frames`];
  }
  for (const frame of frames.subarray(0, offsets[count] ?? 0))
    if (locations.lineOffsets[frame + 1] === undefined) return ["a frame of no location"];
  const named = sampleTypes.every(({type, unit}) => typeof type === typeof unit);
  return named && strings !== undefined ? [] : ["a sample type without a name"];
}
