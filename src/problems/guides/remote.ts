import type {ProblemGuide} from "./guide.ts";
import {entryExample, examplePage} from "./guide.ts";

const PAGE = examplePage("Buffers come from a pool.");
const DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const remote = (digest: string) =>
  `url: https://files.example.org/cpu.pb.gz\nsha256: ${digest}\nbytes: 41233\n`;

/** Guides of problems of attachments kept elsewhere. */
export const REMOTE_GUIDES = {
  PJ086: {
    meaning:
      "A file whose name ends in .remote names an attachment kept elsewhere. It is YAML with the keys url, sha256 and bytes, and one of them is missing or breaks its rule.",
    why: "Without the digest and the size nothing shows that a download is the file that was measured, so that it is not fetched.",
    bad: entryExample({"index.md": PAGE, "cpu.pb.gz.remote": remote("9f86d081")}),
    good: entryExample({"index.md": PAGE}),
  },
  PJ087: {
    meaning: "An attachment is kept elsewhere, and the cache of this computer does not have it.",
    why: "A build uses no network. Figures and tables of the attachment are missing until perf-journal fetch has loaded it.",
    bad: entryExample({"index.md": PAGE, "cpu.pb.gz.remote": remote(DIGEST)}),
    good: entryExample({"index.md": PAGE}),
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
