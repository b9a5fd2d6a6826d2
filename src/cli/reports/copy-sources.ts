import type {CitablePart, FigureRecord} from "../../embeds/embed.ts";
import {entryTarget} from "../../embeds/lib/citation-targets.ts";
import type {CopySource} from "../../islands/copy-text.ts";
import {entryAddress, findingCardAddress} from "../../journal/addresses/addresses.ts";
import {formatCiteCode} from "../../journal/citations/cite-code.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import {entryHeadline} from "../../journal/entry/entry-headline.ts";
import type {JournalConfig} from "../../journal/read/config.ts";
import type {Publication} from "../../publish/publication-fs.ts";

/** Parts of an entry that can be copied, as on its page. */
export interface EntryCopies {
  readonly figures: readonly FigureRecord[];
  readonly cited: readonly CitablePart[];
  /** Every id of its page. */
  readonly ids: readonly string[];
  readonly entry: CopySource;
  /** Its findings and figures, in the order of the page. */
  readonly parts: readonly CopySource[];
}

/** Draws entries and lists the sources of their copy menus. */
export type CopyReader = (entry: Entry) => Promise<EntryCopies>;

/** Starts to read the parts that can be copied; an entry is drawn once, or taken from where a build keeps it. */
export function copyReader({journal: {config}, render}: Publication): CopyReader {
  const known = new Map<Entry, Promise<EntryCopies>>();
  const read = async (entry: Entry): Promise<EntryCopies> => {
    const {figures, ids, parts} = await render(entry);
    return {figures, ids, cited: parts, ...entryCopies(entry, parts, config)};
  };
  return entry => {
    const copies = known.get(entry) ?? read(entry);
    known.set(entry, copies);
    return copies;
  };
}

/** A full address where the journal says where it is published, else a path. */
export function siteLink(address: string, {site, base}: Pick<JournalConfig, "site" | "base">): string {
  return `${site ?? ""}${base}${address.replace(/^\//, "")}`;
}

function entryCopies(
  entry: Entry,
  parts: readonly CitablePart[],
  config: JournalConfig,
): Pick<EntryCopies, "entry" | "parts"> {
  const shared = {
    entry: entry.id,
    title: entry.meta.title,
    facts: entryHeadline(entry),
    page: siteLink(entryAddress(entry.id), config),
  };
  const sources = parts.map(
    (part): CopySource => ({
      ...shared,
      kind: part.kind,
      id: part.id,
      text: part.text,
      status: part.status,
      body: part.body,
      code: part.code,
      tables: part.table === undefined ? [] : [part.table],
      ...(part.kind === "finding" && {card: siteLink(findingCardAddress(entry.id, part.id), config)}),
    }),
  );
  // A figure within a finding is in the texts of both.
  const tables = sources.filter(({kind}) => kind === "figure").flatMap(source => source.tables);
  const {text, code} = entryTarget(entry);
  const whole: CopySource = {
    ...shared,
    kind: "entry",
    id: "",
    text,
    code: formatCiteCode(code),
    tables: tables.length > 0 ? [tables.join("\n")] : [],
    findings: sources.filter(({kind}) => kind === "finding"),
  };
  return {entry: whole, parts: sources};
}
