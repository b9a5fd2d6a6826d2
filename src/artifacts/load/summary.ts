import type {NumberTable} from "../kind.ts";
import type {Quantity} from "../shared/quantities.ts";
import {quantity, quantityTable} from "../shared/quantities.ts";
import {clearBuckets} from "./clear-buckets.ts";
import type {Bucket, Count, LoadReport, LoadRun, LoadRunValue, Quantile, ValueName} from "./model.ts";

/** True if all runs are of the same command, so that they are samples of the same thing. */
export function isRepeatedLoad({runs}: LoadReport): boolean {
  return runs.length > 1 && new Set(runs.map(({command}) => command)).size === 1;
}

/** Number of requests, as reported or as the sum of the counts; undefined if neither is known. */
export function requestsOf(run: LoadRun): number | undefined {
  const {values, statuses, errors, buckets} = run;
  const said = values.get("requests")?.value;
  if (said !== undefined) return said;
  const answered = sum(statuses.map(({count}) => count));
  const counted = answered + sum(errors.map(({count}) => count));
  return counted || sum(buckets.map(({count}) => count)) || undefined;
}

/** Number of failed requests: unanswered, or answered with an error; undefined if the tool does not report it. */
export function failedOf(run: LoadRun): number | undefined {
  const said = run.values.get("failed")?.value;
  if (said !== undefined) return said;
  const {tool, statuses, errors} = run;
  // wrk does not print failures if no request failed, and prints the number of requests at the end only.
  if (statuses.length + errors.length === 0)
    return (tool === "wrk" || tool === "wrk2") && run.values.has("requests") ? 0 : undefined;
  const unanswered = tool === "vegeta" ? 0 : sum(errors.filter(isNoDeadline).map(({count}) => count));
  return unanswered + sum(statuses.filter(({name}) => isFailure(name)).map(({count}) => count));
}

/** oha aborts pending requests when its time is over. */
function isNoDeadline({name}: Count): boolean {
  return name !== "aborted due to deadline";
}

/** True for a failure's status: 4xx, 5xx, vegeta's 0 for no answer, or a tool's count of non-2xx. */
export function isFailure(status: string): boolean {
  return !/^[123]\d\d$/.test(status);
}

/** Share of the requests that failed, in percent; undefined where it is not known. */
export function failedShare(run: LoadRun): number | undefined {
  const [failed, requests] = [failedOf(run), requestsOf(run)];
  return failed === undefined || requests === undefined || requests === 0
    ? undefined
    : Math.min(100, (failed / requests) * 100);
}

/** `p50`, `p99.9`. */
export function quantileName({percent}: Pick<Quantile, "percent">): string {
  return `p${Number(percent.toFixed(4))}`;
}

/** Quantiles that are followed over time; the others are shown. */
const FOLLOWED: ReadonlySet<number> = new Set([50, 90, 95, 99, 99.9]);

/** The numbers of a report, a sample a run; for different commands, those of the last run. */
export function loadQuantities(report: LoadReport): Quantity[] {
  const {runs} = report;
  const taken = isRepeatedLoad(report) ? runs : runs.slice(-1);
  const all = taken.map(runQuantities);
  const names = [...new Set(all.flatMap(list => list.map(({name}) => name)))];
  return names.flatMap(name => {
    const same = all.flatMap(list => list.find(one => one.name === name) ?? []);
    const [first] = same;
    if (!first) return [];
    if (same.length === 1) return [first];
    const {unit, better, isAside = false} = first;
    return [{name, unit, better, isAside, samples: same.flatMap(({samples}) => samples)}];
  });
}

