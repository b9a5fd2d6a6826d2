import type {ElementContent} from "hast";
import {h} from "hastscript";
import type {FoundComparison} from "../artifacts/benchmark/lookup.ts";
import {findComparison} from "../artifacts/benchmark/lookup.ts";
import {formatComparison} from "../artifacts/benchmark/wording.ts";
import {formatQuantity} from "../units/quantity.ts";
import {pairLabel} from "./attachments.ts";
import {benchmarkPairs, onlyFound} from "./benchmark-pair.ts";
import type {Embed} from "./embed.ts";

/** `:delta[Parse]{unit=B/op pair=parse}`: how a benchmark changed, as benchstat prints it, within a line of text. */
export const deltaEmbed: Embed = {
  name: "delta",
  form: "text",
  attributes: ["unit", "pair"],
  render({label, attributes}, context) {
    const {unit, pair} = attributes;
    const looked = benchmarkPairs(context, pair).map(one => ({
      place: pairLabel(one),
      found: findComparison(one.base.model, one.head.model, label, unit, context.config.thresholds),
    }));
    return [drawDelta(onlyFound(looked, label, unit, "pair"))];
  },
};

/** The change with its sign; behind it, for who points at it, from what to what and how sure. */
function drawDelta(found: FoundComparison): ElementContent {
  const {base, head, unit, comparison, tone, name} = found;
  const numbers = `${formatQuantity(base.center, unit)} → ${formatQuantity(head.center, unit)}`;
  const title = `${name}: ${numbers} (${formatComparison(comparison)})`;
  return h("span.delta", {className: [`delta-${tone}`], title}, wording(found));
}

/** What stands in the sentence: a bare `~` or `?` would say nothing there. */
function wording({significant, delta, base, head, unit}: FoundComparison): string {
  if (!significant) return "~ (no significant change)";
  if (base.center !== 0 || head.center === 0) return delta;
  return `from ${formatQuantity(base.center, unit)} to ${formatQuantity(head.center, unit)}`;
}
