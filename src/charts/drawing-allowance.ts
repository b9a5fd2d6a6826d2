/** Processor time that drawings may still take; each lowers it. */
export interface DrawingAllowance {
  milliseconds: number;
}

/** Milliseconds of processor time for all drawings of an entry, or of a page of a benchmark. */
const FULL = 7_000;

/** Makes the allowance of an entry or a page. */
export function drawingAllowance(): DrawingAllowance {
  return {milliseconds: FULL};
}
