/** A drawing could not be made: too large, or too long under way. */
export class DrawingError extends Error {}
