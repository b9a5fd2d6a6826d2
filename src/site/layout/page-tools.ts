import type {DrawingTools} from "../../charts/drawing-tools.ts";
import {boundedTools} from "../../charts/drawing-tools.ts";
import {DRAWING_TOOLS} from "../../charts/drawing-tools-fs.ts";
import {reportUndrawn} from "../../publish/site-fs.ts";

/**
 * Makes the drawing tools of a page, or of several that share an allowance; a drawing that is not made is reported for
 * the entry with this id.
 */
export function pageTools(entry: string): DrawingTools {
  return boundedTools(DRAWING_TOOLS, ({message}) => reportUndrawn(entry, message));
}
