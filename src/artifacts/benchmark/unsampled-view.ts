import type {ElementContent} from "hast";
import {h} from "hastscript";
import type {RowChoice} from "../../benchstat/project/row-choice.ts";
import type {LabelledModel} from "../../benchstat/read/merge.ts";
import {BUDGETS} from "../../budgets.ts";
import type {ViewContext} from "../kind.ts";
import {printedView} from "./printed-view.ts";
import {summaryView} from "./summary-view.ts";

/** Draws contents of files beside samples, and notes about their samples. */
export function unsampledView(
  files: readonly LabelledModel[],
  choice: RowChoice,
  context: ViewContext,
): ElementContent[] {
  return [
    ...withinRunNote(files),
    ...thinnedNote(files),
    ...summaryView(files, choice, context),
    ...files.flatMap(({model}) => printedView(model.tables)),
  ];
}

/** Warns that the numbers of a thinned series are those of its quantiles. */
function thinnedNote(files: readonly LabelledModel[]): ElementContent[] {
  const most = Math.max(0, ...files.map(({model}) => model.thinnedFrom));
  if (most === 0) return [];
  const text = `Of up to ${most} rounds of a benchmark ${BUDGETS.benchmarkRounds} quantiles are kept: medians stay, but n, p and intervals are those of the quantiles.`;
  return [h("p.note", text)];
}

/** Rounds of the same run are more alike than runs are, so that a test overstates significance. */
function withinRunNote(files: readonly LabelledModel[]): ElementContent[] {
  const sources = new Set(files.flatMap(({model}) => (model.withinRun ? model.source : [])));
  if (sources.size === 0) return [];
  const text = `${[...sources].join(" and ")} samples are rounds of one run: how much runs differ does not show, so intervals and p may be too small.`;
  return [h("p.note", text)];
}
