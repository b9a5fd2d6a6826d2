/**
 * Returns the interface's words for the status of a finding: `won't fix` for `rejected`, since the claim itself may well be true,
 * and `false positive` for `false-positive`.
 */
export function findingStatusWords(status: string): string {
  return status === "rejected" ? "won't fix" : status.replaceAll("-", " ");
}
