/** A drawing could not be made: too large, too long under way, or its program failed. */
export class DrawingError extends Error {}