/** The numbers of a run, in display order. */
export function runQuantities(run: LoadRun): Quantity[] {
  const {values, quantiles} = run;
  const of = (name: ValueName, make: (value: LoadRunValue) => Quantity): Quantity[] => {
    const found = values.get(name);
    return found ? [make(found)] : [];
  };
  const time = (name: ValueName, isAside = false) =>
    of(name, ({value, text}) => quantity(name, "sec", "lower", value, {...shown(text), isAside}));
  const aside = (name: ValueName, unit: string) =>
    of(name, ({value, text}) => quantity(name, unit, undefined, value, {...shown(text), isAside: true}));
  const [failed, share] = [failedOf(run), failedShare(run)];
  const list = [
    ...rateOf(run),
    ...of("throughput", ({value, text}) => quantity("throughput", "req/s", "higher", value, shown(text))),
    ...time("mean"),
    ...time("stdev", true),
    ...time("min", true),
    ...quantiles.map(one =>
      quantity(quantileName(one), "sec", "lower", one.value, {
        ...shown(one.text),
        isAside: !FOLLOWED.has(one.percent),
      }),
    ),
    ...time("max"),
    ...(share === undefined ? [] : [quantity("failed", "%", "lower", share)]),
    ...(failed === undefined
      ? []
      : [quantity("failed requests", "requests", "lower", failed, {isAside: true})]),
    ...of("requests", ({value, text}) => {
      const name = run.tool === "load" ? "operations" : "requests";
      return quantity(name, name, undefined, value, {...shown(text), isAside: true});
    }),
    ...aside("duration", "sec"),
    ...aside("received", "B"),
    ...aside("received/s", "B/s"),
    ...aside("size/request", "B"),
    ...aside("sent", "B"),
    ...aside("sent/s", "B/s"),
  ];
  // If no request was answered, that is the only number worth following.
  return share === 100 ? list.map(one => (one.name === "failed" ? one : {...one, isAside: true})) : list;
}

/** The reported rate, else the derived rate; for vegeta the throughput, since its rate is the requested rate. */
function rateOf({tool, values}: LoadRun): Quantity[] {
  const said = values.get("requests/s");
  if (said)
    return [
      quantity("requests/s", "req/s", "higher", said.value, {
        ...shown(said.text),
        isAside: tool === "vegeta",
      }),
    ];
  const [requests, duration] = [values.get("requests")?.value, values.get("duration")?.value];
  if (requests === undefined || duration === undefined || duration <= 0) return [];
  const name = tool === "load" ? "operations/s" : "requests/s";
  return [quantity(name, tool === "load" ? "op/s" : "req/s", "higher", requests / duration)];
}

function shown(text: string): {text?: string} {
  return text === "" ? {} : {text};
}

/** Percent of the requests that took at most as long as each end of the histogram's ranges. */
export function sharesSoFar(buckets: readonly Bucket[]): number[] {
  const total = sum(buckets.map(({count}) => count));
  let soFar = 0;
  return buckets.map(({count}) => {
    soFar += count;
    return total > 0 ? (soFar / total) * 100 : 0;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Returns the numbers of the last run as tables: quantities, the curve of its times, its histogram, and its answers. */
export function loadTables(report: LoadReport): NumberTable[] {
  const last = report.runs.at(-1);
  if (!last) return [];
  const {curve, quantiles, statuses, errors} = last;
  const points = curve.length > 0 ? curve : quantiles;
  return [
    quantityTable(loadQuantities(report)),
    {
      name: "times",
      columns: [{name: "percent"}, {name: "time", unit: "sec"}],
      rows: points.map(({percent, value}) => [percent, value]),
    },
    {
      name: "histogram",
      columns: [{name: "from", unit: "sec"}, {name: "to", unit: "sec"}, {name: "requests"}],
      rows: clearBuckets(last).map(({from = null, to, count}) => [
        from,
        Number.isFinite(to) ? to : null,
        count,
      ]),
    },
    {
      name: "answers",
      columns: [{name: "answer"}, {name: "requests"}],
      rows: [...statuses, ...errors].map(({name, count}) => [name, count > 0 ? count : null]),
    },
  ].filter(({rows}) => rows.length > 0);
}
