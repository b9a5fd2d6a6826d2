import {benchmarkKind} from "../artifacts/benchmark/kind.ts";
import {findSummary} from "../benchstat/compare/lookup.ts";
import {formatRange} from "../benchstat/compare/wording.ts";
import {SUMMARY_ONLY} from "../benchstat/read/summary-record.ts";
import {judgeValue} from "../journal/claims/claim-standing.ts";
import {noBenchmarkFiles} from "../problems/directive-files.ts";
import {formatQuantity} from "../units/quantity.ts";
import type {EmbedContext, TextEmbed} from "./embed.ts";
import {EmbedError} from "./embed.ts";
import {ofKind, typedAttachment} from "./lib/attachments.ts";
import {currentFiles, meteredLevels, onlyFound} from "./lib/benchmark-pair.ts";
import {claimedQuantity, markedClaim, valueExpectation} from "./lib/claim-mark.ts";

/**
 * `:value[Parse]{unit=B/op file=before.txt expect="< 2KiB"}`: a benchmark's median with its unit, within a line of text, and
 * whether that meets its author's claim.
 */
export const valueEmbed: TextEmbed = {
  name: "value",
  form: "text",
  attributes: ["unit", "file", "expect"],
  render({label, attributes}, context) {
    const {unit, file, expect} = attributes;
    const bound = valueExpectation(expect);
    const looked = filesToLookIn(file, context).map(({attachment, model}) => ({
      place: attachment.name,
      found: findSummary(model, label, unit, meteredLevels(context)),
    }));
    const found = onlyFound(looked, label, unit, "file");
    const {summary, n, name, unit: tidy, given} = found;
    const title = given
      ? `${name}: ${given.centre}; ${SUMMARY_ONLY}`
      : `${name}: median of ${n} samples ± ${formatRange(summary)}`;
    const value = {text: formatQuantity(summary.center, tidy), className: ["value"], title};
    if (!bound || expect === undefined) return [value];
    const judgement = judgeValue(bound.operator, claimedQuantity(bound, tidy), found);
    const text = `${name} ${tidy} ${expect.trim()}`;
    return [value, ...markedClaim({text, expect}, judgement, context)];
  },
};

/** The named file, else every file of the code as the entry leaves it. */
function filesToLookIn(written: string | undefined, context: EmbedContext) {
  const {entry} = context;
  if (written !== undefined) return [typedAttachment(entry, written, benchmarkKind, "benchmark results")];
  const files = currentFiles(context);
  if (files.length) return files;
  const names = ofKind(entry, benchmarkKind).map(({attachment}) => attachment.name);
  throw new EmbedError(noBenchmarkFiles(names));
}
