import type {FoundComparison} from "../benchstat/compare/lookup.ts";
import {findComparison} from "../benchstat/compare/lookup.ts";
import {formatComparison} from "../benchstat/compare/wording.ts";
import {judgeChange} from "../journal/claims/claim-standing.ts";
import {formatStep} from "../journal/history/effect-words.ts";
import {formatQuantity} from "../units/quantity.ts";
import type {InlineText, TextEmbed} from "./embed.ts";
import {pairLabel} from "./lib/attachments.ts";
import {benchmarkPairs, meteredLevels, onlyFound} from "./lib/benchmark-pair.ts";
import {changeExpectation, markedClaim} from "./lib/claim-mark.ts";

/**
 * `:delta[Parse]{unit=B/op pair=parse expect="<= -20%"}`: how a benchmark changed, as benchstat prints it, within a line of
 * text, and whether that meets its author's claim.
 */
export const deltaEmbed: TextEmbed = {
  name: "delta",
  form: "text",
  attributes: ["unit", "pair", "expect"],
  render({label, attributes}, context) {
    const {unit, pair, expect} = attributes;
    const bound = changeExpectation(expect);
    const looked = benchmarkPairs(context, pair).map(one => ({
      place: pairLabel(one),
      found: findComparison(one.base.model, one.head.model, label, unit, meteredLevels(context)),
    }));
    const found = onlyFound(looked, label, unit, "pair");
    const change = changeText(found);
    if (!bound || expect === undefined) return [change];
    const {base, head, comparison} = found;
    const measured = {base: base.center, head: head.center, comparison};
    const text = `${found.name} ${found.unit} ${expect.trim()}`;
    return [change, ...markedClaim({text, expect}, judgeChange(bound, measured), context)];
  },
};

/** The change with its sign; its title has both values and the test. */
function changeText(found: FoundComparison): InlineText {
  const {base, head, unit, comparison, tone, name} = found;
  const numbers = `${formatQuantity(base.center, unit)} → ${formatQuantity(head.center, unit)}`;
  const title = `${name}: ${numbers} (${formatComparison(comparison)})`;
  return {text: wording(found), className: ["delta", `delta-${tone}`], title};
}

/** The text in the sentence, where a bare `~` or `?` would be unclear. */
function wording({significant, delta, base, head, unit}: FoundComparison): string {
  if (!significant) return "~ (no significant change)";
  return base.center === 0 && head.center !== 0 ? formatStep(0, head.center, unit) : delta;
}
