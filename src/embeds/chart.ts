import type {ElementContent} from "hast";
import {csvKind} from "../artifacts/csv/kind.ts";
import {jsonKind} from "../artifacts/json/kind.ts";
import type {ColumnType, DataTable} from "../artifacts/shared/data-table.ts";
import {vegaLiteKind} from "../artifacts/vega-lite/kind.ts";
import {DRAWING_TOOLS} from "../charts/drawing-tools-fs.ts";
import type {ArtifactFile} from "../input/artifact-file.ts";
import {artifactFile} from "../input/artifact-file.ts";
import {
  columnWithoutNumbers,
  noColumn,
  tableWithoutColumns,
  tableWithoutNumbers,
  tooManyLines,
  unknownMark,
  wrongKind,
} from "../problems/directive-files.ts";
import type {EmbedContext, LeafEmbed} from "./embed.ts";
import {EmbedError} from "./embed.ts";
import type {OpenAttachment} from "./lib/attachments.ts";
import {attachmentNamed, ofKind, onlyName} from "./lib/attachments.ts";
import {attachmentFigure, figureId, stem} from "./lib/figure.ts";

const MARKS: readonly string[] = ["line", "bar", "point", "area"];
/** Maximum number of lines. */
const MOST_LINES = 5;

const CHANNEL_TYPES: Readonly<Record<ColumnType, string>> = {
  number: "quantitative",
  date: "temporal",
  text: "ordinal",
};

/** Attributes of a chart. */
interface Asked {
  readonly x: DataTable["columns"][number];
  readonly ys: readonly string[];
  readonly mark: string;
  readonly title: string;
}

/**
 * `::chart{file=runs.csv x=date y="p50 ms,p99 ms"}`: columns of an attached table as lines, or as `mark=bar`, `point` or
 * `area`. Without `x` and `y` the first column and all columns of numbers. A Vega-Lite file covers the rest.
 */
export const chartEmbed: LeafEmbed = {
  name: "chart",
  form: "leaf",
  attributes: ["file", "x", "y", "mark"],
  async render({attributes, label}, context) {
    const {entry} = context;
    const tables = [...ofKind(entry, csvKind), ...ofKind(entry, jsonKind)];
    const names = tables.map(({attachment}) => attachment.name);
    const attachment = attachmentNamed(entry, attributes.file ?? onlyName(names, "file", "table"));
    const table = csvKind.modelOf(attachment.artifact) ?? jsonKind.modelOf(attachment.artifact);
    if (!table) throw new EmbedError(wrongKind(attachment.name, attachment.artifact.title, "a table", names));
    const asked = askedOf(attributes, table, label);
    const id = figureId(context, `chart-${stem(attachment.name)}`);
    const body = await draw(asked, attachment, id, context);
    return [attachmentFigure({id, title: asked.title, attachments: [attachment], body}, context)];
  },
};

function askedOf(attributes: Readonly<Record<string, string>>, table: DataTable, label: string): Asked {
  const x = attributes.x === undefined ? table.columns[0] : columnNamed(table, "x", attributes.x);
  if (!x) throw new EmbedError(tableWithoutColumns());
  const numbers = table.columns
    .filter(column => column.type === "number" && column !== x)
    .map(({name}) => name);
  const ys = attributes.y === undefined ? numbers.slice(0, MOST_LINES) : namesOf(attributes.y, table);
  if (ys.length === 0) throw new EmbedError(tableWithoutNumbers());
  const mark = attributes.mark ?? (x.type === "text" ? "bar" : "line");
  if (!MARKS.includes(mark)) throw new EmbedError(unknownMark(mark, MARKS));
  return {x, ys, mark, title: label || `${ys.join(", ")} by ${x.name}`};
}

/** Names between commas; a column whose name has a comma is named alone. */
function namesOf(written: string, table: DataTable): string[] {
  const names = table.columns.some(({name}) => name === written) ? [written] : written.split(",");
  if (names.length > MOST_LINES) throw new EmbedError(tooManyLines(names.length, MOST_LINES));
  return names.map(name => {
    const column = columnNamed(table, "y", name.trim());
    if (column.type === "number") return column.name;
    throw new EmbedError(columnWithoutNumbers(column.name, column.type));
  });
}

function columnNamed(table: DataTable, attribute: string, written: string): DataTable["columns"][number] {
  const found = table.columns.find(({name}) => name === written);
  if (found) return found;
  throw new EmbedError(
    noColumn(
      attribute,
      written,
      table.columns.map(({name}) => name),
    ),
  );
}

/** Draws it as the Vega-Lite chart that it is short for. */
async function draw(
  asked: Asked,
  attachment: OpenAttachment,
  id: string,
  {tools = DRAWING_TOOLS, spend}: EmbedContext,
): Promise<ElementContent[]> {
  const text = JSON.stringify(specOf(asked, attachment.name));
  const {file} = attachment.artifact;
  const spec: ArtifactFile = {
    ...artifactFile(file.path, file.name, new TextEncoder().encode(text)),
    sibling: () => file,
    ...(spend && {spend}),
  };
  const chart = vegaLiteKind.open(spec);
  const context = {id, size: "embed"} as const;
  return [...(await chart.picture(context, tools)), ...chart.view(context)];
}

function specOf({x, ys, mark, title}: Asked, url: string): object {
  const [only] = ys;
  const isOne = ys.length === 1;
  // Bars are categories in the order of the file: 1, 2, 4 and 8 threads beside each other.
  const isPlace = x.type === "text" || (mark === "bar" && x.type === "number");
  const [field, series] = isOne ? [only, undefined] : ["value of the column", "column"];
  return {
    title,
    data: {url},
    ...(isOne ? {} : {transform: [{fold: ys, as: [series, field]}]}),
    mark: mark === "line" ? {type: "line", point: true} : mark,
    encoding: {
      x: {field: x.name, ...(isPlace ? {type: "ordinal", sort: null} : {type: CHANNEL_TYPES[x.type]})},
      y: {field, type: "quantitative", title: isOne ? only : null},
      ...(series && {
        color: {field: series, type: "nominal", sort: ys, title: null},
        ...(mark === "bar" && {xOffset: {field: series, type: "nominal", sort: ys}}),
        ...(mark === "line" && {shape: {field: series, type: "nominal", sort: ys, title: null}}),
      }),
    },
  };
}
