import type {CompareOptions} from "../artifacts/benchmark/compare-view.ts";
import {compareView} from "../artifacts/benchmark/compare-view.ts";
import {benchmarkKind} from "../artifacts/benchmark/kind.ts";
import type {BenchmarkModel} from "../artifacts/benchmark/model.ts";
import {missingOf} from "../artifacts/benchmark/row-choice.ts";
import type {TypedPair} from "./attachments.ts";
import {pairLabel, typedAttachment} from "./attachments.ts";
import {benchmarkPairs} from "./benchmark-pair.ts";
import type {DirectiveCall, Embed, EmbedContext} from "./embed.ts";
import {EmbedError} from "./embed.ts";
import {attachmentFigure, figureId, stem} from "./figure.ts";
import {didYouMean, listNames} from "./nearest.ts";

/** `::benchstat{base=before.txt head=after.txt row=Parse unit=sec/op alpha=0.01}`: what `benchstat` prints for two files. */
export const benchstatEmbed: Embed = {
  name: "benchstat",
  form: "leaf",
  attributes: ["base", "head", "pair", "row", "unit", "alpha"],
  render({attributes}, context) {
    const pair = wantedPair(attributes, context);
    const options = compareOptions(attributes, context);
    checkChoice(pair, options);
    const {base, head} = pair;
    const shown = [
      pair.name || `${stem(base.attachment.name)}-${stem(head.attachment.name)}`,
      attributes.row,
      attributes.unit,
    ];
    const id = figureId(context, shown.filter(Boolean).join("-"));
    const body = compareView(base.model, head.model, options, {id, size: "embed"});
    const attachments = [base.attachment, head.attachment];
    return [attachmentFigure({id, title: head.attachment.artifact.title, attachments, body}, context)];
  },
};

/** The files an author names, else the pair of that name, else the entry's only pair. */
function wantedPair(
  attributes: DirectiveCall["attributes"],
  context: EmbedContext,
): TypedPair<BenchmarkModel> {
  const {base, head, pair} = attributes;
  const file = (name: string) => typedAttachment(context.entry, name, benchmarkKind, "Go benchmark results");
  if (base !== undefined && head !== undefined) return {name: "", base: file(base), head: file(head)};
  if (base !== undefined || head !== undefined) {
    const missing = base === undefined ? "base" : "head";
    throw new EmbedError("PJ071", `"${missing}" is missing, expected both base and head, or neither`);
  }
  const pairs = benchmarkPairs(context, pair);
  const [only, ...others] = pairs;
  if (only && !others.length) return only;
  throw new EmbedError(
    "PJ071",
    `"pair" is missing, expected one of ${listNames(pairs.map(pairLabel))}`,
    only && `write {pair=${JSON.stringify(pairLabel(only))}}`,
  );
}

function compareOptions(
  {row, unit, alpha}: DirectiveCall["attributes"],
  {config}: EmbedContext,
): CompareOptions {
  return {
    ...config.thresholds,
    ...(alpha !== undefined && {alpha: parseAlpha(alpha)}),
    ...(row !== undefined && {rows: words(row)}),
    ...(unit !== undefined && {units: words(unit)}),
  };
}

function words(written: string): string[] {
  return written.split(/[\s,]+/).filter(Boolean);
}

function parseAlpha(written: string): number {
  const alpha = Number(written);
  if (written.trim() !== "" && alpha > 0 && alpha < 1) return alpha;
  throw new EmbedError("PJ071", `"alpha" is a number between 0 and 1, got "${written}"`, "write alpha=0.05");
}

function checkChoice({base, head}: TypedPair<BenchmarkModel>, options: CompareOptions): void {
  const files = [
    {label: "base", model: base.model},
    {label: "head", model: head.model},
  ];
  const [missing] = missingOf(files, options);
  if (!missing) return;
  const {what, wanted, available} = missing;
  const place = `${base.attachment.name} and ${head.attachment.name}`;
  const code = what === "benchmark" ? "PJ073" : "PJ074";
  throw new EmbedError(
    code,
    `no ${what} "${wanted}" in ${place}; there are ${listNames(available)}`,
    didYouMean(wanted, available),
  );
}
