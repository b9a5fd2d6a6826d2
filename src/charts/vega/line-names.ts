import type {Element} from "hast";
import {s} from "hastscript";
import type {LineChart} from "./line-chart-data.ts";
import {lineLook} from "./line-chart-spec.ts";
import type {VegaDrawing} from "./vega-drawing.ts";

/** Width and height of most names on a phone, where text is twice as large, in pixels of the plot. */
const ROOM = {width: 160, height: 24} as const;
/** From the last point to the name above it. */
const GAP = 9;
/** From the last point to the end of the name right of it. */
const OVERHANG = 30;
/** Of a longer name the start is shown; the legend has all of it. */
const LONGEST_NAME = 24;

/**
 * Writes the names of lines above their last points, by the names of those marks. A name without room beside another is in the
 * legend alone.
 */
export function lineNames({lines}: LineChart, places: VegaDrawing["marks"]): ReadonlyMap<string, Element> {
  const ends = lines.flatMap(({name, points}, line) => {
    const mark = `${line}:${points.length - 1}`;
    const place = places[mark];
    return place === undefined ? [] : [{mark, name, line, place}];
  });
  const shown: typeof ends = [];
  for (const end of ends) if (!shown.some(({place}) => areNear(place, end.place))) shown.push(end);
  return new Map(
    shown.map(({mark, name, line, place: [x, y]}) => [mark, nameText(name, line, x + OVERHANG, y - GAP)]),
  );
}

function areNear([x, y]: readonly [number, number], [otherX, otherY]: readonly [number, number]): boolean {
  return Math.abs(x - otherX) < ROOM.width && Math.abs(y - otherY) < ROOM.height;
}

/** A name with an edge in the page's colour, since the line may run through it. */
function nameText(name: string, line: number, x: number, y: number): Element {
  const text = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
  return s(
    "text",
    {
      className: ["end-name"],
      ...{x: Math.round(x), y: Math.round(y), textAnchor: "end"},
      ...{fontSize: "12px", fontWeight: 600, fill: lineLook(line).colour},
      ...{stroke: "var(--paper)", strokeWidth: 4, strokeLineJoin: "round", paintOrder: "stroke"},
    },
    text,
  );
}
