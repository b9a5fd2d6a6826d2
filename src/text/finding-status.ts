/**
 * Returns the interface's words for the status of a finding: `won't fix` for `rejected`, since the claim itself may well be true,
 * and `false positive` for `false-positive`.
 */
export function findingStatusWords(status: string): string {
  return status === "rejected" ? "won't fix" : status.replaceAll("-", " ");
}

/** Other entries and findings that a finding's status comes from, as references: `2026-05-09-follow#headers`. */
export interface StatusSources {
  readonly resolvedBy?: readonly string[];
  readonly supersededBy?: readonly string[];
}

/** Returns a finding's status with where it comes from: `landed in 2026-05-09-follow`. */
export function findingStatusSource(
  status: string,
  {resolvedBy = [], supersededBy = []}: StatusSources,
): string {
  const words = findingStatusWords(status);
  if (status === "superseded" && supersededBy.length > 0) return `${words} by ${supersededBy.join(", ")}`;
  return resolvedBy.length > 0 ? `${words} in ${resolvedBy.join(", ")}` : words;
}
