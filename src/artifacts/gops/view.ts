import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {cutText} from "../../stacks/function-names.ts";
import type {Fact} from "../kind.ts";
import type {Quantity} from "../shared/quantities.ts";
import {quantity} from "../shared/quantities.ts";
import type {Column, ReportCell} from "../shared/report-view.ts";
import {changesView, factStrip, reportTable} from "../shared/report-view.ts";
import {unrecognizedView} from "../shared/unrecognized-lines.ts";
import type {Detail, GoProcess, GopsReport} from "./parse.ts";

const NOTHING = "No process could be read from this file.";
const SHOWN = 200;
/** gops prints ten facts about a process, and a fact for each second of watching. */
const MOST_FACTS = 40;

/** The numbers of a single process. */
export function gopsQuantities({details}: GopsReport): Quantity[] {
  return details.flatMap(({name, value}) => {
    const number = Number.parseFloat(value);
    if (!Number.isFinite(number)) return [];
    if (name === "threads") return [quantity("threads", "threads", "lower", number, {text: value})];
    const isShare = /^(?:memory|cpu) usage/.test(name) && value.endsWith("%");
    return isShare ? [quantity(name, "%", "lower", number, {text: value})] : [];
  });
}

/** The facts at the head of a report. */
export function gopsFacts({list, tree, details}: GopsReport): Fact[] {
  const processes = [...list, ...tree].filter(({name}) => name !== "");
  if (processes.length === 0)
    return details
      .filter(({name}) => name !== "local/remote")
      .slice(0, MOST_FACTS)
      .map(({name, value}) => ({name, value: cutText(value)}));
  const versions = [...new Set(processes.map(({go}) => go))].sort();
  const agents = processes.filter(({hasAgent}) => hasAgent).length;
  return [
    {name: "Go processes", value: String(processes.length)},
    {name: "with an agent", value: String(agents)},
    {name: "Go", value: versions.slice(0, 5).join(", ") + (versions.length > 5 ? ", …" : "")},
  ];
}

/** Draws a report of gops: a process, the list or the tree. */
export function gopsView(report: GopsReport): ElementContent[] {
  const {list, tree, details, stray} = report;
  if (list.length + tree.length + details.length === 0)
    return [h("p.warning", NOTHING), ...unrecognizedView(stray)];
  return [
    ...factStrip(gopsFacts(report)),
    ...detailTable(details),
    ...(list.length > 0 ? [listTable(list), ...hiddenNote(list)] : []),
    ...(tree.length > 0 ? [processTree(tree), ...hiddenNote(tree)] : []),
    ...unrecognizedView(stray),
  ];
}

/** Draws a process before and after a change; undefined where there is no single process. */
export function gopsComparison(base: GopsReport, head: GopsReport): ElementContent[] | undefined {
  const [before, after] = [gopsQuantities(base), gopsQuantities(head)];
  if (before.length === 0 || after.length === 0) return undefined;
  return changesView("Process before and after", before, after);
}

function hiddenNote({length}: readonly GoProcess[]): ElementContent[] {
  return length > SHOWN ? [h("p.note", `${length - SHOWN} more processes are not shown.`)] : [];
}

/** Connections, where the report is of a single process; its other lines are facts. */
function detailTable(details: readonly Detail[]): ElementContent[] {
  const connections = details.filter(({name}) => name === "local/remote");
  if (connections.length === 0) return [];
  const rows = connections.slice(0, SHOWN).map(({value}): ReportCell[] => {
    const [, local = value, remote = "", state = ""] = /^(\S+) <-> (\S+)(?: \((\w+)\))?$/.exec(value) ?? [];
    return [h("code", local), h("code", remote), state];
  });
  return [reportTable("Connections", [{head: "local"}, {head: "remote"}, {head: "state"}], rows)];
}

function listTable(list: readonly GoProcess[]): Element {
  const columns: Column[] = [
    {head: "PID"},
    {head: "parent", isNumber: true},
    {head: "name"},
    {head: "Go"},
    {head: "agent"},
    {head: "program"},
  ];
  const rows = list
    .slice(0, SHOWN)
    .map(({pid, parent, name, go, hasAgent, path}): ReportCell[] => [
      String(pid),
      String(parent ?? ""),
      h("code", name),
      go,
      hasAgent ? "yes" : "",
      h("code", path),
    ]);
  return reportTable("Go processes", columns, rows);
}

/** The tree as lists within lists. */
function processTree(tree: readonly GoProcess[]): Element {
  const shown = tree.slice(0, SHOWN);
  let at = 0;
  const branches = (depth: number): Element => {
    const items: Element[] = [];
    for (let process = shown[at]; process && process.depth >= depth; process = shown[at]) {
      at++;
      const isParent = (shown[at]?.depth ?? 0) > process.depth;
      items.push(h("li", [label(process), ...(isParent ? [branches(process.depth + 1)] : [])]));
    }
    return h("ul", items);
  };
  return h("div.gops-tree", [branches(0)]);
}

function label({pid, name, go, hasAgent}: GoProcess): Element {
  return h("span", [
    String(pid),
    ...(name === "" ? [] : [" ", h("code", name), ` ${go}`]),
    ...(hasAgent ? [", with an agent"] : []),
  ]);
}
