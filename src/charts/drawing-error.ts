/** A drawing could not be made: too large, or too long under way. */
export class DrawingError extends Error {}

/** A drawing that took longer than its time limit. */
export class DrawingTimeout extends DrawingError {}
