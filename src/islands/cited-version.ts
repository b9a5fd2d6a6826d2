import type {CitedCode, Revised} from "./cited-text.ts";
import {citedSentences, sameCode} from "./cited-text.ts";
import "./cited-version.css";

/**
 * For an address with `?cite=`, shows whether its target was revised since: at the target, with the parts that
 * changed and the dates, as far as the build knew the history.
 */
class CitedVersion extends HTMLElement {
  connectedCallback(): void {
    const cited = new URLSearchParams(location.search).get("cite");
    if (cited !== null) void this.compare(cited);
  }

  private async compare(cited: string): Promise<void> {
    const id = decodeFragment(location.hash) || (this.dataset.id ?? "");
    const menu = menuOf(id);
    if (!menu) {
      this.append(notice("revised", ["What was cited here is no longer on this page."]));
      return;
    }
    const now: CitedCode = {
      code: menu.dataset.code ?? "",
      kind: menu.dataset.kind ?? "",
      claim: menu.dataset.text ?? "",
    };
    const same = sameCode(cited, now.code);
    const revised = same ? undefined : await this.revised(menu.dataset.id ?? "", cited);
    const box = notice(same ? "same" : "revised", citedSentences(cited, now, revised));
    const head = menu.closest("figcaption, .finding > header");
    if (head) head.after(box);
    else this.append(box);
    // The notice has moved the target of the address down.
    document.getElementById(id)?.scrollIntoView();
  }

  /** The cited version as the build knew it. */
  private async revised(id: string, code: string): Promise<Revised | undefined> {
    try {
      const response = await fetch(this.dataset.revisions ?? "");
      if (!response.ok) return undefined;
      const {complete, versions} = (await response.json()) as {
        complete: boolean;
        versions: Record<string, readonly (Omit<Revised, "complete"> & {readonly code: string})[]>;
      };
      const version = Object.hasOwn(versions, id) ? versions[id]?.find(one => one.code === code) : undefined;
      return {complete, ...version};
    } catch (error) {
      // Without a connection, the notice has no history.
      if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
}

/** The menu of an element by its id; for a row, its figure's. */
function menuOf(id: string): HTMLElement | null {
  const menus = [...document.querySelectorAll<HTMLElement>("copy-menu")];
  const own = menus.find(menu => menu.dataset.id === id);
  const figure = document.getElementById(id)?.closest("figure");
  return own ?? figure?.querySelector<HTMLElement>("figcaption copy-menu") ?? null;
}

function notice(kind: "same" | "revised", sentences: readonly string[]): HTMLElement {
  const box = document.createElement("div");
  box.className = `cited-notice cited-${kind}`;
  box.setAttribute("role", "status");
  const lines = sentences.map(sentence => {
    const line = document.createElement("p");
    line.textContent = sentence;
    return line;
  });
  box.append(...lines);
  return box;
}

function decodeFragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch (error) {
    if (error instanceof URIError) return "";
    throw error;
  }
}

customElements.define("cited-version", CitedVersion);
