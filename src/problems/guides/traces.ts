import type {ExampleFile, ProblemGuide} from "./guide.ts";
import {entryExample, examplePage} from "./guide.ts";

const attached = (trace: ExampleFile) =>
  entryExample({"index.md": examplePage("Buffers come from a pool."), "run.trace": trace});
const GOOD = attached({
  shown: "an execution trace of Go 1.26, from trace.Start to trace.Stop",
  recipe: "whole trace",
});

/** Guides of problems of Go execution traces. */
export const TRACE_GUIDES = {
  PJ120: {
    meaning: "An execution trace is of a Go version before 1.22, or of one that is not known yet.",
    why: "The format changed in Go 1.22. The file is offered for download, and `go tool trace` of that version shows it.",
    bad: attached("go 1.21 trace\0\0\0"),
    good: GOOD,
  },
  PJ121: {
    meaning: "An execution trace ends within a part, or a part in its middle is missing.",
    why: "The whole parts are shown, so that times and counts are those of a part of the run.",
    bad: attached({
      shown: "an execution trace of Go 1.23 that was copied before trace.Stop",
      recipe: "cut trace",
    }),
    good: GOOD,
  },
  PJ122: {
    meaning: "Events of an execution trace cannot be read, or contradict each other.",
    why: "They are left out, so that what they belong to may look longer or shorter than it was.",
    bad: attached({shown: "an execution trace of Go 1.26 with a damaged byte", recipe: "damaged trace"}),
    good: GOOD,
  },
  PJ123: {
    meaning: "An execution trace has no part that is whole.",
    why: "There is nothing to show. Mostly the program ended without trace.Stop.",
    bad: attached("go 1.26 trace\0\0\0"),
    good: GOOD,
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
