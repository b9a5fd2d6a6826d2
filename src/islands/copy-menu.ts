import {copyPart, rowPart} from "./copy-menu/copy-source.ts";
import {menuButton} from "./copy-menu/menu.ts";
import {menuItems} from "./copy-menu/menu-items.ts";
import "./copy-menu/copy-menu.css";

/**
 * Puts a menu beside the link of an entry, a finding or a figure that copies it in several forms, and one into the row of
 * a figure that the address leads to. Without JavaScript, or without a clipboard, the link stays alone.
 */
class CopyMenu extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.clipboard || this.querySelector(".copy-open")) return;
    const figure = this.closest("figure");
    this.append(...menuButton(this.label(), () => menuItems(copyPart(this))));
    // The texts that the menu copies need not be shown as well.
    for (const forms of figure?.querySelectorAll<HTMLElement>(".copy-forms") ?? []) forms.hidden = true;
    if (figure) {
      addEventListener("hashchange", () => this.markRow(figure));
      this.markRow(figure);
    }
  }

  private label(): string {
    const {kind, id, text} = this.dataset;
    if (kind === "entry") return "Copy this entry";
    return kind === "finding" ? `Copy finding ${id}` : `Copy this figure: ${text}`;
  }

  /** Gives the row of this figure that the address leads to a menu of its own, and takes that of another row. */
  private markRow(figure: Element): void {
    const target = document.getElementById(decodeFragment(location.hash));
    const row = target instanceof HTMLTableRowElement && figure.contains(target) ? target : undefined;
    for (const old of figure.querySelectorAll(".copy-row")) if (!row?.contains(old)) old.remove();
    const head = row?.cells[0];
    if (!row || !head || head.querySelector(".copy-row")) return;
    const holder = document.createElement("span");
    holder.className = "copy-row";
    holder.append(...menuButton(`Copy this row`, () => menuItems(rowPart(row, copyPart(this)))));
    head.append(holder);
  }
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
