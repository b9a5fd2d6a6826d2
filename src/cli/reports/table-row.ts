import type {FigureRecord} from "../../embeds/embed.ts";
import type {CopySource} from "../../islands/copy-text.ts";
import {rowSentence, tableOfRow} from "../../islands/copy-text.ts";

/** A row of a figure's table as a source of texts, as the page's own menu has it; undefined if the figure has no such row. */
export function rowSource({rows = []}: FigureRecord, id: string, figure: CopySource): CopySource | undefined {
  for (const table of rows) {
    const row = table.rows.find(each => each.id === id);
    if (!row) continue;
    const [name = ""] = row.cells;
    return {
      ...figure,
      kind: "row",
      id,
      text: rowSentence(row.unit, table.columns, row.cells),
      tables: figure.tables.map(text => tableOfRow(text, name)).filter(Boolean),
    };
  }
  return undefined;
}
