import type {Problem, ProblemMessage} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {claimNotShown, contradictedClaim, faultyClaim} from "../../problems/claims.ts";
import type {StatedClaim} from "./claims.ts";

/** Makes the problems of the claims that do not hold, as errors of the file that states them. */
export function claimProblems(claims: readonly StatedClaim[], file: string): Problem[] {
  return claims.flatMap(claim => {
    const {line, column} = claim;
    const message = messageOf(claim);
    return message ? problemAt({file, line, column}, message) : [];
  });
}

function messageOf({text, standing, measured, reason, code, hint}: StatedClaim): ProblemMessage | undefined {
  if (code === undefined) return undefined;
  if (standing === "unreadable") return faultyClaim(text, {code, severity: "error", message: reason, hint});
  const got = `${measured === "" ? "" : `, measured ${measured}`}${reason === "" ? "" : `: ${reason}`}`;
  return standing === "contradicted" ? contradictedClaim(text, got) : claimNotShown(text, got);
}
