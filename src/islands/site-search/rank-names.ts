import type {NamedEntry, NameKind, NamesDocument} from "../../contract/search-names.ts";
import {NAME_KINDS} from "../../contract/search-names.ts";
import {compareText} from "../../text/compare.ts";

/** A result of the search by names. */
export interface NameResult {
  readonly kind: NameKind | "commit";
  readonly name: string;
  /** Address of its page, base applied. */
  readonly address: string;
  /** Package of a benchmark, full name of a function; "" where the name is enough. */
  readonly context: string;
  readonly detail: string;
  /** Absent for names without an entry. */
  readonly entry?: NamedEntry | undefined;
}

/** A name with the texts that a query is held against. */
export interface SearchableName extends Omit<NameResult, "kind"> {
  readonly kind: NameKind;
  /** The name alone and with its context, as written. */
  readonly forms: readonly string[];
  /** `forms` in small letters. */
  readonly lower: readonly string[];
  /** All forms and further words in small letters. */
  readonly all: string;
}

/** The names of a journal, ready to be searched. */
export interface SearchableNames {
  readonly names: readonly SearchableName[];
  /** Newest first, addresses with the base applied. */
  readonly entries: readonly NamedEntry[];
}

/** Decodes the document of names; rows of kinds that this version does not know are left out. */
export function searchableNames({base, kinds, entries: listed, names}: NamesDocument): SearchableNames {
  const entries = listed.map(entry => ({...entry, address: base + entry.address}));
  return {
    entries,
    names: names.flatMap(([place, name, address, entry, context, detail, words]): SearchableName[] => {
      const kind = NAME_KINDS.find(one => one === kinds[place]);
      if (!kind) return [];
      const forms = formsOf(kind, name, context);
      const lower = forms.map(form => form.toLowerCase());
      const all = [...lower, words.toLowerCase()].join("\n");
      return [
        {kind, name, address: base + address, context, detail, entry: entries[entry], forms, lower, all},
      ];
    }),
  };
}

function formsOf(kind: NameKind, name: string, context: string): string[] {
  if (context === "") return [name];
  return [name, kind === "benchmark" || kind === "measurement" ? `${context}/${name}` : context];
}

/** Number of tiers that `tierOf` returns. */
const TIERS = 7;

/**
 * Finds the names that match a query, the best first, at most `limit`: the name itself, then names that end with the
 * query, begin with it, have it at the beginning of a word, anywhere, and last those that have all of its words. Equals are
 * in the order of `NAME_KINDS`; entries and findings newest first, other names the shortest first.
 */
export function rankNames(
  query: string,
  names: readonly SearchableName[],
  limit: number,
): readonly SearchableName[] {
  const asked = variants(query.trim());
  if (asked.length === 0) return [];
  const tiers: SearchableName[][] = Array.from({length: TIERS}, () => []);
  for (const name of names) tiers[Math.min(...asked.map(one => tierOf(one, name)))]?.push(name);
  const best: SearchableName[] = [];
  for (const tier of tiers) {
    if (best.length >= limit) break;
    best.push(...tier.sort(compareNames).slice(0, limit - best.length));
  }
  return best;
}

/** A query as written and in small letters, with its words. */
interface AskedName {
  readonly text: string;
  readonly lower: string;
  readonly words: readonly string[];
}

/** A query, and without the `Benchmark` that Go's names begin with; no query for an empty text. */
function variants(query: string): AskedName[] {
  const texts = query === "" ? [] : [query, query.replace(/^Benchmark(?=[^a-z])/, "")];
  return [...new Set(texts)].map(text => {
    const lower = text.toLowerCase();
    return {text, lower, words: lower.split(/\s+/)};
  });
}

/** How well a name matches: 0 is best; `TIERS` for no match. */
function tierOf({text, lower, words}: AskedName, {forms, lower: known, all}: SearchableName): number {
  if (forms.includes(text)) return 0;
  if (known.includes(lower)) return 1;
  if (known.some(form => form.endsWith(lower) && isWordStart(form, form.length - lower.length))) return 2;
  if (known.some(form => form.startsWith(lower))) return 3;
  if (known.some(form => hasWordStart(form, lower))) return 4;
  if (known.some(form => form.includes(lower))) return 5;
  return words.every(word => all.includes(word)) ? 6 : TIERS;
}

function hasWordStart(form: string, part: string): boolean {
  for (let at = form.indexOf(part); at >= 0; at = form.indexOf(part, at + 1))
    if (isWordStart(form, at)) return true;
  return false;
}

/** True if a word begins there: behind anything but a letter or a digit. */
function isWordStart(form: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(form[at - 1] ?? "");
}

function compareNames(a: SearchableName, b: SearchableName): number {
  const kind = NAME_KINDS.indexOf(a.kind) - NAME_KINDS.indexOf(b.kind);
  if (kind !== 0) return kind;
  const isDated = a.kind === "entry" || a.kind === "finding";
  const age = isDated ? compareText(b.entry?.date ?? "", a.entry?.date ?? "") : 0;
  return (
    age || a.name.length - b.name.length || compareText(a.name, b.name) || compareText(a.address, b.address)
  );
}

/** Fewest digits of a commit that is searched for. */
const COMMIT_DIGITS = 7;

/** True for text that may be a commit: 7 to 64 hexadecimal digits. */
export function isCommitQuery(query: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(query.trim());
}

/** Finds the entries of a commit, newest first: either may be an abbreviation of the other. */
export function entriesOfCommit(query: string, entries: readonly NamedEntry[]): NameResult[] {
  const asked = query.trim().toLowerCase();
  if (!isCommitQuery(asked)) return [];
  return entries.flatMap((entry): NameResult[] => {
    const commit = entry.commits?.find(one => isSameCommit(one.toLowerCase(), asked));
    if (commit === undefined) return [];
    return [{kind: "commit", name: commit, address: entry.address, context: "", detail: "", entry}];
  });
}

function isSameCommit(commit: string, asked: string): boolean {
  return commit.length >= COMMIT_DIGITS && (commit.startsWith(asked) || asked.startsWith(commit));
}

/** Finds names and commits for a query, the best first, at most `limit`. */
export function findNames(query: string, {names, entries}: SearchableNames, limit: number): NameResult[] {
  return [...entriesOfCommit(query, entries), ...rankNames(query, names, limit)].slice(0, limit);
}
