import type {CopyMenuData} from "../../contract/copy-menu.ts";
import {COPY_FORM, COPY_MENU} from "../../contract/copy-menu.ts";
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

/** Gathers the subject of a menu from its data and its surroundings. */
export function copyPart(menu: HTMLElement, data: CopyMenuData): CopyPart {
  const holder = menu.closest("figure, section.finding, article") ?? menu;
  const forms = formsOf([holder, ...evidenceOf(holder, data)]);
  const tables = [...holder.querySelectorAll("table")].filter(table => !table.closest("details"));
  return {source: {...sourceOf(data), ...partsOf(holder, data, forms)}, holder, forms, tables};
}

/** The figures that a finding of front matter names as its evidence. */
function evidenceOf(holder: Element, {kind}: CopyMenuData): Element[] {
  if (kind !== "finding") return [];
  const links = [...holder.querySelectorAll<HTMLAnchorElement>(".finding-evidence a[href*='#']")];
  return links.flatMap(link => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? []);
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
    figure: undefined,
    picture: undefined,
    text: rowSentence(unit, headTexts([...(table?.tHead?.rows ?? [])]), [name, ...rowTexts(row).slice(1)]),
    tables: texts.map(([, text]) => text),
  };
  return {source, holder: row, forms: new Map(texts), tables: []};
}

function sourceOf({page, card, figure, isPictured, files: _, ...data}: CopyMenuData): CopySource {
  return {
    ...data,
    page: published(page),
    card: card === undefined ? undefined : published(card),
    figure: figure === undefined ? undefined : published(figure),
    picture: figure !== undefined && isPictured ? published(`${figure}figure.svg`) : undefined,
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
  {kind}: CopyMenuData,
  forms: ReadonlyMap<string, string>,
): Pick<CopySource, "tables" | "findings"> {
  const text = forms.get(BENCHSTAT);
  const menus = [...holder.querySelectorAll<HTMLElement>("copy-menu")];
  const findings = menus.flatMap(({dataset}) => {
    const data = COPY_MENU.decode(dataset);
    return data?.kind === "finding" ? [sourceOf(data)] : [];
  });
  return {
    tables: text === undefined ? [] : [text],
    ...(kind === "entry" && {findings}),
  };
}

/** The texts of holders by name; texts of the same name are joined by line ends. */
function formsOf(holders: readonly Element[]): Map<string, string> {
  const forms = new Map<string, string>();
  const all = holders.flatMap(holder => [...holder.querySelectorAll<HTMLElement>(".copy-forms [data-name]")]);
  for (const form of all) {
    const {name} = COPY_FORM.decode(form.dataset) ?? {name: ""};
    const before = forms.get(name);
    const text = form.querySelector("pre")?.textContent ?? "";
    forms.set(name, before === undefined ? text : `${before}\n${text}`);
  }
  return forms;
}
