import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {BenchmarkModel} from "../read/model.ts";
import type {ToolName} from "./tools.ts";

/** A format of benchmark results; a file here each, listed in `formats.ts`. */
export interface BenchmarkFormat {
  /** The tool, by its name in `tools.ts`: "JMH". */
  readonly name: ToolName;
  /** True if the file is of this format, broken or not; cheap, by content. */
  detect(file: ArtifactFile): boolean;
  /** Reads a detected file. Never throws for its content; unreadable parts become problems. */
  read(file: ArtifactFile): Parsed<BenchmarkModel>;
}
