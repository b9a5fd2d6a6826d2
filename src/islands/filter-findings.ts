import {FINDING_ITEM} from "../contract/tables.ts";

/**
 * Choices of tag and component that leave only the findings that have both; the address holds them.
 * Empty without JavaScript; the lists are then complete.
 */
class FilterFindings extends HTMLElement {
  connectedCallback(): void {
    const items = [...document.querySelectorAll<HTMLElement>("[data-finding]")];
    const count = document.createElement("output");
    count.className = "note";
    const choices = (["tag", "component"] as const).flatMap(name => {
      const values = [...new Set(items.flatMap(item => valuesOf(item, name)))].sort();
      return values.length > 0 ? [{name, select: selectOf(name, values)}] : [];
    });
    if (choices.length === 0) return;
    this.replaceChildren(...choices.map(({name, select}) => labelled(name, select)), count);
    const apply = (): void => {
      const wanted = choices.filter(({select}) => select.value !== "");
      const shown = items.filter(item =>
        wanted.every(({name, select}) => valuesOf(item, name).includes(select.value)),
      );
      for (const item of items) item.hidden = !shown.includes(item);
      for (const section of document.querySelectorAll<HTMLElement>("[data-findings]"))
        section.hidden = !section.querySelector("[data-finding]:not([hidden])");
      count.textContent = wanted.length > 0 ? `${shown.length} of ${items.length}` : "";
    };
    const restore = (): void => {
      const asked = new URLSearchParams(location.search);
      for (const {name, select} of choices) {
        select.value = asked.get(name) ?? "";
        // A value without findings selects no option.
        if (select.selectedIndex < 0) select.value = "";
      }
      apply();
    };
    this.addEventListener("change", () => {
      const asked = new URLSearchParams(
        choices.filter(({select}) => select.value !== "").map(({name, select}) => [name, select.value]),
      );
      history.replaceState(
        null,
        "",
        `${location.pathname}${asked.size > 0 ? `?${asked}` : ""}${location.hash}`,
      );
      apply();
    });
    addEventListener("popstate", restore);
    restore();
  }
}

function valuesOf(item: HTMLElement, name: "tag" | "component"): readonly string[] {
  const {tags = [], component} = FINDING_ITEM.decode(item.dataset) ?? {};
  return name === "tag" ? tags : component === undefined ? [] : [component];
}

function selectOf(name: string, values: readonly string[]): HTMLSelectElement {
  const select = document.createElement("select");
  select.name = name;
  select.append(new Option(`any ${name}`, ""), ...values.map(value => new Option(value, value)));
  return select;
}

function labelled(name: string, select: HTMLSelectElement): HTMLLabelElement {
  const label = document.createElement("label");
  label.append(`${name.charAt(0).toUpperCase()}${name.slice(1)} `, select);
  return label;
}

customElements.define("filter-findings", FilterFindings);
