/** A value of the part of TOML that gitleaks' rules are written in. */
export type TomlValue = string | number | readonly string[];

/** A table of such a file. */
export type TomlTable = Readonly<Record<string, TomlValue>>;

/** A table with its header: `rules`, `rules.allowlists`, "" for lines before the first header. */
export interface TomlSection {
  readonly header: string;
  readonly table: TomlTable;
}

/** Reads tables of strings, numbers and lists of strings in their order. Throws Error with the line of anything else. */
export function readTomlSections(text: string): TomlSection[] {
  const sections: {header: string; table: Record<string, TomlValue>}[] = [{header: "", table: {}}];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? "").trim();
    if (line === "" || line.startsWith("#")) continue;
    const header = /^\[\[?([\w.]+)\]\]?$/.exec(line)?.[1];
    if (header !== undefined) {
      sections.push({header, table: {}});
      continue;
    }
    const [, key, start] = /^(\w+) = ([\s\S]*)$/.exec(line) ?? [];
    if (key === undefined || start === undefined)
      throw new Error(`line ${at + 1} is not understood: ${line}`);
    let value = start;
    while (!isWhole(value)) value += `\n${lines[++at] ?? ""}`;
    const section = sections.at(-1);
    if (section) section.table[key] = readValue(value);
  }
  return sections;
}

function isWhole(value: string): boolean {
  if (value.startsWith("[")) return value.trimEnd().endsWith("]") && strings(value).rest.trim() === "";
  return !value.startsWith("'''") || /^'''[\s\S]*'''$/.test(value);
}

function readValue(value: string): TomlValue {
  if (/^-?[\d.]+$/.test(value)) return Number(value);
  const {items} = strings(value);
  if (value.startsWith("[")) return items;
  const [only] = items;
  if (only === undefined || items.length > 1) throw new Error(`value is not understood: ${value}`);
  return only;
}

/** Returns the strings of a list, and the remainder besides brackets and commas. */
function strings(value: string): {items: string[]; rest: string} {
  const items: string[] = [];
  const rest = value
    .replace(/^\s*#.*$/gm, "")
    .replace(/'''([\s\S]*?)'''|"((?:[^"\\\n]|\\.)*)"/g, (all, literal?: string) => {
      items.push(literal ?? (JSON.parse(all) as string));
      return "";
    });
  return {items, rest: rest.replace(/#.*$/gm, "").replace(/^\[|[,\s]|\]$/g, "")};
}
