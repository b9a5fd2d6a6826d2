import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {entryAddress} from "../journal/addresses.ts";
import type {EntrySummary, FindingSummary} from "../journal/journal.ts";

/** Frames what an author wrote in a `:::finding`: its status, a link to it, and the later entries that resolve it. */
export function findingSection(
  id: string | undefined,
  written: string | undefined,
  summary: FindingSummary | undefined,
  children: readonly ElementContent[],
  href: (path: string) => string,
): Element {
  const status = summary?.status ?? written ?? "open";
  const anchor =
    id === undefined ? [] : [h("a.anchor", {href: `#${id}`, ariaLabel: `Link to finding ${id}`}, "#")];
  const name = id === undefined ? `Finding: ${status}` : `Finding ${id}: ${status}`;
  return h("section.finding", {...(id !== undefined && {id}), ariaLabel: name}, [
    h("header", [
      h("span.finding-label", "Finding"),
      " ",
      h("span", {className: ["badge", `badge-${status.replace(/[^a-z]/g, "")}`]}, status),
      ...anchor,
    ]),
    ...children,
    ...(summary?.resolvedBy.length ? [resolvedBy(summary.resolvedBy, href)] : []),
  ]);
}

function resolvedBy(entries: readonly EntrySummary[], href: (path: string) => string): Element {
  const links = entries.flatMap((entry, index) => [
    ...(index ? [", "] : []),
    h("a", {href: href(entryAddress(entry.id))}, entry.title),
    ` (${entry.date})`,
  ]);
  return h("p.finding-resolved.note", ["Resolved by ", ...links, "."]);
}
