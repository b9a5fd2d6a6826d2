import type {Element, Nodes} from "hast";
import {visit} from "unist-util-visit";

/** A row of a table, or a named fact, as a reader sees it. */
export interface PageRow {
  /** Class names of the table, or of the list of facts. */
  readonly of: string;
  /** Texts of its cells; a text that is cut is followed by its whole from the tooltip. */
  readonly cells: readonly string[];
}

/**
 * Returns the rows of a page: those of its tables, its named facts, and the heads of folded parts. A function between
 * its callers and callees is a row as well.
 */
export function pageRows(page: Nodes): PageRow[] {
  const rows: PageRow[] = [];
  let of = "";
  visit(page, "element", element => {
    const {tagName} = element;
    if (tagName === "table" || tagName === "dl")
      of = [element.properties.className ?? []].flat().join(" ") || tagName;
    else if (tagName === "tbody" && of.includes("profile-context"))
      rows.push({of, cells: childElements(element).flatMap(row => childElements(row).map(cellText))});
    else if (tagName === "tr") rows.push({of, cells: childElements(element).map(cellText)});
    else if (tagName === "div" && childElements(element)[0]?.tagName === "dt")
      rows.push({of, cells: childElements(element).map(cellText)});
    else if (tagName === "summary") rows.push({of: "summary", cells: [cellText(element)]});
  });
  return rows;
}

function childElements({children}: Element): Element[] {
  return children.filter(child => child.type === "element");
}

function cellText(element: Element): string {
  const {title} = element.properties;
  const shown = textOf(element).replace(/\s+/g, " ").trim();
  return typeof title === "string" && element.tagName === "th" ? `${shown} ${title}` : shown;
}

/** Returns the text of a node and of everything below it. */
export function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(child => textOf(child as Nodes)).join("") : "";
}

/** Powers of ten, and of two, by the prefix of a unit; pprof writes 1024 bytes as `kB`. */
const PREFIXES: Readonly<Record<string, readonly number[]>> = {
  n: [1e-9],
  µ: [1e-6],
  u: [1e-6],
  m: [1e-3],
  k: [1e3, 2 ** 10],
  K: [1e3, 2 ** 10],
  M: [1e6, 2 ** 20],
  G: [1e9, 2 ** 30],
  T: [1e12, 2 ** 40],
  Ki: [2 ** 10],
  Mi: [2 ** 20],
  Gi: [2 ** 30],
  Ti: [2 ** 40],
};
const NUMBER =
  /([-−]?)(\d[\d,]*(?:\.\d+)?)\s?(%|(?:[nµumkKMGT]i?)?(?:sec|s|B)(?![a-z])|mins?(?![a-z])|hrs?(?![a-z])|[nµumkMGT](?![a-zA-Z])|[KMGT]i(?![a-zA-Z]))?/g;

/** Whether a text has a number that rounds to `value`, in base units: seconds, bytes, counts, shares of 1 or of 100. */
export function hasNumber(text: string, value: number): boolean {
  for (const [, sign = "", digits = "", unit = ""] of text.matchAll(NUMBER)) {
    const plain = digits.replaceAll(",", "");
    const number = (sign === "" ? 1 : -1) * Number(plain);
    const step = 10 ** -(plain.split(".")[1]?.length ?? 0);
    for (const scale of scalesOf(unit)) {
      // Zeros at the end of four significant digits are not printed.
      const error = Math.max(step / 2, Math.abs(number) * 6e-4) * scale;
      if (Math.abs(number * scale - value) <= error * (1 + 1e-9)) return true;
    }
  }
  return false;
}

function scalesOf(unit: string): readonly number[] {
  if (unit === "%") return [1, 0.01];
  if (unit.startsWith("min")) return [60, 1];
  if (unit.startsWith("hr")) return [3600];
  const prefix = /^([nµumkKMGT]i?)(?:sec|s|B)?$/.exec(unit)?.[1] ?? "";
  return prefix === "" ? [1] : [...(PREFIXES[prefix] ?? []), 1];
}
