import {make, makeButton} from "../dom.ts";
import {fetchNames} from "./fetch-names.ts";
import {findNames, isCommitQuery} from "./rank-names.ts";
import {resultContent} from "./result-row.ts";

const SHOWN = 12;
const LIST = "search-dialog-list";

/** Addresses that the dialog needs, base applied. */
export interface SearchAddresses {
  readonly names: string;
  /** The search page, which also searches the text. */
  readonly page: string;
}

let opened: SearchDialog | undefined;

/** Opens the search dialog; it is made at the first call. Focus returns to where it was when it closes. */
export function openSearchDialog(addresses: SearchAddresses): void {
  opened ??= new SearchDialog(addresses);
  opened.open();
}

/** A box for a query with a list of names below it, as a combobox: the focus stays in the box. */
class SearchDialog {
  readonly #addresses: SearchAddresses;
  readonly #dialog = make("dialog", {class: "search-dialog", set: {"aria-label": "Search"}});
  readonly #input = make("input", {
    set: {
      type: "text",
      role: "combobox",
      "aria-label": "Search for benchmarks, functions, entries, findings, tags and commits",
      "aria-autocomplete": "list",
      "aria-controls": LIST,
      "aria-expanded": "false",
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
      placeholder: "Benchmark, function, entry, finding, tag, commit",
    },
  });
  readonly #list = make("div", {set: {id: LIST, role: "listbox", "aria-label": "Results"}});
  readonly #status = make("p", {class: "note", set: {role: "status"}});
  #active = 0;

  constructor(addresses: SearchAddresses) {
    this.#addresses = addresses;
    const close = makeButton("Close", () => this.#dialog.close());
    this.#dialog.append(make("div", {class: "search-dialog-box"}, this.#input, close));
    this.#dialog.append(this.#status, this.#list);
    document.body.append(this.#dialog);
    this.#input.addEventListener("input", () => void this.#search());
    this.#input.addEventListener("keydown", event => {
      if (this.#press(event.key)) event.preventDefault();
    });
    this.#dialog.addEventListener("click", ({target}) => {
      // A click beside the box, or on a result of this page.
      if (target === this.#dialog || (target as Element).closest("a")) this.#dialog.close();
    });
  }

  open(): void {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#input.focus();
    this.#input.select();
    void this.#search();
  }

  async #search(): Promise<void> {
    const query = this.#input.value.trim();
    try {
      const names = await fetchNames(this.#addresses.names);
      if (query === this.#input.value.trim()) this.#show(query, findNames(query, names, SHOWN));
    } catch {
      this.#show(query, []);
      this.#status.textContent = "The names could not be loaded.";
    }
  }

  #show(query: string, results: ReturnType<typeof findNames>): void {
    const options = results.map(result => option(result.address, resultContent(result)));
    const isNothing = query === "" || (results.length === 0 && isCommitQuery(query));
    if (!isNothing) options.push(option(this.#textAddress(query), [`Search the text for “${query}”`]));
    this.#list.replaceChildren(...options);
    this.#input.setAttribute("aria-expanded", String(options.length > 0));
    this.#status.textContent = query === "" ? "" : statusText(results.length);
    this.#activate(0);
  }

  #textAddress(query: string): string {
    return `${this.#addresses.page}?${new URLSearchParams({q: query})}`;
  }

  /** Handles a key of the box; true if it is one of the list's. */
  #press(key: string): boolean {
    const count = this.#list.children.length;
    if (key === "ArrowDown") this.#activate((this.#active + 1) % Math.max(1, count));
    else if (key === "ArrowUp") this.#activate((this.#active + count - 1) % Math.max(1, count));
    else if (key === "Enter") this.#options()[this.#active]?.click();
    else return false;
    return true;
  }

  #options(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll("a")];
  }

  #activate(place: number): void {
    const options = this.#options();
    this.#active = place;
    for (const [index, each] of options.entries()) {
      each.id = `${LIST}-${index}`;
      each.setAttribute("aria-selected", String(index === place));
    }
    const active = options[place];
    if (active) this.#input.setAttribute("aria-activedescendant", active.id);
    else this.#input.removeAttribute("aria-activedescendant");
    active?.scrollIntoView({block: "nearest"});
  }
}

function option(href: string, content: readonly (Node | string)[]): HTMLAnchorElement {
  return make("a", {class: "search-result", set: {href, role: "option", tabindex: -1}}, ...content);
}

function statusText(count: number): string {
  if (count === 0) return "No such name.";
  return count === SHOWN ? `The best ${SHOWN} names.` : `${count} ${count === 1 ? "name" : "names"}.`;
}
