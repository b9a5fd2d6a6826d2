import type {CopySource} from "../copy-text.ts";
import {rowSentence, tableOfRow} from "../copy-text.ts";
import {cellText, headTexts, rowTexts} from "./table-cells.ts";

/** Title of benchstat's own output among the texts to copy. */
const BENCHSTAT = "benchstat text";

/** The subject of a copy menu, as the page has it now. */
export interface CopyPart {
  readonly source: CopySource;
  /** The element that holds it. */
  readonly holder: Element;
  /** Texts that the page holds ready to be copied, by their names. */
  readonly forms: ReadonlyMap<string, string>;
  readonly tables: readonly HTMLTableElement[];
}

/** Reads the subject of a menu from its attributes and its surroundings. */
export function copyPart(menu: HTMLElement): CopyPart {
  const holder = menu.closest("figure, section.finding, article") ?? menu;
  const forms = formsOf(holder);
  const tables = [...holder.querySelectorAll("table")].filter(table => !table.closest("details"));
  return {source: {...sourceOf(menu), ...partsOf(holder, menu, forms)}, holder, forms, tables};
}

/** The subject of a table row's menu: its figure's data, and a sentence of its own. */
export function rowPart(row: HTMLTableRowElement, figure: CopyPart): CopyPart {
  const table = row.closest("table");
  const name = cellText(row.cells[0] ?? row);
  const unit = row.parentElement?.querySelector(".benchmark-unit th")?.firstChild?.textContent ?? "";
  const texts = [...figure.forms].flatMap(([form, text]) => {
    const own = form === BENCHSTAT ? tableOfRow(text, name) : "";
    return own ? [[form, own] as const] : [];
  });
  const source: CopySource = {
    ...figure.source,
    kind: "row",
    id: row.id,
    text: rowSentence(unit, headTexts([...(table?.tHead?.rows ?? [])]), [name, ...rowTexts(row).slice(1)]),
    tables: texts.map(([, text]) => text),
  };
  return {source, holder: row, forms: new Map(texts), tables: []};
}

function sourceOf({dataset}: HTMLElement): CopySource {
  const {
    kind,
    id = "",
    text = "",
    status,
    code = "",
    entry = "",
    title = "",
    facts = "",
    page = "",
    card,
  } = dataset;
  return {
    kind: kind === "entry" || kind === "finding" ? kind : "figure",
    id,
    text,
    status,
    code,
    entry,
    title,
    facts,
    page: published(page),
    card: card === undefined ? undefined : published(card),
    tables: [],
  };
}

/** The absolute address on the published site, if known: a preview's own address is useless to others. */
function published(path: string): string {
  const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]");
  return new URL(path, canonical?.href ?? location.href).href;
}

function partsOf(
  holder: Element,
  menu: HTMLElement,
  forms: ReadonlyMap<string, string>,
): Pick<CopySource, "tables" | "findings"> {
  const text = forms.get(BENCHSTAT);
  const findings = [...holder.querySelectorAll<HTMLElement>("copy-menu[data-kind=finding]")];
  return {
    tables: text === undefined ? [] : [text],
    ...(menu.dataset.kind === "entry" && {findings: findings.map(sourceOf)}),
  };
}

/** The texts of the holder by name; of those that share a name, one below the other. */
function formsOf(holder: Element): Map<string, string> {
  const forms = new Map<string, string>();
  for (const form of holder.querySelectorAll<HTMLElement>(".copy-forms [data-name]")) {
    const name = form.dataset.name ?? "";
    const before = forms.get(name);
    const text = form.querySelector("pre")?.textContent ?? "";
    forms.set(name, before === undefined ? text : `${before}\n${text}`);
  }
  return forms;
}
