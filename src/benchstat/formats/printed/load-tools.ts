import {csvCells} from "../csv-cells.ts";
import type {BenchmarkFormat} from "../format.ts";
import type {RecordBuilder} from "../record-builder.ts";
import type {ToolName} from "../tools.ts";
import {printedNumber, printedTime, words} from "./cells.ts";
import {printedFormat} from "./printed-format.ts";

/** A quantity of a line: its unit, and its value as printed. */
type PrintedQuantity = readonly [unit: string, text: string | undefined];

/** How a load tool prints its report. */
interface Report {
  readonly name: ToolName;
  readonly head: RegExp;
  /** Returns the subject of the next lines if a line begins a section; undefined for other lines. */
  title?(line: string): string | undefined;
  quantities(line: string): readonly PrintedQuantity[];
}

function reportFormat({name, head, title, quantities}: Report): BenchmarkFormat {
  return printedFormat({
    name,
    head,
    open(builder) {
      let of = name.toLowerCase();
      return {
        line(text, number) {
          of = title?.(text) ?? of;
          for (const [unit, value] of quantities(text)) add(builder, of, unit, value, number);
        },
      };
    },
  });
}

/** Adds a number, or a time with its own unit in seconds. */
function add(
  builder: RecordBuilder,
  name: string,
  unit: string,
  text: string | undefined,
  line: number,
): void {
  const plain = printedNumber(text);
  const center = Number.isNaN(plain) ? printedTime(text) : plain;
  if (Number.isNaN(center)) builder.bad(line, `"${unit}" is left out, expected a number`);
  else builder.summary(name, unit, {centre: "value", center});
}

/** Text of redis-benchmark, with and without -q. */
export const redisText: BenchmarkFormat = reportFormat({
  name: "redis-benchmark",
  head: /={6} [A-Z]\S{0,40}(?: \([^)\n]{1,60}\))? ={6}$|^ ?[A-Z]\w{0,40}: [\d.]{1,20} requests per second, p50=/m,
  title: line =>
    /={6} ([A-Z][^=]{0,100}) ={6}$/.exec(line)?.[1] ??
    /(?:^| )([A-Z]\w{0,40}): [\d.]{1,20} requests per second/.exec(line)?.[1],
  quantities(line) {
    const [, rate, median] =
      / ([\d.]{1,20}) requests per second(?:, p50=([\d.]{1,20}) msec)?/.exec(line) ?? [];
    if (rate !== undefined)
      return median === undefined
        ? [["req/s", rate]]
        : [
            ["req/s", rate],
            ["p50-ms", median],
          ];
    const cells = /^ {6,}[\d. ]+$/.test(line) ? words(line) : [];
    return cells.length === 6 ? LATENCIES.map((unit, index) => [unit, cells[index]] as const) : [];
  },
});

const LATENCIES = ["mean-ms", "min-ms", "p50-ms", "p95-ms", "p99-ms", "max-ms"] as const;

/** CSV of redis-benchmark --csv. */
export const redisCsv: BenchmarkFormat = csvFormat(
  "redis-benchmark",
  /^"test","rps","avg_latency_ms"/m,
  row => ({
    name: row("test") ?? "",
    values: [
      ["req/s", row("rps")],
      ...["avg", "min", "p50", "p95", "p99", "max"].map(
        (word): PrintedQuantity => [`${word === "avg" ? "mean" : word}-ms`, row(`${word}_latency_ms`)],
      ),
    ],
  }),
);

/** Statistics of Locust's --csv: a row a request and a row of all. */
export const locustCsv: BenchmarkFormat = csvFormat(
  "Locust",
  /^Type,Name,Request Count,Failure Count,/m,
  row => ({
    name: [row("Type"), row("Name")].filter(Boolean).join(" "),
    values: [
      ["req/s", row("Requests/s")],
      ["mean-ms", row("Average Response Time")],
      ["p50-ms", row("50%")],
      ["p95-ms", row("95%")],
      ["p99-ms", row("99%")],
      ["max-ms", row("Max Response Time")],
      ["failures", row("Failure Count")],
    ],
  }),
);

/** Cells of a row by their heads. */
type CsvRow = (head: string) => string | undefined;

function csvFormat(
  name: ToolName,
  head: RegExp,
  read: (row: CsvRow) => {readonly name: string; readonly values: readonly PrintedQuantity[]},
): BenchmarkFormat {
  return printedFormat({
    name,
    head,
    open(builder) {
      let heads: ReadonlyMap<string, number> | undefined;
      return {
        line(text, number) {
          const cells = csvCells(text);
          if (head.test(text)) heads = new Map(cells.map((cell, index) => [cell, index]));
          else if (heads && text !== "") {
            const places = heads;
            const {name: of, values} = read(key => cells[places.get(key) ?? -1]);
            if (of === "") builder.bad(number, "row is left out, expected a name");
            // A request that was never made has no times.
            else
              for (const [unit, value] of values) if (value !== "N/A") add(builder, of, unit, value, number);
          }
        },
      };
    },
  });
}

