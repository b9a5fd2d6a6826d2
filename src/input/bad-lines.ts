import type {Problem} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {badReportLine, moreBadReportLines, reportWithoutNumbers} from "../problems/reports.ts";
import type {ArtifactFile} from "./artifact-file.ts";

/** Gathers faults of single lines of a report. */
export interface BadLines {
  add(line: number, message: string): void;
  problems(): Problem[];
}

/** A log torn throughout would otherwise fill every list of problems. */
const MOST = 20;

/** Makes a list of lines that could not be read; `hint` is the hint of each. Those beyond 20 are counted. */
export function badLines({path: file}: ArtifactFile, hint: string): BadLines {
  const problems: Problem[] = [];
  let hidden = 0;
  return {
    add(line, message) {
      if (problems.length < MOST) problems.push(problemAt({file, line}, badReportLine(message, hint)));
      else hidden++;
    },
    problems: () =>
      hidden === 0 ? problems : [...problems, problemAt({file}, moreBadReportLines(hidden, hint))],
  };
}

/** The problem of a report without any of its numbers. */
export function emptyReport({path: file}: ArtifactFile, message: string, hint: string): Problem {
  return problemAt({file}, reportWithoutNumbers(message, hint));
}
