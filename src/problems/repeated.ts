import type {Problem} from "../problem.ts";
import {PROBLEM_CODES} from "../problem.ts";
import {counted} from "../text/counted.ts";

/** Maximum problems of a code and severity that are listed of an entry; one more counts the rest. */
export const LISTED_PROBLEMS = 10;

/** Ends a path at the folder of its entry, whose name begins with a day. */
const ENTRY_FOLDER = /^(?:[^/]+\/)*?\d{4}-\d{2}-\d{2}-[^/]+(?=\/|$)/;

/**
 * Lists the first problems of each code and severity of an entry, in the order given, and in place of the others one that
 * counts them. Of a file outside entries, such as journal.yaml, the problems of the file are counted.
 */
export function listProblems(problems: readonly Problem[], most = LISTED_PROBLEMS): Problem[] {
  const totals = Map.groupBy(problems, groupOf);
  const seen = new Map<string, number>();
  return problems.flatMap(problem => {
    const group = groupOf(problem);
    const place = (seen.get(group) ?? 0) + 1;
    seen.set(group, place);
    const rest = (totals.get(group)?.length ?? 0) - most;
    if (place <= most || rest === 1) return problem;
    return place === most + 1 ? moreOf(problem, rest) : [];
  });
}

function groupOf({file, code, severity}: Problem): string {
  const [folder = file] = ENTRY_FOLDER.exec(file) ?? [];
  return `${code} ${severity} ${folder}`;
}

/** Makes the problem that counts the rest, at the place of the first of them. */
function moreOf({excerpt: _, hint: __, ...first}: Problem, rest: number): Problem {
  return {
    ...first,
    message: `${counted(rest, "more problem")} of this kind, the first of them here: ${PROBLEM_CODES[first.code]}`,
  };
}
