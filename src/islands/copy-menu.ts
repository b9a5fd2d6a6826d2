import type {CopyMenuData} from "../contract/copy-menu.ts";
import {COPY_MENU} from "../contract/copy-menu.ts";
import {copyPart, rowPart} from "./copy-menu/copy-source.ts";
import {menuButton} from "./copy-menu/menu.ts";
import {menuItems} from "./copy-menu/menu-items.ts";

/**
 * Puts a menu beside the link of an entry, a finding or a figure that copies it in several forms, and another into the
 * row of a figure that the address leads to. Without JavaScript, or without a clipboard, the link stays alone.
 */
class CopyMenu extends HTMLElement {
  connectedCallback(): void {
    const data = COPY_MENU.decode(this.dataset);
    if (!data || !navigator.clipboard || this.querySelector(".copy-open")) return;
    const figure = this.closest("figure");
    this.append(...menuButton(labelOf(data), () => menuItems(copyPart(this, data))));
    // The texts that the menu copies need not be shown as well.
    for (const forms of figure?.querySelectorAll<HTMLElement>(".copy-forms") ?? []) forms.hidden = true;
    if (figure) {
      addEventListener("hashchange", () => this.markRow(figure, data));
      this.markRow(figure, data);
    }
  }

  /** Gives the row of this figure that the address leads to a menu of its own, and takes that of another row. */
  private markRow(figure: Element, data: CopyMenuData): void {
    const target = document.getElementById(decodeFragment(location.hash));
    const row = target instanceof HTMLTableRowElement && figure.contains(target) ? target : undefined;
    for (const old of figure.querySelectorAll(".copy-row")) if (!row?.contains(old)) old.remove();
    const head = row?.cells[0];
    if (!row || !head || head.querySelector(".copy-row")) return;
    const holder = document.createElement("span");
    holder.className = "copy-row";
    holder.append(...menuButton(`Copy this row`, () => menuItems(rowPart(row, copyPart(this, data)))));
    head.append(holder);
  }
}

function labelOf({kind, id, text}: CopyMenuData): string {
  if (kind === "entry") return "Copy this entry";
  return kind === "finding" ? `Copy finding ${id}` : `Copy this figure: ${text}`;
}

function decodeFragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch (error) {
    if (error instanceof URIError) return "";
    throw error;
  }
}

customElements.define("copy-menu", CopyMenu);
