import {h} from "hastscript";
import {drawDataChart} from "../../charts/vega/data-chart.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {kindSample} from "../../input/detection-sample.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {tableFacts, tableView} from "../shared/table-view.ts";
import type {ChartModel} from "./parse.ts";
import {parseChart} from "./parse.ts";

/** A chart specified in Vega-Lite (https://vega.github.io/vega-lite/docs/), of which a checked part is drawn. */
export const vegaLiteKind: ModelKind<ChartModel> = defineKind({
  name: "vega-lite",
  guide: {
    what: "A chart specified in Vega-Lite, with its data within or in a CSV or JSON file beside it.",
    commands: ["python -c 'chart.save(\"latency.vl.json\")'  # an Altair chart"],
    shown:
      "The chart in the page's own colours, and its data as a table. Marks, layers, encodings with aggregates, bins, time units, sorting, scales, axes and legends are drawn, and the transforms filter and fold; expressions, links, pictures, addresses elsewhere and whatever needs a mouse are not.",
    sample: "latency.vl.json",
  },
  fences: ["vega-lite", "vegalite"],
  detect,
  parse: parseChart,
  title: ({title}) => title || "Chart",
  facts: ({table}) => tableFacts(table),
  picture: async ({chart, description}, _context, tools) => [
    ...(description ? [h("p.note", description)] : []),
    ...(chart
      ? await drawDataChart(chart, tools)
      : [h("p.warning", "The chart is not drawn: its specification has mistakes.")]),
  ],
  view: ({table}, context) =>
    table.count === 0
      ? [h("p.note", "This chart has no data.")]
      : [h("details.chart-data", [h("summary", "The data as a table"), ...tableView(table, context)])],
});

/** JSON that names Vega-Lite's schema, or is named as such a chart. */
function detect(file: ArtifactFile): boolean {
  const text = kindSample(file);
  if (!/^\s*\{/.test(text)) return false;
  return (
    /\.vl\.json$/i.test(file.name) ||
    /"\$schema"\s*:\s*"https?:\/\/vega\.github\.io\/schema\/vega-lite\/v\d[\w.-]*\.json"/.test(text)
  );
}
