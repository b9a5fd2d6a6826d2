/**
 * A drawn trend that becomes one to explore when a reader asks: with its numbers under the pointer, zoom, a logarithmic axis
 * and percent of the first. Before that, without JavaScript and in print the static drawing is shown.
 *
 * `data-points` names the data, `data-line` which of its series is drawn.
 */
class TrendChart extends HTMLElement {
  #bar: HTMLElement | undefined;

  connectedCallback(): void {
    if (this.#bar) return;
    this.#bar = document.createElement("p");
    this.#bar.className = "trend-start no-print";
    this.append(this.#bar);
    this.#offer("Explore");
  }

  #offer(label: string, before = ""): void {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => void this.#open());
    this.#bar?.replaceChildren(before, button);
  }

  async #open(): Promise<void> {
    this.#bar?.replaceChildren("Loading…");
    this.#bar?.setAttribute("role", "status");
    try {
      const [{openExplorer}, response] = await Promise.all([
        import("./trend-chart/explorer.ts"),
        fetch(this.dataset.points ?? ""),
      ]);
      if (!response.ok) throw new Error(`status ${response.status}`);
      await openExplorer(this, await response.json(), Number(this.dataset.line));
      this.#bar?.remove();
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      this.#offer("Try again", `The data of this chart could not be loaded (${reason}). `);
    }
  }
}

customElements.define("trend-chart", TrendChart);

export {};
