import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {CitablePart} from "../../embeds/embed.ts";
import type {CopyPlace, CopyTarget} from "../../embeds/lib/citation-targets.ts";
import {citedPart, copyMenu, findingTarget} from "../../embeds/lib/citation-targets.ts";
import {entryAddress, findingCardAddress} from "../../journal/addresses/addresses.ts";
import type {EntrySummary, FindingSummary, Successor} from "../../journal/journal.ts";
import {findingStatusSource, findingStatusWords} from "../../text/finding-status.ts";

/** A finding as its author wrote it, with its state in the journal. */
export interface WrittenFinding {
  /** Absent if the author gave no id; such a finding has no address. */
  readonly id: string | undefined;
  readonly status: string | undefined;
  /** Absent for a finding that cannot be addressed. */
  readonly summary: FindingSummary | undefined;
  /** Its claim with the numbers that the page shows; the summary's when absent. */
  readonly claim?: string | undefined;
  /** Its text as Markdown, for the copy menu. */
  readonly body?: string | undefined;
  readonly children: readonly ElementContent[];
  /** Names of the attachments that it shows or links to. */
  readonly files: readonly string[];
}

/** A finding with its element on the page. */
export interface DrawnFinding {
  readonly id: string | undefined;
  readonly element: Element;
  /** The element for the finding's own page, without the link to that page and the entries that resolved it. */
  readonly alone: Element;
  /** Absent for a finding that cannot be addressed. */
  readonly part: CitablePart | undefined;
}

/** Frames a finding: its status, a link to it, its successors, and the later entries that resolve it. */
export function findingSection(written: WrittenFinding, place: CopyPlace): DrawnFinding {
  const {id, summary} = written;
  const target = id !== undefined && summary ? targetOf(id, written, summary, place) : undefined;
  return {
    id,
    element: sectionElement(written, place, {target, isAlone: false}),
    alone: sectionElement(written, place, {target, isAlone: true}),
    part: target && citedPart(target),
  };
}

/** A finding's element; alone on its page it omits the parts that the page has itself. */
function sectionElement(
  written: WrittenFinding,
  place: CopyPlace,
  {target, isAlone}: {readonly target: CopyTarget | undefined; readonly isAlone: boolean},
): Element {
  const {id, summary, children} = written;
  const status = summary?.status ?? written.status ?? "open";
  const name =
    id === undefined
      ? `Finding: ${findingStatusWords(status)}`
      : `Finding ${id}: ${findingStatusWords(status)}`;
  return h("section.finding", {...(id !== undefined && {id}), ariaLabel: name}, [
    h("header", [
      h("span.finding-label", "Finding"),
      " ",
      h(
        "span",
        {className: ["badge", `badge-${status.replace(/[^a-z-]/g, "")}`]},
        findingStatusWords(status),
      ),
      ...(id === undefined ? [] : [findingLink(id, target, place, isAlone)]),
    ]),
    ...(summary?.supersededBy ?? []).map(successor => banner(successor, place)),
    ...children,
    ...(summary?.resolvedBy.length && !isAlone ? [resolvedBy(summary.resolvedBy, place)] : []),
  ]);
}

function targetOf(
  id: string,
  {claim = "", body, files}: WrittenFinding,
  summary: FindingSummary,
  {entry}: CopyPlace,
): CopyTarget {
  const status = findingStatusSource(summary.status, {
    resolvedBy: summary.resolvedBy.map(({id: name}) => name),
    supersededBy: (summary.supersededBy ?? []).map(({entry: {id: name}, finding}) =>
      finding ? `${name}#${finding.id}` : name,
    ),
  });
  const target = findingTarget(entry, {id, claim: summary.claim, status}, files);
  return {...target, text: claim || summary.claim, ...(body !== undefined && {body})};
}

/** The link to a finding; a known finding has a menu and a page of its own as well. */
function findingLink(
  id: string,
  target: CopyTarget | undefined,
  place: CopyPlace,
  isAlone: boolean,
): Element {
  const link = h("a.anchor", {href: `#${id}`, ariaLabel: `Link to finding ${id}`}, "#");
  if (!target) return link;
  if (isAlone) return copyMenu(target, place, [link]);
  const card = h("a.finding-card", {href: place.href(findingCardAddress(place.entry.id, id))}, "history");
  card.properties.ariaLabel = `History of finding ${id}`;
  return copyMenu(target, place, [link, card]);
}

function banner({entry, finding}: Successor, {href}: CopyPlace): Element {
  const address = finding ? findingCardAddress(entry.id, finding.id) : entryAddress(entry.id);
  return h("p.finding-superseded.warning", [
    "Superseded by ",
    h("a", {href: href(address)}, finding?.claim ?? entry.title),
    ` (${entry.date}).`,
  ]);
}

function resolvedBy(entries: readonly EntrySummary[], {href}: CopyPlace): Element {
  const links = entries.flatMap((entry, index) => [
    ...(index ? [", "] : []),
    h("a", {href: href(entryAddress(entry.id))}, entry.title),
    ` (${entry.date})`,
  ]);
  return h("p.finding-resolved.note", ["Resolved by ", ...links, "."]);
}
