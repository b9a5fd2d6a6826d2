import type {Problem} from "../problem.ts";

/** Result of parsing a file: the readable part, and the problems of the rest. */
export interface Parsed<Model> {
  readonly model: Model;
  readonly problems: readonly Problem[];
}
