import type {Problem} from "../../problem.ts";
import type {StatedClaim} from "./claims.ts";

/** What is wrong with claims, as errors of the file that makes them; nothing for those that hold. */
export function claimProblems(claims: readonly StatedClaim[], file: string): Problem[] {
  return claims.flatMap(claim => {
    const {code, line, column, hint = HINTS[claim.standing]} = claim;
    if (code === undefined) return [];
    return {
      file,
      ...(line !== undefined && {line}),
      ...(column !== undefined && {column}),
      severity: "error" as const,
      code,
      message: messageOf(claim),
      ...(hint !== undefined && {hint}),
    };
  });
}

function messageOf({text, standing, measured, reason}: StatedClaim): string {
  const claim = `claim "${text}"`;
  if (standing === "unreadable") return `${claim}: ${reason}`;
  const verdict = standing === "contradicted" ? "contradicted by the data" : "not shown by the data";
  const got = measured === "" ? "" : `, measured ${measured}`;
  return `${claim} is ${verdict}${got}${reason === "" ? "" : `: ${reason}`}`;
}

const HINTS: Readonly<Record<string, string>> = {
  contradicted: "correct the claim, or attach the files that it is about",
  "not shown": "claim what the data carry, or measure again with more samples",
};
