import type {ElementContent} from "hast";
import {h} from "hastscript";
import type {RowChoice} from "../../benchstat/project/row-choice.ts";
import type {LabelledModel} from "../../benchstat/read/merge.ts";
import type {ViewContext} from "../kind.ts";
import {printedView} from "./printed-view.ts";
import {summaryView} from "./summary-view.ts";

/** Draws what files hold beside samples, and what must be known of their samples. */
export function unsampledView(
  files: readonly LabelledModel[],
  choice: RowChoice,
  context: ViewContext,
): ElementContent[] {
  return [
    ...withinRunNote(files),
    ...summaryView(files, choice, context),
    ...files.flatMap(({model}) => printedView(model.tables)),
  ];
}

/** Rounds of one run are more alike than runs are, so that a test believes too much. */
function withinRunNote(files: readonly LabelledModel[]): ElementContent[] {
  const sources = new Set(files.flatMap(({model}) => (model.withinRun ? model.source : [])));
  if (sources.size === 0) return [];
  const text = `${[...sources].join(" and ")} samples are rounds of one run: how much runs differ does not show, so intervals and p may be too small.`;
  return [h("p.note", text)];
}
