import type {BenchmarkCompareOptions} from "../artifacts/benchmark/compare-view.ts";
import {benchmarkCompareView} from "../artifacts/benchmark/compare-view.ts";
import {viewRecord} from "../artifacts/kind.ts";
import {missingOf} from "../benchstat/project/row-choice.ts";
import type {LabelledModel} from "../benchstat/read/merge.ts";
import {badAttribute} from "../problems/directive.ts";
import {notCompared} from "../problems/directive-files.ts";
import type {DirectiveCall, EmbedContext, LeafEmbed} from "./embed.ts";
import {EmbedError} from "./embed.ts";
import type {ComparedFiles} from "./lib/benchmark-files.ts";
import {comparedFiles} from "./lib/benchmark-files.ts";
import {checkDivision, withQueryMistakes} from "./lib/benchmark-query.ts";
import {attachmentFigure, figureId, stem} from "./lib/figure.ts";

/**
 * The table that `benchstat` prints for a base and its heads, or for a file divided by `col`:
 * `::benchstat{base=before.txt head="pool.txt scan.txt" row=Parse unit=sec/op}`,
 * `::benchstat{file=run.txt col=/impl table=pkg filter="/size:4k" ignore=goos alpha=0.01 order=moved}`.
 */
export const benchstatEmbed: LeafEmbed = {
  name: "benchstat",
  form: "leaf",
  attributes: [
    ...["base", "head", "pair", "file"],
    ...["table", "row", "col", "filter", "ignore", "unit", "alpha", "order"],
  ],
  render({attributes}, context) {
    const {name, files} = comparedFiles(attributes, context);
    const models = files.map(({attachment, model}) => ({label: attachment.name, model}));
    const options = compareOptions(attributes, {name, files}, context);
    checkChoice(models, options);
    checkDivision(models, options);
    const shown = [name, attributes.row, attributes.unit, attributes.col, attributes.filter];
    const id = figureId(context, shown.filter(Boolean).join("-"));
    const record = viewRecord();
    const view = {id, size: "embed", record} as const;
    const body = withQueryMistakes(() => benchmarkCompareView(uniquelyLabelled(models), options, view));
    const attachments = files.map(({attachment}) => attachment);
    const title = attachments.at(-1)?.artifact.title ?? "";
    return [attachmentFigure({id, title, attachments: [...new Set(attachments)], record, body}, context)];
  },
};

/** Labels columns by their files; a repeated file gets its number. */
function uniquelyLabelled(models: readonly LabelledModel[]): LabelledModel[] {
  return models.map(({label, model}, index) => {
    const first = models.findIndex(other => other.label === label);
    return {label: first === index ? label : `${label}#${index}`, model};
  });
}

function compareOptions(
  {row, unit, alpha, table, col, filter, ignore, order}: DirectiveCall["attributes"],
  {files}: ComparedFiles,
  {config, spend}: EmbedContext,
): BenchmarkCompareOptions {
  const names = files.map(({attachment}) => stem(attachment.name));
  return {
    ...config.thresholds,
    ...(spend && {spend}),
    columnNames: files.length === 2 ? ["base", "head"] : names,
    ...(alpha !== undefined && {alpha: parseAlpha(alpha)}),
    ...(row !== undefined && {rows: words(row)}),
    ...(unit !== undefined && {units: words(unit)}),
    ...(table !== undefined && {table}),
    ...(col !== undefined && {column: col}),
    ...(filter !== undefined && {filter}),
    ...(ignore !== undefined && {ignore}),
    ...(order !== undefined && {order: parseOrder(order)}),
  };
}

function words(written: string): string[] {
  return written.split(/[\s,]+/).filter(Boolean);
}

function parseAlpha(written: string): number {
  const alpha = Number(written);
  if (written.trim() !== "" && alpha > 0 && alpha < 1) return alpha;
  throw new EmbedError(badAttribute("alpha", "a number between 0 and 1", written, "write alpha=0.05"));
}

function parseOrder(written: string): "file" | "moved" {
  if (written === "file" || written === "moved") return written;
  throw new EmbedError(
    badAttribute(
      "order",
      "moved or file",
      written,
      "write order=moved for the largest significant changes first",
    ),
  );
}

function checkChoice(files: readonly LabelledModel[], options: BenchmarkCompareOptions): void {
  const [missing] = missingOf(files, options);
  if (!missing) return;
  const {what, wanted, available} = missing;
  const places = [...new Set(files.map(({label}) => label))];
  throw new EmbedError(notCompared(what, wanted, places, available));
}
