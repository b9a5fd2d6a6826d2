import type {SearchedKind} from "../../contract/search-names.ts";
import {make} from "../dom.ts";
import type {NameResult} from "./rank-names.ts";

/** A result without its address; a page without a name of its own is of a searched kind, or of a later version's. */
export interface ShownResult extends Omit<NameResult, "address" | "kind"> {
  readonly kind: NameResult["kind"] | SearchedKind | "page";
}

/** The content of a result: kind, name, context, detail, entry and date, all as text. */
export function resultContent({kind, name, context, detail, entry}: ShownResult): Node[] {
  const isEntry = kind === "entry";
  const about = [kind === "entry" || kind === "finding" ? "" : context, detail, isEntry ? "" : entry?.title];
  const facts = about.filter(text => text !== undefined && text !== "" && text !== name).join(" · ");
  return [
    make("span", {class: "result-name"}, name),
    make("span", {class: "result-kind"}, kind),
    make("span", {class: "result-facts"}, facts),
    ...(entry ? [make("time", {set: {datetime: entry.date}}, entry.date)] : []),
  ];
}
