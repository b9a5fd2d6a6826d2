import type {ProblemCode} from "../problem.ts";

/** The code of a file that does not exist. */
export const MISSING_FILE: ProblemCode = "PJ041";

/** The code of a compressed file that expands too much. */
export const EXPANDS: ProblemCode = "PJ048";

/** The code of Markdown that is nested too deeply to be parsed. */
export const TOO_DEEP: ProblemCode = "PJ034";

/** Codes of a file that its kind recognizes, but that holds no numbers. */
export const WITHOUT_NUMBERS: ReadonlySet<ProblemCode> = new Set(["PJ051", "PJ062", "PJ111"]);

/** Codes that the view of a file states itself. */
export const SHOWN_BY_VIEW: ReadonlySet<ProblemCode> = new Set(["PJ061", "PJ062", "PJ112"]);

/** The code of a drawing that its program did not make. */
export const UNDRAWN: ProblemCode = "PJ143";
