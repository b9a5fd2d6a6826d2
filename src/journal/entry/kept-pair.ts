import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {keptNamesNoHead, noHeadKept} from "../../problems/entry.ts";
import type {Entry, Pair} from "./entry.ts";

/**
 * True if a pair's head is the code that its entry left behind. Of several heads against the same base that is only the head
 * which the front matter names with `kept`.
 */
export function isKeptPair(
  {leaves, meta, pairs}: Pick<Entry, "leaves" | "meta" | "pairs">,
  {base, head}: Pair,
): boolean {
  if (leaves === "base") return false;
  return pairs.filter(pair => pair.base.name === base.name).length <= 1 || head.name === meta.kept;
}

/** Reports problems of `kept`: it must name a head, and is required if a kept entry has several heads against the same base. */
export function keptProblems(
  {leaves, meta, pairs}: Pick<Entry, "leaves" | "meta" | "pairs">,
  file: string,
  lines: ReadonlyMap<string, number> = new Map(),
): Problem[] {
  const {kept} = meta;
  const place = {file, line: lines.get("kept") ?? 1};
  const heads = pairs.map(({head}) => head.name);
  if (kept !== undefined && !heads.includes(kept)) return [problemAt(place, keptNamesNoHead(kept, heads))];
  if (leaves === "base") return [];
  const rivals = [...Map.groupBy(pairs, ({base}) => base.name)].filter(([, own]) => own.length > 1);
  return rivals.flatMap(([base, own]) => {
    const names = own.map(({head}) => head.name);
    return kept !== undefined && names.includes(kept) ? [] : [problemAt(place, noHeadKept(base, names))];
  });
}
