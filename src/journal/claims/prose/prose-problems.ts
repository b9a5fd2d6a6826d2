import {formatComparison, formatDelta} from "../../../benchstat/compare/wording.ts";
import {matchRows} from "../../../benchstat/project/match-name.ts";
import type {Problem, ProblemMessage} from "../../../problem.ts";
import {problemAt} from "../../../problem.ts";
import {contradictedText} from "../../../problems/claims.ts";
import {isSignificant} from "../../../stats/samples/comparison.ts";
import {formatQuantity} from "../../../units/quantity.ts";
import {compareUnits} from "../../../units/unit-order.ts";
import type {Entry} from "../../entry/entry.ts";
import type {MeasuredChange} from "../claim-standing.ts";
import {changeIn} from "../claim-standing.ts";
import type {ComparisonScopes, MeasuredRow} from "../comparison-scopes.ts";
import {spellings} from "../comparison-scopes.ts";
import type {Interval, Meaning} from "./change-meanings.ts";
import type {ChangeSentence, StatedChange} from "./change-sentence.ts";
import {readChangeSentence} from "./change-sentence.ts";
import {proseSentences} from "./sentences.ts";
import {sentenceTokens} from "./tokens.ts";

/** Changes in a unit, of the rows that a sentence is of. */
interface UnitChanges {
  readonly unit: string;
  readonly changes: readonly MeasuredChange[];
}

/**
 * Warns of sentences that state a change of a benchmark which the entry's pairs contradict. A sentence that is not wholly
 * understood is left alone.
 */
export function proseProblems(entry: Entry, scopes: ComparisonScopes): Problem[] {
  const known = writtenNames(entry);
  if (known.size === 0) return [];
  const files = new Set(entry.attachments.map(({name}) => name));
  const read = proseSentences(entry.document.tree, files).flatMap(({text, line}) => {
    const tokens = sentenceTokens(text, known);
    const sentence = tokens && readChangeSentence(tokens);
    return sentence ? [{sentence, line}] : [];
  });
  if (read.length === 0) return [];
  const rows = scopes.pairs().flatMap(pair => pair.rows);
  const names = [...new Set(rows.map(({name}) => name))];
  return read.flatMap(({sentence, line}) => {
    const fault = contradiction(sentence, names, rows);
    return fault ? [problemAt({file: entry.document.path, line}, fault)] : [];
  });
}

/** Every way to write the name of a benchmark of the entry's pairs. */
function writtenNames({pairs, fences}: Entry): ReadonlySet<string> {
  const heads = [...pairs.map(({head}) => head.artifact), ...fences.map(({artifact}) => artifact)];
  const names = heads.flatMap(artifact =>
    artifact?.kind.name === "benchmark" ? artifact.measurements.map(({name}) => name) : [],
  );
  return new Set([...new Set(names)].flatMap(spellings));
}

/** Returns the problem of the first change of a sentence that no unit bears out. */
function contradiction(
  {name, changes}: ChangeSentence,
  names: readonly string[],
  rows: readonly MeasuredRow[],
): ProblemMessage | undefined {
  const wanted = new Set(matchRows(names, name));
  const measured = changesByUnit(rows.filter(row => wanted.has(row.name)));
  for (const change of changes) {
    const concerned = measured.filter(({unit}) => isOf(change, unit));
    const [first] = concerned;
    if (first && !concerned.some(one => isBorneOut(change, one)))
      return contradictedChange(change, name, first);
  }
  return undefined;
}

/** Groups changes by unit, time first. */
function changesByUnit(rows: readonly MeasuredRow[]): UnitChanges[] {
  const units = [...Map.groupBy(rows, ({unit}) => unit)].sort(([a], [b]) => compareUnits(a, b));
  return units.flatMap(([unit, ofUnit]) => {
    const changes = ofUnit.flatMap(({cell}) => changeIn(cell) ?? []);
    return changes.length > 0 ? [{unit, changes}] : [];
  });
}

function isOf({units, meanings}: StatedChange, unit: string): boolean {
  if (meanings.some(meaning => meaning.kind === "values"))
    return meanings.some(meaning => meaning.kind === "values" && meaning.unit === unit);
  return units === undefined || units.includes(unit);
}

/** True if the data show any of the meanings, or have too few samples to contradict. */
function isBorneOut({meanings}: StatedChange, {changes}: UnitChanges): boolean {
  const isUntested = changes.some(
    ({base, comparison}) => base === 0 || comparison.warnings.some(({kind}) => kind === "test-needs-samples"),
  );
  return isUntested || meanings.some(meaning => isShown(meaning, changes));
}

function isShown(meaning: Meaning, changes: readonly MeasuredChange[]): boolean {
  if (meaning.kind === "ratio") return overlap(meaning, spanOf(changes.flatMap(ratios)));
  const {base, head, either} = meaning;
  return changes.some(change => {
    if (isOtherQuantity(head ?? either, change)) return true;
    const [before, after] = [pointOf(change.base), pointOf(change.head)];
    if (either) return overlap(either, before) || overlap(either, after);
    return (!base || overlap(base, before)) && (!head || overlap(head, after));
  });
}

/** Values that differ by more than this factor are not of the same thing: a whole run takes seconds. */
const MOST_DIFFERENT = 20;

function isOtherQuantity(value: Interval | undefined, {base, head}: MeasuredChange): boolean {
  if (!value) return false;
  return (
    value.high * MOST_DIFFERENT < Math.min(base, head) || value.low > MOST_DIFFERENT * Math.max(base, head)
  );
}

/** The measured ratio, which for a change that is not significant may be 1 as well. */
function ratios({base, head, comparison}: MeasuredChange): number[] {
  const ratio = head / base;
  return isSignificant(comparison) ? [ratio] : [1, ratio];
}

function spanOf(values: readonly number[]): Interval {
  return {low: Math.min(...values), high: Math.max(...values)};
}

function pointOf(value: number): Interval {
  return {low: value, high: value};
}

function overlap(a: Interval, b: Interval): boolean {
  return a.low <= b.high && b.low <= a.high;
}

function contradictedChange(
  {text, meanings}: StatedChange,
  name: string,
  {unit, changes}: UnitChanges,
): ProblemMessage | undefined {
  const [first, ...others] = changes;
  if (!first) return undefined;
  const isValue = meanings.some(({kind}) => kind === "values");
  const shown = isValue ? valuesText(first, unit) : `${measuredText(first)} in ${unit}`;
  const measured = others.length === 0 ? shown : `${rangeText(changes)} in ${unit}`;
  const directive = others.length === 0 ? `:delta[${name}]{unit=${unit}}` : undefined;
  return contradictedText(text, name, measured, directive);
}

function valuesText({base, head}: MeasuredChange, unit: string): string {
  return `${formatQuantity(base, unit)} to ${formatQuantity(head, unit)}`;
}

function measuredText({base, head, comparison}: MeasuredChange): string {
  return `${formatDelta(base, head, comparison)} (${formatComparison(comparison)})`;
}

function rangeText(changes: readonly MeasuredChange[]): string {
  const ordered = changes.toSorted((a, b) => a.head / a.base - b.head / b.base);
  const [least] = ordered;
  const most = ordered.at(-1);
  const text = ({base, head, comparison}: MeasuredChange) => formatDelta(base, head, comparison);
  return `${least ? text(least) : ""} to ${most ? text(most) : ""} for ${changes.length} benchmarks`;
}
