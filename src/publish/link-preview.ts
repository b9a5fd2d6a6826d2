import type {Entry} from "../journal/entry/entry.ts";
import type {FindingState, Journal} from "../journal/journal.ts";
import {findingStatusWords} from "../text/finding-status.ts";

/** A fact that chat programs show below a link, as a name and a value. */
export interface PreviewFact {
  readonly name: string;
  readonly value: string;
}

/** Data of a page for programs that show its link, beside its title and description. */
export interface LinkPreview {
  /** Verdict or status, headline number, machine and commits in a line. */
  readonly description: string;
  /** At most two: `twitter:label1` and `twitter:label2` are all that is read. */
  readonly facts: readonly PreviewFact[];
  /** YYYY-MM-DD; absent for a page without a day. */
  readonly published?: string;
}

/** Maximum digits of a commit in a preview. */
const COMMIT_DIGITS = 12;

/** Returns the preview of an entry: its largest change, and its commits, else its verdict. */
export function entryPreview(
  entry: Pick<Entry, "id" | "date" | "meta">,
  {headlines}: Pick<Journal, "headlines">,
): LinkPreview {
  const [headline] = headlines.get(entry.id) ?? [];
  const {commit, baseCommit, verdict} = entry.meta;
  const commits = commitsOf(entry);
  const moved = headline && `${headline.unit} ${headline.text} ${headline.of}`.trim();
  const facts = [
    headline && {name: headline.unit, value: `${headline.text} ${headline.of}`.trim()},
    commits !== "" && {name: baseCommit && commit ? "Commits" : "Commit", value: commits},
    verdict && {name: "Verdict", value: verdict},
  ];
  return {
    description: [verdict, moved, entry.meta.machine, commits].filter(Boolean).join(" · ") || entry.date,
    facts: facts.filter(fact => typeof fact === "object").slice(0, 2),
    published: entry.date,
  };
}

/** Returns the commits of an entry, abbreviated: `fedcba987654 → 0123456789ab`; "" without any. */
export function commitsOf({meta: {baseCommit, commit}}: Pick<Entry, "meta">): string {
  return [baseCommit, commit].flatMap(each => each?.slice(0, COMMIT_DIGITS) ?? []).join(" → ");
}

/** Returns the preview of a finding: its status, the day of its entry, and the entry's largest change. */
export function findingPreview(
  {entry, status}: Pick<FindingState, "entry" | "status">,
  journal: Pick<Journal, "headlines">,
): LinkPreview {
  return {
    description: `${findingStatusWords(status)} · ${entryPreview(entry, journal).description}`,
    facts: [
      {name: "Status", value: findingStatusWords(status)},
      {name: "Entry", value: `${entry.date} ${entry.meta.title}`},
    ],
    published: entry.date,
  };
}
