// Draws Vega-Lite specifications in a process of its own: a line of JSON in, a line of JSON out; the first line out is for
// being ready. See vega-drawing-fs.ts.
import process from "node:process";
import {createInterface} from "node:readline";
import * as vega from "vega";
import {expressionInterpreter} from "vega-interpreter";
import {compile} from "vega-lite";

// A chart carries its data: no address needs to be fetched.
for (const name of ["fetch", "WebSocket", "EventSource", "XMLHttpRequest"]) delete globalThis[name];

/** Names that our specifications give to marks, as in chart-svg.ts. */
const MARK_NAME = /^[mn]?\d+:\d+$/;

/** Maximum compiled templates that are kept, the newest. */
const MOST_TEMPLATES = 64;

/** Compiled templates by their text. */
const templates = new Map();

process.stdout.write("ready\n");
for await (const line of createInterface({input: process.stdin})) {
  process.stdout.write(`${JSON.stringify(await draw(JSON.parse(line)))}\n`);
}

/** Draws a specification, or a template of one; see `ChartTemplate`. */
async function draw(question) {
  const asked = [];
  const failed = [];
  // Ids of clip paths count up over the process; without this the same chart would differ from build to build.
  vega.resetSVGDefIds();
  let view;
  try {
    const {width, data = {}, params = {}} = question;
    view = new vega.View(question.template ? compiledTemplate(question) : compiled(question.spec), {
      expr: expressionInterpreter,
      renderer: "none",
      loader: refusingLoader(asked),
      logger: logger(failed),
    });
    if (width !== undefined) view.width(width);
    for (const [name, rows] of Object.entries(data)) view.data(name, rows);
    for (const [name, value] of Object.entries(params)) view.signal(name, value);
    const svg = await view.toSVG();
    const [address] = asked;
    if (address !== undefined) return {error: `the chart asks for "${address}", expected none`};
    const [message] = failed;
    return message === undefined ? {svg, ...placesOf(view)} : {error: message};
  } catch (error) {
    return {error: error instanceof Error ? error.message : String(error)};
  } finally {
    view?.finalize();
  }
}

function compiled(spec) {
  datesAsText(spec);
  return vega.parse(compile(spec, {logger: logger([])}).spec, undefined, {ast: true});
}

/** A template in its compiled form, which no drawing changes. */
function compiledTemplate({template, params}) {
  const names = Object.keys(params);
  const key = JSON.stringify([template, names]);
  const known = templates.get(key);
  if (known) return known;
  const [oldest] = templates.size < MOST_TEMPLATES ? [] : templates.keys();
  templates.delete(oldest);
  const chart = compiled({...template, params: names.map(name => ({name, value: null}))});
  templates.set(key, chart);
  return chart;
}

/** The corner of the plot and the place of each mark that our specifications name, in pixels; see `VegaDrawing`. */
function placesOf(view) {
  const [left] = view.origin();
  const marks = {};
  const open = [view.scenegraph().root];
  for (let item = open.pop(); item; item = open.pop()) {
    if (MARK_NAME.test(item.description) && !item.items) marks[item.description] = [item.x, item.y];
    if (item.items) open.push(...item.items);
  }
  return {left: view.padding().left + left, marks};
}

/**
 * Writes numbers that stand for dates as text, in the domains and ticks of temporal channels: Vega-Lite makes
 * `datetime(number)` of them, which Vega's interpreter, unlike its compiled code, takes for a year.
 */
function datesAsText(node) {
  if (typeof node !== "object" || node === null) return;
  if (node.type === "temporal")
    for (const [part, field] of [
      ["scale", "domain"],
      ["axis", "values"],
      ["legend", "values"],
    ]) {
      const values = node[part]?.[field];
      if (Array.isArray(values)) node[part][field] = values.map(dateText);
    }
  for (const [key, child] of Object.entries(node)) if (key !== "data") datesAsText(child);
}

function dateText(value) {
  return typeof value === "number" && Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : value;
}

/** Records requested addresses: Vega only logs failed loads and draws an empty chart. */
function refusingLoader(asked) {
  const refuse = uri => {
    asked.push(String(uri).slice(0, 200));
    return Promise.reject(new Error("a chart carries its data"));
  };
  return {options: {}, load: refuse, sanitize: refuse, http: refuse, file: refuse};
}

function logger(failed) {
  const quiet = {
    level: () => quiet,
    error(...parts) {
      failed.push(parts.map(part => (part instanceof Error ? part.message : String(part))).join(" "));
      return quiet;
    },
    warn: () => quiet,
    info: () => quiet,
    debug: () => quiet,
  };
  return quiet;
}
