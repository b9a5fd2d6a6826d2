import {findingCardAddress} from "../../journal/addresses/addresses.ts";
import type {FindingState} from "../../journal/journal.ts";
import {findingStatusWords} from "../../text/finding-status.ts";
import type {FeedSite} from "./feed.ts";

/** Maximum entries, and findings, that are listed: the newest. */
const LISTED = 500;

/** Data of the whole journal. */
const DATA: readonly (readonly [name: string, path: string, content: string])[] = [
  ["Every entry", "/index.json", "id, date, title, verdict, component, tags"],
  ["Every finding", "/findings.json", "claim, status, history, citations"],
  ["Every sample", "/data/measurements.parquet", "benchmark, unit, machine, commit, value"],
];

/**
 * The journal as an index for language models, after https://llmstxt.org: entries as Markdown with their numbers, findings with
 * their statuses, data of the whole journal.
 */
export function llmsText(site: FeedSite): string {
  const {config, entries, findings} = site.journal;
  const published = entries.filter(({meta}) => !meta.draft).slice(0, LISTED);
  const address = (path: string): string => site.absolute(path) ?? site.href(path);
  const lines = published.map(entry =>
    item(entry.meta.title, address(`/entries/${entry.id}.md`), site.describe(entry)),
  );
  return [
    `# ${plain(config.title)}`,
    ...(config.description ? [`> ${plain(config.description)}`] : []),
    section("Entries", lines),
    section(
      "Findings",
      findings
        .filter(({entry}) => !entry.meta.draft)
        .slice(0, LISTED)
        .map(state => findingItem(state, address)),
    ),
    section(
      "Data",
      DATA.map(([name, path, content]) => item(name, address(path), content)),
    ),
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

function findingItem({entry, finding, status}: FindingState, address: (path: string) => string): string {
  const notes = `${findingStatusWords(status)} · ${entry.date}`;
  return item(finding.claim, address(findingCardAddress(entry.id, finding.id)), notes);
}

function section(title: string, items: readonly string[]): string {
  return items.length > 0 ? `## ${title}\n\n${items.join("\n")}` : "";
}

function item(name: string, address: string, notes: string): string {
  return `- [${plain(name).replace(/[\\[\]]/g, "\\$&")}](${address}): ${plain(notes)}`;
}

/** A text in a single line. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
