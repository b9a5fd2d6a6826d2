/** SVG to be drawn as PNG. */
export interface RasterPicture {
  /** Of an opaque background. */
  readonly svg: string;
  /** Size of the SVG, in its own pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the PNG for each pixel of the SVG. */
  readonly scale: number;
}
