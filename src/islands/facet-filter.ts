import type {FacetName} from "../contract/facets.ts";
import {FACET_ITEM, facetValues} from "../contract/facets.ts";
import {make, makeButton} from "./dom.ts";
import type {Facet, FacetChoice, FacetedItem} from "./facets/facets.ts";
import {facetCounts, facetQuery, facetsOf, isChosen, readFacets} from "./facets/facets.ts";

/** An element of the page with its values. */
interface PageItem {
  readonly element: HTMLElement;
  readonly values: FacetedItem;
}

/**
 * Choices that leave only the items of the page that have all chosen values; the address holds them.
 * The page has their labels and disabled boxes, which are not shown without JavaScript; the lists are then complete.
 * On a phone they are folded under a button, which shows the number of choices.
 */
class FacetFilter extends HTMLElement {
  #items: readonly PageItem[] = [];
  #facets: readonly Facet[] = [];
  readonly #selects = new Map<FacetName, HTMLSelectElement>();
  readonly #count = make("output", {class: "note"});
  #fold: HTMLButtonElement | null = null;
  readonly #clear = makeButton("All", () => this.#choose(new Map()), {set: {hidden: ""}});

  connectedCallback(): void {
    this.#items = [...document.querySelectorAll<HTMLElement>("[data-facets]")].map(element => ({
      element,
      values: facetValues(FACET_ITEM.decode(element.dataset)?.facets ?? []),
    }));
    this.#facets = facetsOf(this.#items.map(({values}) => values));
    if (this.#facets.length === 0) return;
    for (const {name} of this.#facets) {
      const select = this.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
      if (select) this.#selects.set(name, select);
    }
    this.#fold = this.querySelector("button");
    this.#fold?.addEventListener("click", () => this.#toggle());
    for (const field of [this.#fold, ...this.#selects.values()]) if (field) field.disabled = false;
    this.append(this.#clear, this.#count);
    this.addEventListener("change", () => this.#choose(this.#chosen()));
    const restore = (): void => this.#apply(readFacets(location.search, this.#facets));
    addEventListener("popstate", restore);
    restore();
  }

  #toggle(): void {
    this.#fold?.setAttribute("aria-expanded", String(this.#fold.ariaExpanded !== "true"));
  }

  #chosen(): FacetChoice {
    return new Map([...this.#selects].flatMap(([name, {value}]) => (value === "" ? [] : [[name, value]])));
  }

  #choose(choice: FacetChoice): void {
    history.replaceState(null, "", `${location.pathname}${facetQuery(choice)}${location.hash}`);
    this.#apply(choice);
  }

  #apply(choice: FacetChoice): void {
    let shown = 0;
    for (const {element, values} of this.#items) {
      element.hidden = !isChosen(values, choice);
      if (!element.hidden) shown++;
    }
    for (const group of document.querySelectorAll<HTMLElement>("[data-facet-group]"))
      group.hidden = !group.querySelector("[data-facets]:not([hidden])");
    this.#fill(choice);
    if (this.#fold) this.#fold.textContent = choice.size > 0 ? `Filters (${choice.size})` : "Filters";
    this.#clear.hidden = choice.size === 0;
    this.#count.textContent = choice.size > 0 ? `${shown} of ${this.#items.length}` : "";
  }

  /** Fills the choices with the values that leave an item. */
  #fill(choice: FacetChoice): void {
    const items = this.#items.map(({values}) => values);
    for (const facet of this.#facets) {
      const chosen = choice.get(facet.name) ?? "";
      const counts = [...facetCounts(items, facet, choice)].filter(
        ([value, count]) => count > 0 || value === chosen,
      );
      const options = counts.map(([value, count]) => new Option(`${value} (${count})`, value));
      const select = this.#selects.get(facet.name);
      select?.replaceChildren(new Option("any", ""), ...options);
      if (select) select.value = chosen;
    }
  }
}

customElements.define("facet-filter", FacetFilter);
