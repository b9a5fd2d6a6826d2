import type {ArtifactFile} from "../../input/artifact-file.ts";
import {isProseOrSource, kindSample} from "../../input/detection-sample.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {measurementsOf, quantityTable} from "../shared/quantities.ts";
import type {GopsReport} from "./parse.ts";
import {parseGops, readGopsLine} from "./parse.ts";
import {gopsComparison, gopsFacts, gopsQuantities, gopsView} from "./view.ts";

/** Output of gops about Go processes (https://github.com/google/gops): the list, the tree, and a single process. */
export const gopsKind: ModelKind<GopsReport> = defineKind({
  name: "gops",
  guide: {
    what: "What gops lists of Go processes.",
    commands: ["gops > gops.txt", "gops tree > gops-tree.txt", "gops 1234 > process.txt"],
    shown: "The processes as a table or a tree, and what one of them uses.",
  },
  fences: ["gops"],
  detect,
  parse: parseGops,
  title: ({details}) => (details.length > 0 ? "Go process (gops)" : "Go processes (gops)"),
  facts: gopsFacts,
  measure: report => measurementsOf("gops", gopsQuantities(report)),
  tables: report => [quantityTable(gopsQuantities(report))],
  view: gopsView,
  compare: gopsComparison,
});

/** Lines that are looked at. */
const LOOKED_AT = 300;
/** Names that only gops prints; other tools print threads and user names, too. */
const LEAST_DETAILS = 3;

/** Most lines are of gops: processes, or at least three details of a process. */
function detect(file: ArtifactFile): boolean {
  if (isProseOrSource(file)) return false;
  const lines = kindSample(file)
    .split("\n", LOOKED_AT)
    .filter(line => line.trim() !== "" && line.trim() !== "...");
  const known = lines.flatMap(line => readGopsLine(line) ?? []);
  const processes = known.filter(({list, tree}) => list ?? tree);
  const isNamed = processes.some(({list, tree}) => list ?? tree?.name);
  const details = new Set(known.flatMap(({detail}) => detail?.name ?? []));
  return known.length * 2 >= lines.length && (isNamed || details.size >= LEAST_DETAILS);
}
