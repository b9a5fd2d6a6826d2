import {SEARCH_LINK} from "../../contract/search-names.ts";
import {loadStyles} from "../load-styles.ts";
import searchStyles from "./search.css?url";

/**
 * Opens the search on `/`, Ctrl-K or Command-K and a click on the masthead's link; the dialog is loaded then. On the search
 * page the focus goes to its box.
 */
export function listenForSearch(): void {
  const link = document.querySelector<HTMLAnchorElement>("a[data-names]");
  const names = SEARCH_LINK.decode(link?.dataset ?? {})?.names;
  if (!link || names === undefined) return;
  const open = async (): Promise<void> => {
    const box = document.querySelector<HTMLInputElement>("site-search input");
    if (box) return box.select();
    const [{openSearchDialog}] = await Promise.all([import("./search-dialog.ts"), loadStyles(searchStyles)]);
    openSearchDialog({names, page: link.href});
  };
  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || !isSearchKey(event)) return;
    event.preventDefault();
    void open();
  });
  link.addEventListener("click", event => {
    const isPlain =
      event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!isPlain) return;
    event.preventDefault();
    void open();
  });
}

function isSearchKey({key, ctrlKey, metaKey, altKey, shiftKey, target}: KeyboardEvent): boolean {
  if (altKey) return false;
  if (ctrlKey || metaKey) return !shiftKey && key.toLowerCase() === "k";
  return key === "/" && !isWritten(target);
}

/** True for elements that take a typed "/" as text. */
function isWritten(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select") !== null;
}
