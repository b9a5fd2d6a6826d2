import {yamlList, yamlString} from "../markdown/written-values.ts";
import {titleSlug} from "../text/title-slug.ts";

/** A file that an imported entry holds. */
export interface ImportedFile {
  /** Name in the entry's folder. */
  readonly name: string;
  /** Its bytes, or the file it is a copy of: an absolute path. */
  readonly content: Uint8Array | {readonly copyOf: string};
}

/** An entry that an importer made of records kept elsewhere. */
export interface ImportedEntry {
  /** Name of its folder. */
  readonly id: string;
  readonly title: string;
  /** The index.md. */
  readonly text: string;
  readonly files: readonly ImportedFile[];
  /** Its source, for the report: `PERFORMANCE.md:12-40`. */
  readonly source: string;
  /** Points for a reviewer, each with its place. */
  readonly notes: readonly string[];
}

/** Front matter of an imported entry; absent fields are left out. */
export interface ImportedFacts {
  readonly title: string;
  readonly authors?: readonly string[];
  readonly commit?: string | undefined;
  readonly baseCommit?: string | undefined;
  readonly pr?: string | undefined;
  readonly machine?: string | undefined;
  /** Comments: values that the importer proposes and does not set. */
  readonly proposals?: readonly string[];
}

/** Writes the front matter of an imported entry, with both fences. */
export function importedFrontMatter(facts: ImportedFacts): string {
  const lines = [
    `title: ${yamlString(facts.title)}`,
    facts.authors && facts.authors.length > 0 && `authors: ${yamlList(facts.authors)}`,
    facts.baseCommit && `base-commit: ${yamlString(facts.baseCommit)}`,
    facts.commit && `commit: ${yamlString(facts.commit)}`,
    facts.pr && `pr: ${yamlString(facts.pr)}`,
    facts.machine && `machine: ${yamlString(facts.machine)}`,
    ...(facts.proposals ?? []).map(proposal => `# ${proposal}`),
  ];
  return `---\n${lines.filter(Boolean).join("\n")}\n---`;
}

/**
 * Returns a function that names entries: the day and a title's slug, with a number where the day has the name already.
 * The names of an import depend on the order of its entries alone, so that a second import makes the same names.
 */
export function idMaker(): (date: string, title: string) => string {
  const counts = new Map<string, number>();
  return (date, title) => {
    const id = `${date}-${titleSlug(title) || "entry"}`;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  };
}
