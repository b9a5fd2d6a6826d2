import type {Tone} from "../../benchstat/compare/change.ts";
import {toneOf} from "../../benchstat/compare/change.ts";
import {formatRatio} from "../../benchstat/compare/wording.ts";
import type {WaterfallStep} from "../../charts/vega/waterfall.ts";
import {
  explainJudgement,
  formatEffectInterval,
  formatEffectTest,
  formatStep,
} from "../../journal/history/effect-words.ts";
import type {Ledger, LedgerRow, LedgerTotals} from "../../journal/history/ledger.ts";
import type {Better} from "../../measurement.ts";
import {formatQuantity} from "../../units/quantity.ts";

/** Maximum number of rows and of bars, the newest. */
const MAX_ROWS = 120;
const MAX_BARS = 18;

/** A row of the ledger as the page shows it; neighbouring differences between entries are merged into a row. */
export interface LedgerLine {
  readonly kind: LedgerRow["kind"];
  readonly machine: string;
  readonly date: string;
  /** The entry; undefined for differences between entries. */
  readonly entry: {readonly id: string; readonly title: string} | undefined;
  /** `-62.80%`; "" for a first value. */
  readonly text: string;
  readonly tone: Tone;
  /** `-64.10% to -61.20%`. */
  readonly interval: string;
  /** `p=0.000 n=10`. */
  readonly test: string;
  /** `1.873 µs/op → 693.4 ns/op`: base and head of an entry; of another row the value after it. */
  readonly values: string;
  /** Why the effect does not count, or the kind of the row. */
  readonly note: string;
  readonly from: number;
  readonly to: number;
  readonly attributed: boolean;
}

/** The rows of a ledger for its page, newest first, and the number of older rows that are omitted. */
export function ledgerLines(
  ledger: Pick<Ledger, "rows">,
  {unit, better}: {readonly unit: string; readonly better: Better},
): {lines: LedgerLine[]; leftOut: number} {
  const lines = mergedRows(ledger.rows).flatMap(rows => lineOf(rows, unit, better) ?? []);
  return {lines: lines.slice(-MAX_ROWS).reverse(), leftOut: Math.max(0, lines.length - MAX_ROWS)};
}

/** Bars of the newest steps on a machine, oldest first; heads that were not kept have no bar. Empty if no step is a change. */
export function waterfallSteps(lines: readonly LedgerLine[], machine: string): WaterfallStep[] {
  const bars = lines
    .filter(line => line.machine === machine && (line.kind === "between" || line.attributed))
    .slice(0, MAX_BARS);
  if (bars.every(({from, to}) => from === to)) return [];
  return bars.reverse().map(({kind, date, from, to, tone}) => ({
    label: date,
    from,
    to,
    tone: kind === "between" ? "between" : tone === "none" ? "unknown" : tone,
  }));
}

/** Puts neighbouring differences between entries on a machine together. */
function mergedRows(rows: readonly LedgerRow[]): (readonly LedgerRow[])[] {
  const merged: LedgerRow[][] = [];
  for (const row of rows) {
    const run = merged.at(-1);
    const last = run?.at(-1);
    if (run && row.kind === "between" && last?.kind === "between" && last.machine === row.machine)
      run.push(row);
    else merged.push([row]);
  }
  return merged;
}

function lineOf(rows: readonly LedgerRow[], unit: string, better: Better): LedgerLine | undefined {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return undefined;
  const {kind, machine, point, effect, tried, attributed, head: to} = last;
  const from = first.base ?? to;
  if (kind === "between" && from === to) return undefined;
  const text = kind === "start" || kind === "machine" ? "" : formatStep(from, to, unit);
  const counts = kind === "entry" && last.significant && attributed;
  return {
    kind,
    machine,
    date: point.date,
    entry: kind === "between" ? undefined : {id: point.entry, title: point.title},
    text,
    tone: counts ? toneOf(from, to, better) : "none",
    interval: effect ? formatEffectInterval(effect) : "",
    test: effect ? formatEffectTest(effect) : "",
    values:
      kind === "entry" && first.base !== undefined
        ? `${formatQuantity(from, unit)} → ${formatQuantity(to, unit)}`
        : formatQuantity(to, unit),
    note: noteOf(rows, tried),
    from,
    to,
    attributed,
  };
}

/** Formats the effect of a row: `-62.80%`. */
export function moveText({base = Number.NaN, head}: Pick<LedgerRow, "base" | "head">, unit: string): string {
  return formatStep(base, head, unit);
}

function noteOf(rows: readonly LedgerRow[], tried: string | undefined): string {
  const last = rows.at(-1);
  if (!last) return "";
  const {kind, point, effect, machine} = last;
  if (kind === "start") return "first value";
  if (kind === "machine") return `first value on ${machine}`;
  if (kind === "between")
    return rows.length === 1 ? "between entries" : `between entries, over ${rows.length} measurements`;
  const outcome =
    tried === undefined
      ? ""
      : `${triedWord(point.verdict)}, left out${point.tried?.length === 1 ? "" : `: ${tried}`}`;
  return [outcome, effect && explainJudgement(effect)].filter(Boolean).join("; ");
}

function triedWord(verdict: string | undefined): string {
  return verdict === undefined || verdict === "kept" ? "tried" : verdict;
}

/** The headline numbers of a ledger with the sentence that explains each. */
export interface LedgerHeadline {
  readonly name: string;
  readonly text: string;
  readonly explanation: string;
}

/** How far a benchmark came: by entries and between them; empty where no entry has a pair. */
export function ledgerHeadlines(totals: LedgerTotals | undefined, hasPairs: boolean): LedgerHeadline[] {
  if (!totals || !hasPairs) return [];
  const {byEntries, between} = totals;
  return [
    ...(byEntries === undefined
      ? []
      : [
          {
            name: "by entries",
            text: formatRatio(byEntries),
            explanation:
              "the effects of kept entries multiplied, each measured against its own base in one session",
          },
        ]),
    ...(between === undefined
      ? []
      : [
          {
            name: "between entries",
            text: formatRatio(between),
            explanation:
              "the rest: unrecorded changes, the machine and noise, from the head of one entry to the base of the next",
          },
        ]),
  ];
}
