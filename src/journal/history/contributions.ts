import type {Artifact} from "../../artifacts/kind.ts";
import type {Environment, Measurement} from "../../measurement.ts";
import type {Entry, Pair} from "../entry/entry.ts";
import {isKeptPair} from "../entry/kept-pair.ts";
import {MACHINE_KEYS, machineNames} from "../entry/machine-name.ts";
import {pairSettings} from "../entry/pair-settings.ts";
import type {Rename} from "../read/config.ts";
import type {BenchmarkName} from "../read/renames.ts";
import {renameBenchmark} from "../read/renames.ts";
import type {SeriesPoint} from "./series.ts";
import {quantityKey} from "./series.ts";

/** An entry's measurement of a quantity on a machine. */
export interface Contribution {
  readonly side: SeriesPoint["side"];
  readonly machine: string;
  /** Under the name it has today. */
  readonly measurement: Measurement;
  /** The name it was measured under, where that is another name. */
  readonly formerly: BenchmarkName | undefined;
  /** The pair's base measurement of the same, if `side` is its head. */
  readonly base: Measurement | undefined;
  /** Heads that were not kept, against the same base. */
  readonly tried: Trial[];
}

/** A head that was not kept, and its file's name. */
interface Trial {
  readonly name: string;
  readonly head: Measurement;
}

/** The files of a pair, or a single file, with their distinction from the entry's other pairs. */
interface Source {
  readonly artifact: Artifact | undefined;
  readonly base?: Artifact | undefined;
  /** The same for all pairs with the same base; each other source has a session of its own. */
  readonly session: string;
  /** `gogc: off`, else the pair's name; names a second pair of the same benchmark. */
  readonly setting?: string | undefined;
}

/**
 * Lists an entry's measurements of the code that it left, each quantity once a machine: the first pair or file in name
 * order, then results pasted into its text. A further pair of a quantity is a quantity of a group of its own, named by its
 * setting.
 */
export function entryContributions(entry: Entry, renames: readonly Rename[]): Contribution[] {
  const contributions = new Contributions(entry, renames);
  const {kept, tried} = pairSources(entry);
  for (const source of kept) contributions.add("head", source);
  for (const {source, base} of tried) contributions.add("base", {...source, artifact: base});
  for (const {side, artifact, name} of entry.attachments)
    if (side === "neither") contributions.add("only", {artifact, session: name});
  for (const {side, artifact, base, line} of entry.fences) {
    const session = sessionOf(line);
    if (side === "only") contributions.add(side, {artifact, session});
    else if (side === "head" && entry.leaves === "head") contributions.add(side, {artifact, base, session});
    else if (side === "head" && base) contributions.add("base", {artifact: base, session});
  }
  for (const {source, name} of tried) contributions.addTrial(name, source);
  if (entry.leaves === "base")
    for (const {side, artifact, base, title = "", line} of entry.fences)
      if (side === "head" && base) contributions.addTrial(title, {artifact, session: sessionOf(line)});
  return contributions.all();
}

/** The pairs of an entry: those whose head was kept, and the others with their base and the head's name. */
function pairSources(entry: Entry): {
  readonly kept: readonly Source[];
  readonly tried: readonly {
    readonly source: Source;
    readonly base: Artifact | undefined;
    readonly name: string;
  }[];
} {
  const settings = pairSettings(entry.pairs);
  const sourceOf = ({base, head, name}: Pair): Source => ({
    artifact: head.artifact,
    session: base.name,
    setting: settings.get(head.name) ?? (name || undefined),
  });
  const isKept = (pair: Pair) => isKeptPair(entry, pair);
  return {
    kept: entry.pairs.filter(isKept).map(pair => ({...sourceOf(pair), base: pair.base.artifact})),
    tried: entry.pairs
      .filter(pair => !isKept(pair))
      .map(pair => ({source: sourceOf(pair), base: pair.base.artifact, name: pair.head.name})),
  };
}

function sessionOf(line: number): string {
  return `line ${line}`;
}

/** A measurement under its names, with its machine. */
type Placed = Pick<Contribution, "measurement" | "formerly" | "machine">;

/** The quantities of an entry as they are collected. */
class Contributions {
  readonly #found = new Map<string, Contribution & {readonly session: string}>();
  readonly #renames: readonly Rename[];
  readonly #machineOf: (environment: Environment) => string;

  constructor(entry: Entry, renames: readonly Rename[]) {
    this.#renames = renames;
    this.#machineOf = machineNames(entry);
  }

  all(): Contribution[] {
    return [...this.#found.values()];
  }

  /** Adds a source's measurements, except those of quantities measured already. */
  add(side: SeriesPoint["side"], source: Source): void {
    const {session} = source;
    const bases = Map.groupBy(this.#place({...source, artifact: source.base}), ({measurement}) =>
      quantityKey(measurement),
    );
    for (const placed of this.#place(source)) {
      const key = keyOf(placed);
      if (this.#found.has(key)) continue;
      this.#found.set(key, {...placed, side, base: findBase(bases, placed), tried: [], session});
    }
  }

  /** Adds a head that was not kept to the quantities of its base. */
  addTrial(name: string, source: Source): void {
    const seen = new Set<string>();
    for (const placed of this.#place(source)) {
      const key = keyOf(placed);
      const known = this.#found.get(key);
      if (!seen.has(key) && known?.session === source.session)
        known.tried.push({name, head: placed.measurement});
      seen.add(key);
    }
  }

  /** Names the measurements of a source; those that another session measured too are in a group of their setting. */
  #place({artifact, session, setting}: Source): Placed[] {
    return renamed(artifact?.measurements ?? [], this.#renames).map(one => {
      const placed = {...one, machine: this.#machineOf(one.measurement.environment)};
      const isOther = (this.#found.get(keyOf(placed))?.session ?? session) !== session;
      if (!isOther || setting === undefined) return placed;
      const group = [placed.measurement.group, setting].filter(Boolean).join(", ");
      return {...placed, measurement: {...placed.measurement, group}};
    });
  }
}

function keyOf({measurement, machine}: Placed): string {
  return `${machine.length} ${machine} ${quantityKey(measurement)}`;
}

/**
 * Finds a pair's base measurement of the same on the same machine, the first in the file. Where no base has the head's
 * machine, a base that names less of its machine, without contradicting the head, is taken.
 */
function findBase(bases: ReadonlyMap<string, readonly Placed[]>, head: Placed): Measurement | undefined {
  const same = bases.get(quantityKey(head.measurement)) ?? [];
  const found =
    same.find(({machine}) => machine === head.machine) ??
    same.find(({measurement}) => mayBeSame(measurement.environment, head.measurement.environment));
  return found?.measurement;
}

function mayBeSame(one: Environment, other: Environment): boolean {
  return MACHINE_KEYS.every(key => !one[key] || !other[key] || one[key] === other[key]);
}

/** Measurements under today's names; where a file has both names the new name wins. */
function renamed(
  measurements: readonly Measurement[],
  renames: readonly Rename[],
): Pick<Contribution, "measurement" | "formerly">[] {
  const named = measurements.map(measurement => {
    const {group, name} = measurement;
    const today = renameBenchmark(measurement, renames);
    const same = today.group === group && today.name === name;
    return same
      ? {measurement, formerly: undefined}
      : {measurement: {...measurement, ...today}, formerly: {group, name}};
  });
  return renames.length === 0 ? named : named.sort((a, b) => Number(!!a.formerly) - Number(!!b.formerly));
}
