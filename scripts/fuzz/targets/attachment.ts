import type {Root} from "hast";
import {toHtml} from "hast-util-to-html";
import type {ViewContext} from "../../../src/artifacts/kind.ts";
import {KINDS, openArtifact} from "../../../src/artifacts/kinds.ts";
import {countNodes} from "../../../src/embeds/lib/undrawn.ts";
import {artifactFile} from "../../../src/input/artifact-file.ts";
import {dangers} from "../../../src/render/testdata/dangerous.ts";
import {meterShare, spendFile} from "../meter-share.ts";
import {samplesIn} from "../samples.ts";
import type {Target} from "../target.ts";

const TOKENS = [
  ...[
    "<script>",
    "</script>",
    "<img src=x onerror=y>",
    "javascript:",
    '"',
    "'",
    "<",
    ">",
    "&",
    "]]>",
    "-->",
    "\n",
    "\t",
    " ",
  ],
  ...[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "null",
    "1e999",
    "-1",
    "ns/op",
    "Benchmark",
    "goos: ",
    "gc 1 @",
    "SCHED ",
    "goroutine 1 [",
  ],
  ...[
    "MB/s",
    "±",
    "%",
    "∞",
    "(p=0.000 n=10)",
    "│",
    "-8",
    "/n=1",
    "digraph {",
    "->",
    "label=",
    "\u202e",
    "pkg: ",
    "Unit ",
  ],
];

const CONTEXT: ViewContext = {id: "fuzz", size: "embed"};

/** A file of any kind, from bytes to the HTML of its view, alone and against itself. */
export const attachment: Target = {
  name: "attachment",
  samples: samplesIn(KINDS.map(({name}) => `src/artifacts/${name}/testdata/samples`)),
  tokens: TOKENS,
  limit: 2 ** 20,
  memoryLimit: 24 * 2 ** 20,
  run(input) {
    const artifact = openArtifact(artifactFile("content/x/file", "file", input));
    const root: Root = {type: "root", children: artifact.view(CONTEXT)};
    if (input.length % 4 === 0)
      root.children.push(...(artifact.compare(artifact, {...CONTEXT, id: "pair"}) ?? []));
    return dangers(toHtml(root));
  },
  share(input) {
    return meterShare(spend => {
      spendFile(spend, input);
      const artifact = openArtifact({...artifactFile("content/x/file", "file", input), spend});
      spend("measurements", artifact.measurements.length);
      spend("nodes", countNodes(artifact.view(CONTEXT)));
    });
  },
};
