import type {Element} from "hast";
import {h} from "hastscript";
import type {GridOptions} from "../../benchstat/compare/grid.ts";
import type {JournalGrid} from "../../benchstat/compare/journal-grid.ts";
import {formatCsv} from "../../benchstat/print/csv-output.ts";
import {formatJson} from "../../benchstat/print/json-output.ts";
import {formatMarkdown} from "../../benchstat/print/markdown-output.ts";
import {formatText} from "../../benchstat/print/text-output.ts";
import {COPY_FORM} from "../../contract/copy-menu.ts";
import type {CopyText} from "../kind.ts";

/** Name of the form that benchstat prints. */
export const BENCHSTAT_TEXT = "benchstat text";

/** Beyond this many rows only the compact forms are offered: a page should not hold a table five times. */
const ALL_FORMS_ROWS = 400;

/** Writes tables in every form that a reader may copy, benchstat's text first. */
export function copyTexts(grid: JournalGrid, options: GridOptions): CopyText[] {
  return [
    {name: BENCHSTAT_TEXT, text: formatText(grid)},
    {name: "CSV", text: formatCsv(grid).text},
    ...(rowCount(grid) > ALL_FORMS_ROWS
      ? []
      : [
          {name: "Markdown", text: formatMarkdown(grid)},
          {name: "JSON", text: formatJson(grid, grid.results, options)},
        ]),
  ];
}

/** Offers texts to copy, folded; the copy menu of the figure around them takes them from here. */
export function copyForms(forms: readonly CopyText[]): Element {
  return h("details.copy-forms", {dataPagefindIgnore: ""}, [
    h("summary", `Copy as ${listed(forms.map(({name}) => name))}`),
    ...forms.map(({name, text}) =>
      h("details.benchmark-copy", COPY_FORM.encode({name}), [
        h("summary", name),
        h("pre", {tabIndex: 0}, text),
      ]),
    ),
  ]);
}

function rowCount({tables}: JournalGrid): number {
  return tables.reduce((sum, {rows}) => sum + rows.length, 0);
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
