/** A chart as Vega drew it, with the places that readers of the drawing need. */
export interface VegaDrawing {
  /** The drawing itself, from outside the program: read it with `readDrawing`. */
  readonly svg: string;
  /** Pixels from the left edge to the plot. */
  readonly left: number;
  /** By name, where Vega placed each mark that a specification of ours names, in pixels of the plot. */
  readonly marks: Readonly<Record<string, readonly [x: number, y: number]>>;
}
