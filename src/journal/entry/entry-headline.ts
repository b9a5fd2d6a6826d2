import type {Entry} from "./entry.ts";

/**
 * Summarizes the front matter of an entry in a line: `kept · parser · 0123456789ab → fedcba987654 · bench-1 · Go 1.26.8 ·
 * Ann`.
 */
export function entryHeadline({meta, component}: Pick<Entry, "meta" | "component">): string {
  const {verdict, baseCommit, commit, machine, go, authors} = meta;
  const commits = [baseCommit, commit].flatMap(sha => sha?.slice(0, 12) ?? []).join(" → ");
  return [verdict, component, commits, machine, go && `Go ${go}`, authors.join(", ")]
    .filter(Boolean)
    .join(" · ");
}
