/** A drawing could not be made: too large, or too long under way. */
export class DrawingError extends Error {}

/** A drawing that took more processor time than its limit. */
export class DrawingTimeout extends DrawingError {}
