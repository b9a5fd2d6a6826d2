import type {ComparedKind, FileList, ListedEntry, ListedFile} from "../../contract/compare-files.ts";
/** A file with the entry it belongs to. */
export interface ChosenFile {
  readonly entry: ListedEntry;
  readonly file: ListedFile;
}

/** The choice in the address of the compare page. */
export interface Choice {
  /** `<entry>/<file>`; "" for no file. */
  readonly base: string;
  readonly head: string;
  /** Sample type of profiles; "" for the default. */
  readonly sample: string;
}

/** Reads a choice from an address's query string. */
export function readChoice(query: string): Choice {
  const said = new URLSearchParams(query);
  const text = (name: string) => said.get(name) ?? "";
  return {base: text("base"), head: text("head"), sample: text("sample")};
}

/** Writes a choice as a query string, slashes kept readable; "" for no choice. */
export function writeChoice(choice: Choice): string {
  const parts = Object.entries(choice).flatMap(([name, value]) =>
    value === "" ? [] : `${name}=${encodeURIComponent(value).replaceAll("%2F", "/")}`,
  );
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/** How the address calls a file: `2026-05-03-pool/before.txt`. */
export function fileKey({entry, file}: ChosenFile): string {
  return `${entry.id}/${file.name}`;
}

/** The file of an address, by its entry's id or alias; undefined for an unknown key. */
export function fileOf(list: FileList, key: string): ChosenFile | undefined {
  const end = key.indexOf("/");
  const id = key.slice(0, end);
  const name = key.slice(end + 1);
  const entry = list.entries.find(one => one.id === id || one.aliases.includes(id));
  const file = entry?.files.find(one => one.name === name);
  return entry && file ? {entry, file} : undefined;
}

/** The benchmark results on a profile's side of its entry, for costs per operation. */
export function benchmarksOfSide({entry, file}: ChosenFile): ChosenFile[] {
  return entry.files.flatMap(other =>
    other.kind === "benchmark" && other.isBase === file.isBase ? [{entry, file: other}] : [],
  );
}

/** Entries with the files that are of a kind and whose entry or name has every word of a filter. */
export function filterFiles(list: FileList, kind: ComparedKind, filter: string): ListedEntry[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return list.entries.flatMap(entry => {
    const files = entry.files.filter(file => {
      const text = `${entry.id} ${entry.title} ${file.name} ${file.title}`.toLowerCase();
      return file.kind === kind && words.every(word => text.includes(word));
    });
    return files.length > 0 ? [{...entry, files}] : [];
  });
}
