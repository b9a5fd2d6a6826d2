import type {Artifact} from "../../artifacts/kind.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {readerFault} from "../../problems/attachment.ts";

/**
 * Opens a file as its kind. A kind reports bad input and throws for our own bugs only; the file that finds one
 * was made by somebody, so that even then it costs its own view and nobody else's build: `problems` gets a PJ046.
 */
export function openContained(
  file: ArtifactFile,
  open: () => Artifact,
  problems: Problem[],
): Artifact | undefined {
  try {
    return open();
  } catch (error) {
    const cause = error instanceof Error ? error.message : "unknown error";
    problems.push(problemAt({file: file.path}, readerFault(file.name, cause)));
    return undefined;
  }
}
