/**
 * A box that hides the rows of the table named by `for` whose text lacks any of the words typed.
 * Empty without JavaScript; the table is then complete.
 */
class FilterList extends HTMLElement {
  connectedCallback(): void {
    const table = document.getElementById(this.getAttribute("for") ?? "");
    if (!table) return;
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("output");
    label.append(this.getAttribute("label") ?? "Filter", " ", input);
    input.type = "search";
    input.placeholder = "Filter by name";
    count.className = "note";
    this.replaceChildren(label, " ", count);
    input.addEventListener("input", () => {
      const {shown, all} = filterRows(table, input.value);
      count.textContent = input.value ? `${shown} of ${all}` : "";
    });
  }
}

/** Hides rows without the words, and group rows without visible rows; returns the counts. */
function filterRows(table: HTMLElement, query: string): {shown: number; all: number} {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  let all = 0;
  for (const body of table.querySelectorAll("tbody")) {
    const group = body.querySelector<HTMLElement>("tr.group");
    const groupText = group?.textContent?.toLowerCase() ?? "";
    let left = 0;
    for (const row of body.querySelectorAll<HTMLElement>("tr:not(.group)")) {
      const text = `${groupText} ${row.textContent?.toLowerCase() ?? ""}`;
      row.hidden = !words.every(word => text.includes(word));
      if (!row.hidden) left++;
      all++;
    }
    if (group) group.hidden = left === 0;
    shown += left;
  }
  return {shown, all};
}

customElements.define("filter-list", FilterList);

export {};
