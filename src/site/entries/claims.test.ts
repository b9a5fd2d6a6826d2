import {expect, test} from "vitest";
import type {StatedClaim} from "../../journal/claims/claims.ts";
import {claimsHeading} from "./claims.ts";

const heading = (...standings: StatedClaim["standing"][]) =>
  claimsHeading(standings.map(standing => ({standing})));

test("claimsHeading(claims) sums up how they stand", () => {
  expect(heading("holds")).toBe("One claim, which holds");
  expect(heading("holds", "holds", "holds")).toBe("3 claims, all hold");
  expect(heading("not shown")).toBe("One claim: 1 not shown");
  expect(heading("contradicted", "holds", "holds", "not shown")).toBe(
    "4 claims: 2 hold, 1 contradicted, 1 not shown",
  );
});
