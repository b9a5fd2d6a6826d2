import {FLAME_GRAPH} from "../contract/flame-graph.ts";
import viewerStyles from "./flame-graph/viewer.css?url";
import {loadStyles} from "./load-styles.ts";
import {layOutWhole} from "./whole-layout.ts";

/**
 * A drawn flame graph that becomes a viewer: at once where it is the page's main thing, else when a reader asks,
 * or when the address holds a viewer state. Before that, without JavaScript and in print the static drawing is shown.
 */
class FlameGraph extends HTMLElement {
  #state: "drawn" | "loading" | "open" = "drawn";
  readonly #data = FLAME_GRAPH.decode(this.dataset);
  #bar: HTMLElement | undefined;

  connectedCallback(): void {
    if (this.#bar || !this.#data) return;
    this.#bar = document.createElement("p");
    this.#bar.className = "flame-start no-print";
    this.prepend(this.#bar);
    if (this.#data.start === "asked") this.#offer("Explore");
    addEventListener("hashchange", () => this.#openIfAddressed());
    this.#openIfAddressed();
    if (this.#data.start === "seen") this.#openWhenSeen();
  }

  #offer(label: string, before = ""): void {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => void this.#open(true));
    this.#bar?.replaceChildren(before, button);
  }

  #openIfAddressed(): void {
    if (!location.hash.startsWith(`#${this.id}?`)) return;
    layOutWhole();
    void this.#open(false);
  }

  #openWhenSeen(): void {
    const observer = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      observer.disconnect();
      void this.#open(false);
    });
    observer.observe(this);
  }

  async #open(isAsked: boolean): Promise<void> {
    const data = this.#data;
    if (this.#state !== "drawn" || !data) return;
    this.#state = "loading";
    // A drawing that the viewer replaces by itself keeps its place meanwhile.
    if (data.start === "asked") this.#bar?.replaceChildren("Loading…");
    this.#bar?.setAttribute("role", "status");
    try {
      const [{openViewer}, response] = await Promise.all([
        import("./flame-graph/viewer.ts"),
        fetch(data.frames),
        loadStyles(viewerStyles),
      ]);
      if (!response.ok) throw new Error(`status ${response.status}`);
      openViewer(this, {...data, json: await response.text()}, isAsked);
      this.#bar?.remove();
      this.#state = "open";
      // The page had no tree before.
      document.querySelector(`a.skip[href="#${this.id}"]`)?.setAttribute("href", `#${this.id}-tree-0`);
    } catch (error) {
      this.#state = "drawn";
      const reason = error instanceof Error ? error.message : "";
      this.#offer("Try again", `The data of this flame graph could not be loaded (${reason}). `);
    }
  }
}

customElements.define("flame-graph", FlameGraph);
