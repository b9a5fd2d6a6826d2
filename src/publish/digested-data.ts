/** Data of an object in the key of a page, made when they are first digested; only the digest is kept. */
export class DigestedData {
  /** The object, by which the digest is kept. */
  readonly of: object;
  readonly make: () => unknown;

  constructor(of: object, make: () => unknown) {
    this.of = of;
    this.make = make;
  }
}
