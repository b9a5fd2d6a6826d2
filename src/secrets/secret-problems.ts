import type {Problem} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {credentialInFile, personalData} from "../problems/secrets.ts";
import type {PlacedSecret} from "./scrub.ts";
import {shownSecret} from "./shown-secret.ts";

/** Values that may be published, compared without case. */
export type AllowedValues = ReadonlySet<string>;

/** Makes the set of values that may be published. */
export function allowedValues(values: readonly string[]): AllowedValues {
  return new Set(values.map(value => value.toLowerCase()));
}

/** Leaves out secrets whose value may be published. */
export function withoutAllowed<S extends PlacedSecret>(secrets: readonly S[], allowed: AllowedValues): S[] {
  return secrets.filter(({value}) => !allowed.has(value.toLowerCase()));
}

/** Groups secrets by rule and value, in the order of their first places. */
export function distinctSecrets<S extends PlacedSecret>(
  secrets: readonly S[],
): (readonly [first: S, count: number])[] {
  return [...Map.groupBy(secrets, ({rule, value}) => `${rule} ${value}`).values()].flatMap(group => {
    const [first] = group;
    return first ? [[first, group.length] as const] : [];
  });
}

/** Makes a problem of each value, at its first place in the file. */
export function secretProblems(file: string, secrets: readonly PlacedSecret[]): Problem[] {
  return distinctSecrets(secrets).map(([secret, count]) => {
    const found = {what: secret.what, shown: shownSecret(secret), more: count - 1};
    const message = secret.kind === "credential" ? credentialInFile(found) : personalData(found);
    return problemAt({file, line: secret.line, column: secret.column}, message);
  });
}
