import {environmentKind} from "../../artifacts/environment/kind.ts";
import type {Artifact} from "../../artifacts/kind.ts";
import type {Environment} from "../../measurement.ts";
import type {Entry, EntryEnvironment} from "./entry.ts";

/** Merges the environment files and fences of an entry, bases left out; of two values the first in name order wins. */
export function entryEnvironment({
  attachments,
  fences,
}: Pick<Entry, "attachments" | "fences">): EntryEnvironment {
  const files = attachments.filter(({side}) => side !== "base").map(({artifact}) => artifact);
  const pasted = fences.filter(({side}) => side !== "base").map(({artifact}) => artifact);
  const found = [...files, ...pasted].filter(
    (artifact): artifact is Artifact => artifact?.kind === environmentKind,
  );
  const facts = new Map(found.toReversed().flatMap(({facts}) => facts.map(fact => [fact.name, fact])));
  const environment: Environment = Object.assign({}, ...found.toReversed().map(one => one.environment));
  return {environment, facts: [...facts.values()]};
}
