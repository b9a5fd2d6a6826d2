import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Problem} from "../../problem.ts";
import type {Profile} from "../profile/profile.ts";

/** A file format of profiles; each has a file in this folder and is listed in `formats.ts`. */
export interface ProfileFormat {
  /** Its name for people: "folded stacks". */
  readonly name: string;
  /** Whether the file is of this format: by content, broken or not, looking at no more than it must. */
  detect(file: ArtifactFile): boolean;
  /** Reads a detected file. Never throws for its content; a file without data has no sample types. */
  read(file: ArtifactFile): Reading;
}

/** The readable part of a file, and problems of the rest. */
export interface Reading {
  readonly profile: Profile;
  readonly problems: readonly Problem[];
}
