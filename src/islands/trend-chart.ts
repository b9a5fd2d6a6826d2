import {TREND_CHART} from "../contract/trend-chart.ts";
import {loadStyles} from "./load-styles.ts";
import explorerStyles from "./trend-chart/explorer.css?url";

/**
 * A drawn trend that becomes interactive on request: with its numbers under the pointer, zoom, a logarithmic axis
 * and percent of the first. Before that, without JavaScript and in print the static drawing is shown.
 */
class TrendChart extends HTMLElement {
  readonly #data = TREND_CHART.decode(this.dataset);
  #bar: HTMLElement | undefined;

  connectedCallback(): void {
    if (this.#bar || !this.#data) return;
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
    const data = this.#data;
    if (!data) return;
    this.#bar?.replaceChildren("Loading…");
    this.#bar?.setAttribute("role", "status");
    try {
      const [{openExplorer}, response] = await Promise.all([
        import("./trend-chart/explorer.ts"),
        fetch(data.points),
        loadStyles(explorerStyles),
      ]);
      if (!response.ok) throw new Error(`status ${response.status}`);
      await openExplorer(this, await response.json(), data);
      this.#bar?.remove();
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      this.#offer("Try again", `The data of this chart could not be loaded (${reason}). `);
    }
  }
}

customElements.define("trend-chart", TrendChart);
