import type {Artifact} from "../../artifacts/kind.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {WorkExhausted} from "../../meter.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {readerFault} from "../../problems/attachment.ts";

/**
 * Opens a file as its kind; undefined if the kind throws. Kinds report bad input as problems, so an exception is a bug:
 * only this attachment fails, `problems` gets `readerFault`, and the build goes on. Throws WorkExhausted.
 */
export function tryOpenArtifact(
  file: ArtifactFile,
  open: () => Artifact,
  problems: Problem[],
): Artifact | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof WorkExhausted) throw error;
    const cause = error instanceof Error ? error.message : "unknown error";
    problems.push(problemAt({file: file.path}, readerFault(file.name, cause)));
    return undefined;
  }
}
