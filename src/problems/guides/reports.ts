import type {ProblemGuide} from "./guide.ts";
import {entryExample, examplePage} from "./guide.ts";

const PAGE = examplePage("Buffers come from a pool.");
const attached = (name: string, content: string) => entryExample({"index.md": PAGE, [name]: content});
const collection = (number: number, clock: string): string =>
  `gc ${number} @0.0${number}s 2%: ${clock} ms clock, 0.14+0.21/0.35/0.02+0.042 ms cpu, 4->4->1 MB, 5 MB goal, 0 MB stacks, 0 MB globals, 8 P\n`;
const SETTINGS =
  "GOARCH='amd64'\nGOOS='linux'\nGOVERSION='go1.26.1'\nGOPATH='/home/ann/go'\nGOROOT='/usr/lib/go'\n";

/** Guides of problems of reports that tools print. */
export const REPORT_GUIDES = {
  PJ110: {
    meaning: "A line of a tool's report is not as the tool prints it: cut off, or mixed with another line.",
    why: "The line is left out, so that sums and shares lack it.",
    bad: attached("gc.log", collection(1, "0.018+0.46+0.005") + collection(2, "0.018+x+0.005")),
    good: attached("gc.log", collection(1, "0.018+0.46+0.005") + collection(2, "0.018+0.44+0.005")),
  },
  PJ111: {
    meaning: "A file is a tool's report by its form and has none of its numbers, or is empty.",
    why: "There is nothing to show. Mostly the command failed and printed its reason to standard error.",
    bad: attached("gc.log", ""),
    good: attached("gc.log", collection(1, "0.018+0.46+0.005")),
  },
  PJ112: {
    meaning:
      "A setting in an attached environment has a name such as TOKEN or PASSWORD, or a value such as an address with a password.",
    why: "Attachments are published as they are. The page hides the value; the file does not.",
    bad: attached("env.txt", `${SETTINGS}GOPROXY='https://ann:sEcret-42x@proxy.example.org'\n`),
    good: attached("env.txt", `${SETTINGS}GOPROXY='https://proxy.example.org'\n`),
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
