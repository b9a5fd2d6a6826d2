import type {ArtifactFile} from "../../input/artifact-file.ts";
import {isProseOrSource, kindSample} from "../../input/detection-sample.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {measurementsOf, quantityTable} from "../shared/quantities.ts";
import {looksLikeMemStatsJson} from "./json.ts";
import type {MemStats} from "./model.ts";
import {fieldsOf, parseMemStats} from "./parse.ts";
import {memComparison, memFacts, memQuantities, memView} from "./view.ts";

/** Memory statistics of a Go program: runtime.MemStats as printed by the program or gops, or as JSON of /debug/vars. */
export const memstatsKind: ModelKind<MemStats> = defineKind({
  name: "memstats",
  guide: {
    what: "A Go program's memory statistics: `runtime.MemStats` as programs print it, through gops, or as JSON of expvar.",
    commands: ["gops memstats 1234 > memstats.txt", "curl http://localhost:6060/debug/vars > vars.json"],
    shown: "The named fields with their units, and of two files what changed.",
  },
  fences: ["memstats"],
  detect,
  parse: parseMemStats,
  title: ({snapshots}) =>
    snapshots.at(-1)?.values.has("OS threads")
      ? "Runtime statistics"
      : "Memory statistics (runtime.MemStats)",
  facts: memFacts,
  measure({snapshots}) {
    const last = snapshots.at(-1);
    return last ? measurementsOf("memstats", memQuantities(last)) : [];
  },
  tables: ({snapshots}) => snapshots.slice(-1).map(last => quantityTable(memQuantities(last))),
  view: memView,
  compare: memComparison,
});

/** Lines that are looked at. */
const LOOKED_AT = 400;
const LEAST_FIELDS = 3;

/** At least three known fields, on most of the lines; a heap profile of `debug=1` ends with them. */
function detect(file: ArtifactFile): boolean {
  if (isProseOrSource(file)) return false;
  const text = kindSample(file);
  if (text.startsWith("heap profile: ")) return false;
  if (looksLikeMemStatsJson(text)) return true;
  const lines = text.split("\n", LOOKED_AT).filter(line => line.trim() !== "");
  const known = lines.map(fieldsOf);
  const names = new Set(known.flat().map(({field}) => field.name));
  const hits = known.filter(found => found.length > 0).length;
  return names.size >= LEAST_FIELDS && hits * 2 >= lines.length;
}
