import type {Problem} from "../../problem.ts";
import type {Entry, Pair} from "./entry.ts";

/**
 * True if a pair's head is the code that its entry left behind. Of several heads against one base that is the one which the
 * front matter names with `kept`, and none where it names none.
 */
export function isKeptPair(
  {leaves, meta, pairs}: Pick<Entry, "leaves" | "meta" | "pairs">,
  {base, head}: Pair,
): boolean {
  if (leaves === "base") return false;
  return pairs.filter(pair => pair.base.name === base.name).length <= 1 || head.name === meta.kept;
}

/** Problems of `kept`: it must name a head, and of several heads against one base a kept entry must say which one was kept. */
export function keptProblems(
  {leaves, meta, pairs}: Pick<Entry, "leaves" | "meta" | "pairs">,
  file: string,
  lines: ReadonlyMap<string, number> = new Map(),
): Problem[] {
  const {kept} = meta;
  const place = {file, line: lines.get("kept") ?? 1};
  const heads = pairs.map(({head}) => head.name);
  if (kept !== undefined && !heads.includes(kept)) {
    const hint = heads.length > 0 ? `the heads are ${heads.join(", ")}` : "the entry has no pair";
    return [
      {
        ...place,
        severity: "error",
        code: "PJ107",
        message: `kept names "${kept}", expected the head of a pair`,
        hint,
      },
    ];
  }
  if (leaves === "base") return [];
  const rivals = [...Map.groupBy(pairs, ({base}) => base.name)].filter(([, own]) => own.length > 1);
  return rivals.flatMap(([base, own]): Problem[] => {
    const names = own.map(({head}) => head.name);
    if (kept !== undefined && names.includes(kept)) return [];
    const message = `${names.length} heads have the base "${base}", expected "kept" to name one of them, so all count as tried`;
    return [
      {
        ...place,
        severity: "warning",
        code: "PJ106",
        message,
        hint: `write kept: ${names[0]}, or one of ${names.join(", ")}`,
      },
    ];
  });
}
