import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {toString as textOf} from "mdast-util-to-string";
import type {CitablePart} from "../../embeds/embed.ts";
import type {CopyPlace, CopyTarget} from "../../embeds/lib/citation-targets.ts";
import {citedPart, copyMenu, findingTarget} from "../../embeds/lib/citation-targets.ts";
import {entryAddress, findingCardAddress} from "../../journal/addresses/addresses.ts";
import type {EntrySummary, FindingSummary, Successor} from "../../journal/journal.ts";
import {firstSentence, UNKNOWN_NUMBER} from "../../markdown/finding-blocks.ts";
import {findingStatusWords} from "../../text/finding-status.ts";

/** A finding as its author wrote it, with its state in the journal. */
export interface WrittenFinding {
  /** Absent if the author gave none; such a finding has no address. */
  readonly id: string | undefined;
  readonly status: string | undefined;
  /** Absent for a finding that cannot be addressed. */
  readonly summary: FindingSummary | undefined;
  readonly children: readonly ElementContent[];
  /** Names of the attachments that it shows or links to. */
  readonly files: readonly string[];
}

/** A finding with its element on the page. */
export interface DrawnFinding {
  readonly id: string | undefined;
  readonly element: Element;
  /** Absent for a finding that cannot be addressed. */
  readonly part: CitablePart | undefined;
}

/** Frames a finding: its status, a link to it, its successors, and the later entries that resolve it. */
export function findingSection(written: WrittenFinding, place: CopyPlace): DrawnFinding {
  const {id, summary, children} = written;
  const target = id !== undefined && summary ? targetOf(id, written, summary, place) : undefined;
  const status = summary?.status ?? written.status ?? "open";
  const name =
    id === undefined
      ? `Finding: ${findingStatusWords(status)}`
      : `Finding ${id}: ${findingStatusWords(status)}`;
  const element = h("section.finding", {...(id !== undefined && {id}), ariaLabel: name}, [
    h("header", [
      h("span.finding-label", "Finding"),
      " ",
      h(
        "span",
        {className: ["badge", `badge-${status.replace(/[^a-z-]/g, "")}`]},
        findingStatusWords(status),
      ),
      ...(id === undefined ? [] : [findingLink(id, target, place)]),
    ]),
    ...(summary?.supersededBy ?? []).map(successor => banner(successor, place)),
    ...children,
    ...(summary?.resolvedBy.length ? [resolvedBy(summary.resolvedBy, place)] : []),
  ]);
  return {id, element, part: target && citedPart(target)};
}

/** A status with where it comes from: `landed in 2026-05-09-follow`. */
export function statusSource(status: string, summary: FindingSummary | undefined): string {
  const words = findingStatusWords(status);
  const successors = (summary?.supersededBy ?? []).map(({entry, finding}) =>
    finding ? `${entry.id}#${finding.id}` : entry.id,
  );
  if (status === "superseded" && successors.length > 0) return `${words} by ${successors.join(", ")}`;
  const entries = (summary?.resolvedBy ?? []).map(entry => entry.id);
  return entries.length > 0 ? `${words} in ${entries.join(", ")}` : words;
}

/** Returns a claim with the numbers that its directives drew, if the plain one has placeholders. */
function drawnClaim(claim: string, children: readonly ElementContent[]): string {
  const lead = children.find(child => child.type === "element" && /^(?:h[2-6]|p)$/.test(child.tagName));
  if (!claim.includes(UNKNOWN_NUMBER) || lead?.type !== "element") return claim;
  const [first] = lead.children;
  const isBold = first?.type === "element" && first.tagName === "strong";
  const text = textOf(isBold ? first : lead)
    .replace(/\s+/g, " ")
    .trim();
  return isBold ? text : lead.tagName === "p" ? firstSentence(text) : text.replace(/#$/, "");
}

function targetOf(
  id: string,
  {children, files}: WrittenFinding,
  summary: FindingSummary,
  {entry}: CopyPlace,
): CopyTarget {
  const status = statusSource(summary.status, summary);
  const target = findingTarget(entry, {id, claim: summary.claim, status}, files);
  return {...target, text: drawnClaim(summary.claim, children)};
}

/** The link to a finding; one that is known has a menu and a page of its own as well. */
function findingLink(id: string, target: CopyTarget | undefined, place: CopyPlace): Element {
  const link = h("a.anchor", {href: `#${id}`, ariaLabel: `Link to finding ${id}`}, "#");
  if (!target) return link;
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
