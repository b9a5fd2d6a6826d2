import {tidyFurther} from "../../units/unit.ts";
import type {BenchmarkResults, MeasuredUnit, ResultGroup, UnitMetadata} from "./results.ts";

/** A unit's replacement and the factor of its values, the same for equal units. */
interface Conversion {
  readonly unit: MeasuredUnit;
  readonly factor: number;
}

/**
 * Converts units that benchstat leaves alone (`us/op`, `ms`, `MiB/op`) to seconds and bytes. A file in which a
 * benchmark already has values in that unit keeps both as they are, since they would merge into a single sample.
 */
export function tidyResults(results: BenchmarkResults): BenchmarkResults {
  const conversions = conversionsOf(results);
  if (conversions.size === 0) return results;
  const values = results.values.slice();
  const series = results.series.map(one => {
    const conversion = conversions.get(one.unit);
    if (!conversion) return one;
    for (let at = one.start; at < one.end; at++) values[at] = (values[at] ?? 0) * conversion.factor;
    return {...one, unit: conversion.unit};
  });
  return {...results, series, values, units: convertMetadata(results.units, conversions)};
}

function conversionsOf({series}: BenchmarkResults): ReadonlyMap<MeasuredUnit, Conversion> {
  const conversions = new Map<MeasuredUnit, Conversion>();
  for (const {unit: measured} of series) {
    const {unit, factor} = tidyFurther(measured.unit);
    if (unit === measured.unit || conversions.has(measured)) continue;
    conversions.set(measured, {unit: {unit, written: measured.written ?? measured.unit}, factor});
  }
  const collisions = collidingUnits(series, conversions);
  for (const [measured, {unit}] of conversions) if (collisions.has(unit.unit)) conversions.delete(measured);
  return conversions;
}

/** Units that a benchmark would have values of two written units in. */
function collidingUnits(
  series: BenchmarkResults["series"],
  conversions: ReadonlyMap<MeasuredUnit, Conversion>,
): ReadonlySet<string> {
  const collisions = new Set<string>();
  const units = new Map<ResultGroup, Set<string>>();
  for (const {group, unit} of series) {
    const own = units.get(group) ?? new Set<string>();
    units.set(group, own);
    const {unit: name} = conversions.get(unit)?.unit ?? unit;
    if (own.has(name)) collisions.add(name);
    own.add(name);
  }
  return collisions;
}

/** Metadata of a written unit also holds for the unit it becomes. */
function convertMetadata(
  units: UnitMetadata,
  conversions: ReadonlyMap<MeasuredUnit, Conversion>,
): UnitMetadata {
  const converted = new Map(units);
  for (const [measured, {unit}] of conversions) {
    const metadata = units.get(measured.unit);
    if (metadata && !converted.has(unit.unit)) converted.set(unit.unit, metadata);
  }
  return converted;
}
