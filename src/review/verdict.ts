import {counted} from "../text/counted.ts";
import type {Review, ReviewedEntry} from "./review.ts";

/** Summary for a reviewer. */
export interface ReviewVerdict {
  /** `worse` for a significant change for the worse; `quiet` if all is well. */
  readonly kind: "worse" | "error" | "warning" | "quiet";
  /** A sentence, plain text. */
  readonly text: string;
}

/** Sums up a review in a sentence: the worst kept change first, then errors, then weaknesses of the evidence. */
export function reviewVerdict(review: Review): ReviewVerdict {
  const worse = review.entries.flatMap(entry =>
    entry.moves.filter(({kept, direction}) => kept && direction === "worse").map(move => ({entry, move})),
  );
  const errors = review.problems.filter(({severity}) => severity === "error").length;
  const also = errors > 0 ? `; ${counted(errors, "error")}` : "";
  const [first, ...others] = worse;
  if (first) {
    const {name, unit, text} = first.move;
    const more = others.length > 0 ? `, and ${others.length} more for the worse` : "";
    return {kind: "worse", text: `Worse: ${name} ${unit} ${text}, in "${first.entry.title}"${more}${also}.`};
  }
  if (errors > 0) return {kind: "error", text: `${counted(errors, "error")} in the changed entries.`};
  const weak = review.entries.flatMap(weakness);
  const [weakest] = weak;
  if (weakest !== undefined) return {kind: "warning", text: `Nothing got worse, but ${weakest}.`};
  return {kind: "quiet", text: quietText(review)};
}

/** Lists weaknesses of an entry's evidence in words: "3 rows have too few samples in …". */
export function weakness({title, rows, missing}: ReviewedEntry): string[] {
  const place = `in "${title}"`;
  return [
    ...missing.map(({file, names}) => `${counted(names.length, "benchmark")} did not run ${place} (${file})`),
    ...(rows.untestable > 0
      ? [
          `${counted(rows.untestable, "row")} of ${rows.compared} cannot be tested for too few samples ${place}`,
        ]
      : []),
  ];
}

function quietText({entries, since}: Review): string {
  if (entries.length === 0) return `No entry differs from ${since.ref}.`;
  const compared = entries.reduce((sum, {rows}) => sum + rows.compared, 0);
  if (compared === 0)
    return `${counted(entries.length, "entry", "entries")} changed; none compares benchmarks.`;
  const better = entries
    .flatMap(({moves}) => moves)
    .filter(({direction, kept}) => kept && direction === "better").length;
  return `Nothing got worse: ${counted(compared, "row")} compared, ${better} better.`;
}
