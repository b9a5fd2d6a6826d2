import type {ElementContent} from "hast";
import {h} from "hastscript";
import type {ReportCell} from "../shared/report-view.ts";
import {factStrip, reportTable} from "../shared/report-view.ts";
import {unrecognizedView} from "../shared/unrecognized-lines.ts";
import type {EnvironmentMachine, Setting, Source} from "./model.ts";
import {SOURCES} from "./model.ts";
import type {EnvironmentDifference} from "./summary.ts";
import {compareMachines, environmentAdvice, environmentFacts} from "./summary.ts";

const NOTHING = "No setting of a machine or of Go could be read from this file.";
/** Characters of a value in a table; the rest is in the file. */
const COLUMNS = 160;
/** Rows of a table; `sysctl -a` alone has a thousand. */
const ROWS = 300;

/** Heading of the settings of a source. */
const TITLES: Readonly<Record<Source, string>> = {
  "go version": "Go",
  "go env": "Go's own settings",
  variables: "Other variables",
  lscpu: "Processor",
  cpuinfo: "Processor, of /proc/cpuinfo",
  frequency: "Clock",
  memory: "Memory",
  uname: "Kernel",
  "os-release": "System",
  sysctl: "Settings of the kernel",
  other: "Other settings",
};

/** Draws a machine: the settings that decide over measurements, warnings, and all settings by source. */
export function environmentView(machine: EnvironmentMachine): ElementContent[] {
  const {settings, isCut, stray} = machine;
  if (settings.length === 0) return [h("p.warning", NOTHING), ...unrecognizedView(stray)];
  return [
    ...factStrip(environmentFacts(machine)),
    ...environmentAdvice(machine).map(text => h("p.note", text)),
    ...hiddenNote(settings),
    ...SOURCES.flatMap(source =>
      sourceTable(
        source,
        settings.filter(one => one.source === source),
      ),
    ),
    ...(isCut ? [h("p.note", `The file goes on: this is of its first ${settings.length} settings.`)] : []),
    ...unrecognizedView(stray),
  ];
}

/** Draws a base's machine beside a head's: differences first, the rest folded. */
export function environmentComparison(base: EnvironmentMachine, head: EnvironmentMachine): ElementContent[] {
  if (base.settings.length === 0 || head.settings.length === 0) return [h("p.warning", NOTHING)];
  const {differing, same, volatile} = compareMachines(base, head);
  return [
    ...(differing.length === 0
      ? [h("p", `No setting differs; ${same.length} are the same.`)]
      : [
          h("p.warning", differenceText(differing)),
          reportTable("Settings that differ", SIDES, differing.slice(0, ROWS).map(differenceRow)),
          ...more(differing.length),
        ]),
    ...(same.length > 0
      ? [
          h("details.environment-source", [
            h("summary", `The same: ${same.length} settings`),
            reportTable("Settings that are the same", ONE_SIDE, same.slice(0, ROWS).map(sameRow)),
            ...more(same.length),
          ]),
        ]
      : []),
    ...(volatile > 0
      ? [
          h(
            "p.note",
            `${volatile} that are different at every look, such as the clock of the moment, are left out.`,
          ),
        ]
      : []),
    ...hiddenNote([...base.settings, ...head.settings]),
  ];
}

const SIDES = [{head: "setting"}, {head: "base"}, {head: "head"}];
const ONE_SIDE = [{head: "setting"}, {head: "value"}];

/** A setting's name with its source, since several sources have a `version`. */
function nameCell({source, name}: EnvironmentDifference): ReportCell {
  return h("span", [name, " ", h("span.environment-source-name", source)]);
}

function differenceText(differing: readonly EnvironmentDifference[]): string {
  const both = differing.filter(({base, head}) => base && head).length;
  const oneSided = differing.length - both;
  const settings = (count: number): string => `${count} ${count === 1 ? "setting" : "settings"}`;
  const said = oneSided > 0 ? ` ${settings(oneSided)} only one of the files says.` : "";
  return both > 0
    ? `${settings(both)} differ${both === 1 ? "s" : ""}: part of a change in the numbers may be theirs.${said}`
    : `Nothing that both files say differs.${said}`;
}

function differenceRow(difference: EnvironmentDifference): ReportCell[] {
  const {base, head} = difference;
  const isHidden = base?.hidden !== undefined && head?.hidden !== undefined;
  if (isHidden) return [nameCell(difference), valueCell(base.value), "another, hidden too"];
  return [nameCell(difference), ...wordsApart(base?.value, head?.value)];
}

/** Characters from which on of two lists of words only those are shown that the other has not. */
const LIST = 80;

function wordsApart(base: string | undefined, head: string | undefined): [ReportCell, ReportCell] {
  if (base === undefined || head === undefined || Math.min(base.length, head.length) < LIST)
    return [valueCell(base), valueCell(head)];
  const [was, is] = [new Set(base.split(/[\s,]+/)), new Set(head.split(/[\s,]+/))];
  const only = (words: Set<string>, others: Set<string>): ReportCell => {
    const own = [...words].filter(word => !others.has(word));
    return own.length > 0 ? `also ${shortened(own.join(" "))}` : "nothing more";
  };
  return [only(was, is), only(is, was)];
}

function sameRow(difference: EnvironmentDifference): ReportCell[] {
  return [nameCell(difference), valueCell(difference.base?.value)];
}

function sourceTable(source: Source, settings: readonly Setting[]): ElementContent[] {
  const set = settings.filter(({value}) => value !== "");
  const empty = settings.filter(({value}) => value === "").map(({name}) => name);
  if (settings.length === 0) return [];
  const rows = set.slice(0, ROWS).map(({name, value}): ReportCell[] => [name, valueCell(value)]);
  const title = TITLES[source];
  const body = [
    ...(rows.length > 0 ? [reportTable(title, [{head: "setting"}, {head: "value"}], rows)] : []),
    ...more(set.length),
    ...(empty.length > 0 ? [h("p.note", `Empty: ${shortened(empty.join(", "))}.`)] : []),
  ];
  return [
    h("details.environment-source", [
      h("summary", `${title}: ${settings.length} ${settings.length === 1 ? "setting" : "settings"}`),
      ...body,
    ]),
  ];
}

function more(count: number): ElementContent[] {
  return count > ROWS ? [h("p.note", `${count - ROWS} more are in the file.`)] : [];
}

function valueCell(value: string | undefined): ReportCell {
  if (value === undefined) return "–";
  return value === "" ? "empty" : h("span.environment-value", shortened(value));
}

function shortened(text: string): string {
  return text.length > COLUMNS ? `${text.slice(0, COLUMNS)} … (${text.length} characters)` : text;
}

function hiddenNote(settings: readonly Setting[]): ElementContent[] {
  const credentials = settings.filter(({hidden}) => hidden === "credential").length;
  const names = settings.filter(({hidden}) => hidden === "private").length;
  const values = (count: number): string => `${count} ${count === 1 ? "value" : "values"}`;
  return [
    ...(credentials > 0
      ? [
          h(
            "p.warning",
            `${values(credentials)} that ${credentials === 1 ? "looks" : "look"} like a credential ${credentials === 1 ? "is" : "are"} not shown here, but the attached file is published as it is: take ${credentials === 1 ? "it" : "them"} out there, and replace what was pushed.`,
          ),
        ]
      : []),
    ...(names > 0
      ? [
          h(
            "p.note",
            `${values(names)} that ${names === 1 ? "names" : "name"} a host, a user or private modules ${names === 1 ? "is" : "are"} not shown, and home folders are written ~. The attached file still has them.`,
          ),
        ]
      : []),
  ];
}
