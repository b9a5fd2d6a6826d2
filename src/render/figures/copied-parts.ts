import type {Element, Root} from "hast";
import {toString as textOf} from "mdast-util-to-string";
import {visit} from "unist-util-visit";
import type {Cited} from "../../journal/citations/revisions.ts";

/** The name that texts to copy of benchmarks have where they are what benchstat prints. */
const BENCHSTAT = "benchstat text";

/** Something of a drawn entry that can be linked to, copied and cited. */
export interface CopiedPart extends Cited {
  /** The sentence that stands for it. */
  readonly text: string;
  /** Where a finding stands: `landed in 2026-05-09-follow`. */
  readonly status?: string;
  /** What benchstat prints of it; of several tables, one below the other. */
  readonly table?: string;
}

/** Lists what can be cited of an entry, findings and figures in the order of the page: each once. */
export function copiedParts(tree: Root): CopiedPart[] {
  const parts: CopiedPart[] = [];
  visit(tree, "element", holder => {
    if (holder.tagName !== "figure" && !isFinding(holder)) return;
    const menu = ownMenu(holder);
    if (!menu) return;
    const {dataKind, dataId, dataText, dataCode, dataStatus, dataFiles} = menu.properties;
    const table = benchstatText(holder);
    parts.push({
      kind: dataKind === "finding" ? "finding" : "figure",
      id: String(dataId),
      text: String(dataText),
      code: String(dataCode),
      ...(typeof dataStatus === "string" && {status: dataStatus}),
      files: typeof dataFiles === "string" ? dataFiles.split("\n") : [],
      ...(table !== undefined && {table}),
    });
  });
  return parts;
}

/** The menu in the head of a finding or in the caption of a figure, not one of what stands inside. */
function ownMenu(holder: Element): Element | undefined {
  const head = holder.children.find(
    child => child.type === "element" && (child.tagName === "header" || child.tagName === "figcaption"),
  );
  if (head?.type !== "element") return undefined;
  const menu = head.children.find(child => child.type === "element" && child.tagName === "copy-menu");
  return menu?.type === "element" ? menu : undefined;
}

/** The texts of an element, one below the other as the copy menu has them. */
function benchstatText(holder: Element): string | undefined {
  const texts: string[] = [];
  visit(holder, "element", element => {
    if (element.tagName !== "details" || element.properties.dataName !== BENCHSTAT) return;
    const pre = element.children.find(child => child.type === "element" && child.tagName === "pre");
    texts.push(pre ? textOf(pre) : "");
  });
  return texts.length > 0 ? texts.join("\n") : undefined;
}

function isFinding({tagName, properties}: Element): boolean {
  return (
    tagName === "section" && Array.isArray(properties.className) && properties.className.includes("finding")
  );
}
