import type {StatedClaim} from "../../journal/claims/claims.ts";

const STANDINGS = ["holds", "contradicted", "not shown", "unreadable"] as const;

/** Summarizes claims: `3 claims, all hold`, `3 claims: 2 hold, 1 contradicted`. */
export function claimsHeading(claims: readonly Pick<StatedClaim, "standing">[]): string {
  const counts = STANDINGS.map(standing => ({
    standing,
    count: claims.filter(claim => claim.standing === standing).length,
  })).filter(({count}) => count > 0);
  const [only, ...others] = counts;
  if (only?.standing === "holds" && others.length === 0)
    return only.count === 1 ? "One claim, which holds" : `${only.count} claims, all hold`;
  const parts = counts.map(({standing, count}) => `${count} ${verb(standing, count)}`);
  return `${claims.length === 1 ? "One claim" : `${claims.length} claims`}: ${parts.join(", ")}`;
}

function verb(standing: StatedClaim["standing"], count: number): string {
  return standing === "holds" && count > 1 ? "hold" : standing;
}
