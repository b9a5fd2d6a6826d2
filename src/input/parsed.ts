import type {Problem} from "../problem.ts";

/** Result of parsing a file: what could be read, and the problems of the rest. */
export interface Parsed<Model> {
  readonly model: Model;
  readonly problems: readonly Problem[];
}
