import type {CitedVersionData, RevisionsDocument} from "../contract/cited-version.ts";
import {CITED_VERSION, REVISIONS_VERSION} from "../contract/cited-version.ts";
import {COPY_MENU} from "../contract/copy-menu.ts";
import {checkVersion, VersionError} from "../contract/version.ts";
import type {CitedCode, Revised} from "./cited-text.ts";
import {citedSentences, sameCode} from "./cited-text.ts";
import citedStyles from "./cited-version.css?url";
import {loadStyles} from "./load-styles.ts";
import {layOutWhole} from "./whole-layout.ts";

/**
 * For an address with `?cite=`, shows whether its target was revised since: at the target, with the parts that
 * changed and the dates, as far as the build knew the history.
 */
class CitedVersion extends HTMLElement {
  connectedCallback(): void {
    const cited = new URLSearchParams(location.search).get("cite");
    const data = CITED_VERSION.decode(this.dataset);
    if (cited !== null && data) void loadStyles(citedStyles).then(() => this.compare(cited, data));
  }

  private async compare(cited: string, data: CitedVersionData): Promise<void> {
    const id = decodeFragment(location.hash) || (data.id ?? "");
    const menu = menuOf(id);
    const target = menu && COPY_MENU.decode(menu.dataset);
    if (!menu || !target) {
      this.append(notice("revised", ["What was cited here is no longer on this page."]));
      return;
    }
    const now: CitedCode = {code: target.code, kind: target.kind, claim: target.text};
    const same = sameCode(cited, now.code);
    const revised = same ? undefined : await revisedVersion(data, target.id, cited);
    const box = notice(same ? "same" : "revised", citedSentences(cited, now, revised));
    const head = menu.closest("figcaption, .finding > header");
    if (head) head.after(box);
    else this.append(box);
    // The notice has moved the target of the address down.
    layOutWhole();
    document.getElementById(id)?.scrollIntoView();
  }
}

/** Fetches the cited version as the build knew it; undefined if it cannot be read. */
async function revisedVersion(
  {revisions: address, isComplete}: CitedVersionData,
  id: string,
  code: string,
): Promise<Revised | undefined> {
  if (address === undefined) return {complete: isComplete};
  try {
    const response = await fetch(address);
    if (!response.ok) return undefined;
    const document = checkVersion<RevisionsDocument>(await response.json(), REVISIONS_VERSION);
    const versions = Object.hasOwn(document.versions, id) ? document.versions[id] : undefined;
    return {complete: document.complete, ...versions?.find(one => one.code === code)};
  } catch (error) {
    // Without a connection, or with data of another version, the notice has no history.
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof VersionError)
      return undefined;
    throw error;
  }
}

/** The menu of an element by its id; for a row, its figure's. */
function menuOf(id: string): HTMLElement | null {
  const menus = [...document.querySelectorAll<HTMLElement>("copy-menu")];
  const own = menus.find(menu => COPY_MENU.decode(menu.dataset)?.id === id);
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
