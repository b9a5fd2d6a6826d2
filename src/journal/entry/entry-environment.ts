import {environmentKind} from "../../artifacts/environment/kind.ts";
import type {Artifact, Fact} from "../../artifacts/kind.ts";
import type {Environment} from "../../measurement.ts";
import type {Entry} from "./entry.ts";

/** Where an entry was measured, as files say it that say nothing else. */
export interface EntryEnvironment {
  readonly environment: Environment;
  /** What decides over measurements, each name once. */
  readonly facts: readonly Fact[];
}

/** Reads what an entry's own files and fences say of the machine that measured; where files are of a base and a head, the head's. */
export function entryEnvironment({attachments, pairs, fences}: Entry): EntryEnvironment {
  const bases = new Set(pairs.map(({base}) => base));
  const files = attachments.filter(attachment => !bases.has(attachment)).map(({artifact}) => artifact);
  const pasted = fences.filter(({side}) => side !== "base").map(({artifact}) => artifact);
  const found = [...files, ...pasted].filter(
    (artifact): artifact is Artifact => artifact?.kind === environmentKind,
  );
  const facts = new Map(found.toReversed().flatMap(({facts}) => facts.map(fact => [fact.name, fact])));
  const environment: Environment = Object.assign({}, ...found.toReversed().map(one => one.environment));
  return {environment, facts: [...facts.values()]};
}
