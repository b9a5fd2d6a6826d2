import type {TopLevelSpec} from "vega-lite";

/** A Vega-Lite specification whose data and constants are given apart, so that all charts of a shape are compiled once. */
export interface ChartTemplate {
  /** Refers to data and constants by name. */
  readonly template: TopLevelSpec;
  /** Pixels of the plot, where it is not the width of the specification. */
  readonly width?: number;
  /** Rows of each data set. The specification uses all of them. */
  readonly data: Readonly<Record<string, readonly object[]>>;
  /** Constants, which expressions may use. */
  readonly params: Readonly<Record<string, number | string | readonly (number | string)[]>>;
}

/** Returns the specification of a template with its data and constants in it. */
export function filledTemplate({template, width, data, params}: ChartTemplate): TopLevelSpec {
  const constants = Object.entries(params).map(([name, value]) => ({name, value}));
  return {...template, ...(width && {width}), datasets: data, params: constants} as unknown as TopLevelSpec;
}
