import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {
  malformedProfile,
  moreUnreadableParts,
  profileBeyondLimit,
  unreadablePart,
} from "../../problems/profile.ts";
import {emptyProfile} from "../profile/profile.ts";
import {growingStrings} from "../profile/string-table.ts";
import type {Reading} from "./format.ts";

/** Problems of a file as they are found; beyond the first few of a kind they are only counted. */
export interface ProblemLog {
  /** Notes a line that was left out; 0 where no line is known. */
  line(line: number, message: string, hint?: string): void;
  /** Adds a problem of the whole file. */
  file(message: string, hint: string): void;
  /** Notes that only a part was read, since the rest is more than a page can hold. */
  limit(message: string, hint: string): void;
  problems(): Problem[];
}

/** Maximum bad lines that are reported. */
const MOST_LINES = 10;

/** Starts an empty log. */
export function problemLog({path}: ArtifactFile): ProblemLog {
  const found: Problem[] = [];
  let lines = 0;
  return {
    line(line, message, hint) {
      lines++;
      if (lines > MOST_LINES) return;
      found.push(problemAt({file: path, line}, unreadablePart(message, hint)));
    },
    file: (message, hint) => found.push(problemAt({file: path}, unreadablePart(message, hint))),
    limit: (message, hint) => found.push(problemAt({file: path}, profileBeyondLimit(message, hint))),
    problems() {
      const more = lines - MOST_LINES;
      if (more <= 0) return found;
      return [...found, problemAt({file: path}, moreUnreadableParts(more))];
    },
  };
}

/** Returns an empty profile with the problem of an unreadable file. */
export function broken(file: ArtifactFile, message: string, hint: string, line?: number): Reading {
  return {
    profile: emptyProfile(growingStrings()),
    problems: [problemAt({file: file.path, line}, malformedProfile(message, hint))],
  };
}
