import type {ProblemGuide} from "./guide.ts";
import {entryExample, examplePage} from "./guide.ts";

const PAGE = examplePage("Buffers come from a pool.");
const FOLDED =
  "main;parse;scan 120\nmain;parse;copy 80\nmain;render 60\n" +
  ["accept", "route", "encode", "decode", "log", "wait", "send"]
    .map(name => `main;serve;${name} 12\n`)
    .join("");
const GOOD = entryExample({"index.md": PAGE, "cpu.folded": FOLDED});

/** Guides of problems of profiles. */
export const PROFILE_GUIDES = {
  PJ060: {
    meaning:
      "A file has the beginning of a profile and breaks the rules of its format, so that nothing of it can be shown.",
    why: "The file is offered for download, without a flame graph or a table.",
    bad: entryExample({"index.md": PAGE, "callgrind.out": "# callgrind format\nfn=parse\n"}),
    good: entryExample({
      "index.md": PAGE,
      "callgrind.out": "# callgrind format\nevents: Ir\n\nfl=parse.c\nfn=parse\n12 400\n14 1200\n",
    }),
  },
  PJ061: {
    meaning: "A profile has fewer samples than `thresholds.profile-samples` of journal.yaml, 100 by default.",
    why: "With few samples the shares are chance to a large part: the next run shows other shares. The page has the same note.",
    bad: entryExample({"index.md": PAGE, "cpu.cpuprofile": cpuprofile(12)}),
    good: entryExample({"index.md": PAGE, "cpu.cpuprofile": cpuprofile(200)}),
  },
  PJ062: {
    meaning: "A profile is whole and has no sample.",
    why: "Nothing happened that the profiler observes: the program was idle, the profile was closed too early, or its rate is 0.",
    bad: entryExample({
      "index.md": PAGE,
      "mutex.txt": "--- mutex:\ncycles/second=1000000000\nsampling period=1\n",
    }),
    good: entryExample({
      "index.md": PAGE,
      "mutex.txt":
        "--- mutex:\ncycles/second=1000000000\nsampling period=1\n5000000 250 @ 0x47a1c0 0x47b2d0\n#\t0x47a1bf\tsync.(*Mutex).Unlock+0x3f\t/usr/lib/go/src/sync/mutex.go:65\n#\t0x47b2cf\tmain.work+0x4f\t\t\t/src/main.go:12\n",
    }),
  },
  PJ063: {
    meaning:
      "A part of a profile is not as its format has it, and is left out. The message names the line or the place.",
    why: "The rest is shown; its totals lack what was left out.",
    bad: entryExample({"index.md": PAGE, "cpu.folded": FOLDED.replace(" 80", "")}),
    good: GOOD,
  },
  PJ064: {
    meaning:
      "A profile holds more than is read: stacks deeper than 2,048 frames, or 16 million frames in all.",
    why: "The frames beyond are merged into one, so that endless recursion and damaged stacks do not fill the memory of a build.",
    bad: entryExample({"index.md": PAGE, "cpu.folded": `${FOLDED}${"main;".repeat(3000)}parse 10\n`}),
    good: GOOD,
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;

/** Writes a CPU profile of Node with a number of samples, a millisecond each. */
function cpuprofile(samples: number): string {
  const frame = (functionName: string, lineNumber: number) => ({
    functionName,
    scriptId: "1",
    url: "file:///src/parse.js",
    lineNumber,
    columnNumber: 0,
  });
  return JSON.stringify({
    nodes: [
      {id: 1, callFrame: frame("(root)", -1), hitCount: 0, children: [2]},
      {id: 2, callFrame: frame("parse", 11), hitCount: samples},
    ],
    startTime: 0,
    endTime: samples * 1000,
    samples: Array.from({length: samples}, () => 2),
    timeDeltas: Array.from({length: samples}, () => 1000),
  });
}
