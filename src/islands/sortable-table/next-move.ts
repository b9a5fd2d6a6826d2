import {MOVED_ROW} from "../../contract/tables.ts";
import {layOutWhole} from "../whole-layout.ts";

/** Rows of the page that moved, in the order of the page; hidden rows are left out. */
function movedRows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("sortable-table tr[data-moved]:not([hidden])")].filter(
    ({dataset}) => Number(MOVED_ROW.decode(dataset)?.moved) > 0,
  );
}

/** Moves the focus to the next row that moved, from the last to the first; the row comes to the middle of the window. */
export function focusNextMove(): void {
  const rows = movedRows();
  const active = document.activeElement;
  const at = rows.findIndex(row => row.contains(active));
  // From elsewhere on the page to the first row behind the focus.
  const behind = rows.findIndex(row => isBehind(active, row));
  const next = rows[at >= 0 ? (at + 1) % rows.length : Math.max(0, behind)];
  layOutWhole();
  next?.querySelector<HTMLElement>("a")?.focus({preventScroll: true});
  next?.scrollIntoView({block: "center"});
}

function isBehind(active: Element | null, row: HTMLElement): boolean {
  if (!active || active === document.body) return true;
  return Boolean(active.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** Lets the key `m` move to the next move, outside of boxes that take text. */
export function listenForMoveKey(): void {
  document.addEventListener("keydown", event => {
    const {key, ctrlKey, metaKey, altKey, target, defaultPrevented} = event;
    if (defaultPrevented || key !== "m" || ctrlKey || metaKey || altKey) return;
    if (target instanceof HTMLElement && target.closest("input, textarea, select, dialog, flame-graph"))
      return;
    event.preventDefault();
    focusNextMove();
  });
}