/** Report of pgbench. */
export const pgbench: BenchmarkFormat = reportFormat({
  name: "pgbench",
  head: /^tps = [\d.]{1,30} \((?:without|including|excluding)/m,
  title: line => /^transaction type: <?(?:builtin: )?([^>]{1,200})>?$/.exec(line)?.[1],
  quantities(line) {
    const [, latency] = /^latency average = ([\d.]{1,20}) ms$/.exec(line) ?? [];
    if (latency !== undefined) return [["mean-ms", latency]];
    const [, rate, what] = /^tps = (\S{1,30}) \((\w+)/.exec(line) ?? [];
    return rate === undefined || what === "including" ? [] : [["tps", rate]];
  },
});

/** Report of sysbench, whatever it measures. */
export const sysbench: BenchmarkFormat = reportFormat({
  name: "sysbench",
  head: /^sysbench \d[\d.]{0,20} \(using /m,
  quantities(line) {
    const [, events] = /^ +events per second: +(\S+)$/.exec(line) ?? [];
    if (events !== undefined) return [["events/s", events]];
    const [, what, rate] =
      /^(?:Total | +)(operations|transactions|queries): +\d+ +\(([\d.]{1,20}) per sec/.exec(line) ?? [];
    if (what !== undefined) return [[`${what}/s`, rate]];
    const [, size] = /^[\d.]{1,20} MiB transferred \(([\d.]{1,20}) MiB\/sec\)$/.exec(line) ?? [];
    if (size !== undefined) return [["MiB/s", size]];
    const [, word, time] = /^ {6,}(min|avg|max|95th percentile): +(\S+)$/.exec(line) ?? [];
    return word === undefined
      ? []
      : [[`${word.replace("avg", "mean").replace("95th percentile", "p95")}-ms`, time]];
  },
});

/** Report of bombardier. */
export const bombardier: BenchmarkFormat = reportFormat({
  name: "bombardier",
  head: /^Statistics +Avg +Stdev +Max$/m,
  quantities(line) {
    const [word, first, , last] = words(line);
    if (/^ {2}Reqs\/sec /.test(line)) return [["req/s", first]];
    if (/^ {2}Latency +\d/.test(line))
      return [
        ["mean-sec", first],
        ["max-sec", last],
      ];
    return /^ {5}[\d.]{1,8}% +\S+$/.test(line) ? [[`p${word?.replace("%", "")}-sec`, first]] : [];
  },
});

/** Report of h2load. */
export const h2load: BenchmarkFormat = reportFormat({
  name: "h2load",
  head: /^finished in [\d.]{1,20}\w{1,2}, [\d.]{1,20} req\/s/m,
  quantities(line) {
    const [, rate] = /^finished in [\d.]{1,20}\w{1,2}, ([\d.]{1,20}) req\/s/.exec(line) ?? [];
    if (rate !== undefined) return [["req/s", rate]];
    const [, failed] = /^requests: .{1,200} (\d{1,15}) failed, /.exec(line) ?? [];
    if (failed !== undefined) return [["failures", failed]];
    const [min, max, mean] = /^(?:time for request|request +): +(.*)$/.exec(line)?.[1]?.split(/ +/) ?? [];
    return min === undefined
      ? []
      : [
          ["mean-sec", mean],
          ["min-sec", min],
          ["max-sec", max],
        ];
  },
});

/** Statistics of siege, which it prints as JSON. */
export const siege: BenchmarkFormat = reportFormat({
  name: "siege",
  head: /^\t"transaction_rate":\s{1,40}[\d.]{1,20},$/m,
  quantities(line) {
    const [, key, value] = /^[{\t]{1,2}"(\w{1,40})":\s{1,60}(\S{1,30}?),?$/.exec(line) ?? [];
    const unit = SIEGE.get(key ?? "");
    return unit === undefined ? [] : [[unit, value]];
  },
});

const SIEGE: ReadonlyMap<string, string> = new Map([
  ["transaction_rate", "req/s"],
  ["response_time", "mean-sec"],
  ["longest_transaction", "max-sec"],
  ["failed_transactions", "failures"],
]);

/** Summary of ghz. */
export const ghz: BenchmarkFormat = reportFormat({
  name: "ghz",
  head: /^Summary:\n {2}Count:\t+\d{1,15}\n {2}Total:\t[^\n]{1,40}\n {2}Slowest:\t/m,
  quantities(line) {
    const [, word, value] = /^ {2}(Slowest|Fastest|Average|Requests\/sec):\t+(.{1,40})$/.exec(line) ?? [];
    const unit = GHZ.get(word ?? "");
    if (unit !== undefined) return [[unit, value]];
    const [, percent, time] = /^ {2}([\d.]{1,8}) ?% in (.{1,40}?) ?$/.exec(line) ?? [];
    return percent === undefined ? [] : [[`p${percent}-sec`, time]];
  },
});

const GHZ: ReadonlyMap<string, string> = new Map([
  ["Requests/sec", "req/s"],
  ["Average", "mean-sec"],
  ["Fastest", "min-sec"],
  ["Slowest", "max-sec"],
]);
