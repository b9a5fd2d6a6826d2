import type {Element} from "hast";
import {toHtml} from "hast-util-to-html";
import {h} from "hastscript";
import type {Listing} from "../../pprof/report/list.ts";
import type {Report} from "../../pprof/report/report.ts";
import {valueFormatOf} from "../../pprof/report/report.ts";

/** Writes the source of functions with the cost of each line as a plain HTML page, without scripts or styles. */
export function listingPage(report: Report, listings: readonly Listing[]): string {
  const format = valueFormatOf(report);
  const title = `Source of ${report.sampleType}, ${format(report.total)} in total`;
  const page = h("html", {lang: "en"}, [
    h("head", [h("meta", {charSet: "utf-8"}), h("title", title)]),
    h("body", [h("h1", title), ...listings.flatMap(listing => section(listing, format))]),
  ]);
  return `<!doctype html>\n${toHtml(page)}\n`;
}

function section(listing: Listing, format: (value: number) => string): Element[] {
  const {name, file, flat, cum, lines} = listing;
  const heading = h("h2", name);
  if (file === "") return [heading, h("p", "No source information.")];
  const sums = h("p", [h("code", file), `: flat ${format(flat)}, cum ${format(cum)}`]);
  if (!lines) return [heading, sums, h("p", "The source file was not found.")];
  const cell = (value: number): string => (value === 0 ? "." : format(value));
  const head = ["flat", "cum", "line", "source"].map(text => h("th", {scope: "col"}, text));
  const rows = lines.map(line =>
    h("tr", [
      h("td", cell(line.flat)),
      h("td", cell(line.cum)),
      h("td", String(line.number)),
      h("td", h("pre", line.text)),
    ]),
  );
  return [heading, sums, h("table", [h("thead", h("tr", head)), h("tbody", rows)])];
}
