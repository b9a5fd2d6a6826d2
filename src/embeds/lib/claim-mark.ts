import type {Judgement} from "../../journal/claims/claim-standing.ts";
import type {Bound} from "../../journal/claims/claim-syntax.ts";
import {parseExpectation} from "../../journal/claims/claim-syntax.ts";
import type {StatedClaim} from "../../journal/claims/claims.ts";
import {CLAIM_CODES} from "../../problems/claims.ts";
import {badAttribute, badExpectation} from "../../problems/directive.ts";
import type {WrittenQuantity} from "../../units/read-quantity.ts";
import {quantityExamples, readQuantity} from "../../units/read-quantity.ts";
import type {EmbedContext, InlineText} from "../embed.ts";
import {EmbedError} from "../embed.ts";

type ValueBound = Extract<Bound, {kind: "value"}>;

/** Reads the expectation of a change; undefined if absent. */
export function changeExpectation(written: string | undefined): Exclude<Bound, ValueBound> | undefined {
  const bound = expectation(written);
  if (bound?.kind !== "value") return bound;
  const hint = 'write expect="<= -20%", or :value[…]{expect="< 50ns"} to claim a value';
  throw new EmbedError(badAttribute("expect", "a change in per cent, or ~", written ?? "", hint));
}

/** Reads the expectation of a value; undefined if absent. */
export function valueExpectation(written: string | undefined): ValueBound | undefined {
  const bound = expectation(written);
  if (bound === undefined || bound.kind === "value") return bound;
  const hint = 'write expect="< 50ns", or :delta[…]{expect="<= -20%"} to claim a change';
  throw new EmbedError(badAttribute("expect", "a value with its unit", written ?? "", hint));
}

/** The value that is claimed, in the unit that the benchmark has. */
export function claimedQuantity({quantity}: ValueBound, unit: string): WrittenQuantity {
  const read = readQuantity(quantity, unit);
  if (read) return read;
  const hint = `write ${quantityExamples(unit)}`;
  throw new EmbedError(badAttribute("expect", `a value in ${unit}`, quantity, hint));
}

function expectation(written: string | undefined): Bound | undefined {
  if (written === undefined) return undefined;
  const bound = parseExpectation(written);
  if ("mistake" in bound) throw new EmbedError(badExpectation(bound.mistake, bound.hint));
  return bound;
}

/** Marks a number with its claim and standing, and records the claim for the entry's list. */
export function markedClaim(
  {text, expect}: {readonly text: string; readonly expect: string},
  {standing, measured, reason = ""}: Judgement,
  context: EmbedContext,
): InlineText[] {
  const code = CLAIM_CODES[standing];
  const stated: StatedClaim = {text, standing, measured, reason, ...(code && {code})};
  context.claim(stated);
  const title = [`measured ${measured}`, reason].filter(Boolean).join(": ");
  const className = ["claim", `claim-${standing.replace(" ", "-")}`];
  return [{text: " "}, {text: `(claimed ${expect.trim()}: ${standing})`, className, title}];
}
