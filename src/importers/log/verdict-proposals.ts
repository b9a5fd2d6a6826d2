import type {Root} from "mdast";
import type {Verdict} from "../../journal/entry/entry.ts";
import {lineNumbersOfCode} from "./line-numbers-of-code.ts";

/** Words of a log that suggest a verdict. */
const WORDS: readonly (readonly [RegExp, Verdict])[] = [
  [/\brevert(?:ed|ing)?\b|\brolled back\b|\bbacked out\b/i, "reverted"],
  [/\brejected\b|\bdiscarded\b|\babandoned\b|\bnot (?:kept|landed|merged)\b/i, "rejected"],
  [
    /\binconclusive\b|\bno measurable (?:gain|change|difference)\b|\bwithin (?:the )?noise\b/i,
    "inconclusive",
  ],
  [/\bdeferred\b|\bpostponed\b/i, "deferred"],
  [/\bkept\b|\blanded\b|\bmerged\b|\badopted\b/i, "kept"],
];
const DECISION = /\b(?:decision|verdict|outcome)\b[*_\s]*:/i;
/** Maximum proposals of an entry, and maximum characters quoted. */
const PROPOSED = 3;
const QUOTED = 80;

/**
 * Returns comments that propose verdicts, with the line and its words; lines that state a decision come first. Lines of
 * code are not searched.
 */
export function verdictProposals(
  lines: readonly string[],
  tree: Root,
  isInside: (line: number) => boolean,
): string[] {
  const code = lineNumbersOfCode(tree);
  const found = lines.flatMap((text, index) => {
    const line = index + 1;
    if (!isInside(line) || code.has(line)) return [];
    const verdict = WORDS.find(([words]) => words.test(text))?.[1];
    return verdict === undefined ? [] : [{line, verdict, text, isDecision: DECISION.test(text)}];
  });
  const decisions = found.filter(({isDecision}) => isDecision);
  const chosen = [...decisions, ...found.filter(({isDecision}) => !isDecision)];
  const distinct = [
    ...new Map(chosen.map(each => [each.verdict, each] as const).reverse()).values(),
  ].reverse();
  return distinct
    .slice(0, PROPOSED)
    .map(({verdict, line, text}) => `verdict: ${verdict} (line ${line}: ${quoted(text)})`);
}

function quoted(text: string): string {
  const plain = text
    .replace(/\p{Cc}|\s/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return JSON.stringify(plain.length <= QUOTED ? plain : `${plain.slice(0, QUOTED)}…`);
}
