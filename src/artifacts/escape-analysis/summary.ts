import type {Measurement} from "../../measurement.ts";
import type {Fact} from "../kind.ts";
import type {Quantity} from "../shared/quantities.ts";
import {quantity} from "../shared/quantities.ts";
import type {CompilerReport, DecisionKind} from "./model.ts";

type Counts = ReadonlyMap<DecisionKind, number>;

/** The kinds of reports in a text: the compiler prints only those asked for. */
export interface Reported {
  readonly escapes: boolean;
  readonly inlining: boolean;
  readonly bounds: boolean;
}

/** Detects the kinds of reports by their lines; a kind without a line may be empty or not asked for. */
export function reported(totals: Counts): Reported {
  const has = (...kinds: readonly DecisionKind[]): boolean => kinds.some(kind => (totals.get(kind) ?? 0) > 0);
  return {
    escapes: has("escapes", "moved", "leaks", "stays"),
    inlining: has("inlined", "canInline", "cannotInline"),
    bounds: has("bounds"),
  };
}

/** The numbers of a report, or of a package in it; `said` lists the meaningful numbers. */
export function decisionQuantities(counts: Counts, said: Reported): Quantity[] {
  const of = (kind: DecisionKind): number => counts.get(kind) ?? 0;
  return [
    ...(said.escapes
      ? [
          quantity("escapes to heap", "expressions", "lower", of("escapes")),
          quantity("moved to heap", "variables", "lower", of("moved")),
          quantity("leaking params", "params", "lower", of("leaks"), {isAside: true}),
          quantity("does not escape", "values", undefined, of("stays"), {isAside: true}),
        ]
      : []),
    ...(said.inlining
      ? [
          quantity("inlined calls", "calls", undefined, of("inlined")),
          quantity("can inline", "functions", undefined, of("canInline"), {isAside: true}),
        ]
      : []),
    ...(of("cannotInline") > 0
      ? [quantity("cannot inline", "functions", undefined, of("cannotInline"), {isAside: true})]
      : []),
    ...(said.bounds ? [quantity("bounds checks", "checks", "lower", of("bounds"))] : []),
  ];
}

/** The numbers worth following, by package. */
export function decisionMeasurements({packages, totals}: CompilerReport): Measurement[] {
  const said = reported(totals);
  return [...packages].flatMap(([group, counts]) =>
    decisionQuantities(counts, said)
      .filter(({isAside}) => !isAside)
      .map(({name, unit, better, samples}) => ({
        kind: "escape-analysis",
        group,
        name,
        unit,
        better,
        samples,
        environment: {},
      })),
  );
}

/** The facts at the head of a report. */
export function decisionFacts({totals, packages, command, sources}: CompilerReport): Fact[] {
  const names = [...packages.keys()].filter(name => name !== "");
  const [only] = names;
  return [
    ...(command === undefined ? [] : [{name: "command", value: command}]),
    ...(only !== undefined && names.length === 1
      ? [{name: "package", value: only}]
      : names.length > 1
        ? [{name: "packages", value: String(names.length)}]
        : []),
    // An excerpt does not show the absence of a decision.
    ...decisionQuantities(totals, reported(totals))
      .filter(({samples}) => samples[0] !== 0)
      .map(({name, samples}) => ({name, value: String(samples[0])})),
    ...(sources.length > 0 ? [{name: "source", value: sources.slice(0, 5).join(", ")}] : []),
  ];
}
