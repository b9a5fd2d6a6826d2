import type {Element, Root} from "hast";
import {fromHtml} from "hast-util-from-html";
import {toString as textOf} from "mdast-util-to-string";
import {visit} from "unist-util-visit";
import type {Cited} from "../journal/revisions.ts";

/** Something of a drawn entry that can be linked to, copied and cited. */
export interface CopiedPart extends Cited {
  /** The sentence that stands for it. */
  readonly text: string;
  /** Where a finding stands: `landed in 2026-05-09-follow`. */
  readonly status: string | undefined;
  /** Texts to copy that it holds, by their names: "benchstat text", "CSV". */
  readonly forms: ReadonlyMap<string, string>;
}

/** Reads what can be cited of an entry from its HTML, findings and figures in the order of the page: each once. */
export function copiedParts(html: string): CopiedPart[] {
  const tree = fromHtml(html, {fragment: true});
  const parts: CopiedPart[] = [];
  visit(tree, "element", holder => {
    if (holder.tagName !== "figure" && !isFinding(holder)) return;
    const menu = ownMenu(holder);
    if (!menu) return;
    const {dataKind, dataId, dataText, dataCode, dataStatus, dataFiles} = menu.properties;
    parts.push({
      kind: dataKind === "finding" ? "finding" : "figure",
      id: String(dataId),
      text: String(dataText),
      code: String(dataCode),
      status: typeof dataStatus === "string" ? dataStatus : undefined,
      files: typeof dataFiles === "string" ? dataFiles.split("\n") : [],
      forms: formsOf(holder),
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

/** The texts of an element by name; of those that share a name, one below the other, as the copy menu has them. */
export function formsOf(holder: Element | Root): Map<string, string> {
  const forms = new Map<string, string>();
  visit(holder, "element", element => {
    const name = element.properties.dataName;
    if (element.tagName !== "details" || typeof name !== "string") return;
    const pre = element.children.find(child => child.type === "element" && child.tagName === "pre");
    const before = forms.get(name);
    const text = pre ? textOf(pre) : "";
    forms.set(name, before === undefined ? text : `${before}\n${text}`);
  });
  return forms;
}

function isFinding({tagName, properties}: Element): boolean {
  return (
    tagName === "section" && Array.isArray(properties.className) && properties.className.includes("finding")
  );
}
