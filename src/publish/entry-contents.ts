import type {Entry} from "../journal/entry/entry.ts";
import type {Journal} from "../journal/journal.ts";

const NOUNS: Readonly<Record<string, readonly [string, string]>> = {
  benchmark: ["benchmark file", "benchmark files"],
  profile: ["profile", "profiles"],
};
const OTHER = ["other file", "other files"] as const;

/** Counts an entry's attachments: `2 benchmark files, 1 profile`; "" for no attachments. */
export function entryContents(entry: Pick<Entry, "attachments">): string {
  const counts = new Map<string, number>();
  for (const attachment of entry.attachments) {
    const kind = attachment.artifact?.kind.name ?? "";
    const key = kind in NOUNS ? kind : "";
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...Object.keys(NOUNS), ""]
    .flatMap(key => {
      const count = counts.get(key);
      const [one, many] = NOUNS[key] ?? OTHER;
      return count ? [`${count} ${count === 1 ? one : many}`] : [];
    })
    .join(", ");
}

/** A sentence about an entry: its verdict, its moves and its attachments. */
export function describeEntry(
  entry: Pick<Entry, "id" | "attachments" | "meta" | "date">,
  {headlines}: Pick<Journal, "headlines">,
): string {
  const [headline] = headlines.get(entry.id) ?? [];
  const moved = headline && `${headline.unit} ${headline.text} ${headline.of}`;
  return [entry.date, entry.meta.verdict, moved, entryContents(entry)].filter(Boolean).join(" · ");
}
