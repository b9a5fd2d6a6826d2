/** A label's text, and the alignment of its lines. */
export interface DotLabel {
  readonly lines: readonly string[];
  /** In the middle when absent. */
  readonly align?: "start" | "end";
}

/** Names of characters that a label may have. */
export interface LabelNames {
  readonly graph: string;
  readonly node?: string;
  readonly tail?: string;
  readonly head?: string;
}

/** More of a label is not drawn: the table has it in full. */
const MOST = {lines: 16, columns: 80} as const;

/**
 * Reads a label with Graphviz's escapes (https://graphviz.org/docs/attr-types/escString/): `\n`, `\l` and `\r` end lines,
 * `\N`, `\G`, `\E`, `\T` and `\H` are names.
 */
export function readLabel(text: string, names: LabelNames): DotLabel {
  const lines: string[] = [""];
  const ends: string[] = [];
  const add = (part: string): void => {
    lines[lines.length - 1] += part;
  };
  for (const [part] of text.matchAll(/\\[\s\S]?|\r?\n|[^\\\r\n]+|\r/g)) {
    const letter = part.startsWith("\\") ? part.slice(1) : part.endsWith("\n") ? "n" : "";
    if (letter === "n" || letter === "l" || letter === "r") {
      ends.push(letter);
      lines.push("");
    } else add(part.startsWith("\\") ? escaped(letter, names) : part);
  }
  while (lines.length > 1 && lines.at(-1)?.trim() === "") lines.pop();
  const align = ends.length > 0 && ends.every(end => end === "l") ? "start" : undefined;
  const right = ends.length > 0 && ends.every(end => end === "r") ? "end" : undefined;
  const found = align ?? right;
  return {lines: lines.map(line => line.trim()), ...(found && {align: found})};
}

function escaped(letter: string, {graph, node = "", tail = "", head = ""}: LabelNames): string {
  const names: Readonly<Record<string, string>> = {
    N: node,
    G: graph,
    E: tail && `${tail} → ${head}`,
    T: tail,
    H: head,
    L: "",
  };
  return Object.hasOwn(names, letter) ? (names[letter] ?? "") : letter;
}

/** The text of a label in Graphviz's HTML, a row a line; its tags are ignored. */
export function htmlLabel(text: string): DotLabel {
  const lines = text
    .replace(/<!--(?:(?!<!--)[\s\S])*?-->/g, "")
    .replace(/\s+/g, " ")
    .replace(/<\s*(?:br\b|\/tr\b)[^<>]*>/gi, "\n")
    .replace(/<\/td>\s*<td\b[^<>]*>/gi, " | ")
    .replace(/<[^<>]*>/g, "")
    .replace(/&(lt|gt|quot|amp|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? "")
    .split("\n")
    .map(line => line.trim())
    .filter(line => line !== "");
  return {lines: lines.length > 0 ? lines : [""]};
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  amp: "&",
  nbsp: " ",
  "#39": "'",
};

/** A record's fields a line each: `{a|<port> b}`. */
export function recordLabel(text: string, names: LabelNames): DotLabel {
  const fields = text
    .replace(/\\([{}|<>])/g, (_, sign: string) => String.fromCharCode(0xe000 + "{}|<>".indexOf(sign)))
    .replace(/<[^<>|]*>/g, "")
    .split(/[{}|]/)
    .map(field =>
      field.replace(/[\ue000-\ue004]/g, sign => "{}|<>"[sign.charCodeAt(0) - 0xe000] ?? "").trim(),
    )
    .filter(field => field !== "");
  const lines = fields.flatMap(field => readLabel(field, names).lines);
  return {lines: lines.length > 0 ? lines : [""]};
}

/** As much of a label as is drawn. */
export function drawnLabel({lines, ...rest}: DotLabel): DotLabel {
  const shown = lines.slice(0, MOST.lines).map(line => {
    const letters = [...line];
    return letters.length > MOST.columns ? `${letters.slice(0, MOST.columns).join("")}…` : line;
  });
  return {...rest, lines: lines.length > MOST.lines ? [...shown, "…"] : shown};
}
