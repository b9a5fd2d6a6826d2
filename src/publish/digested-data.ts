/** Stands for an object in the key of a page: its data are made to be digested, once, and not kept. */
export class DigestedData {
  /** The same object for the same data. */
  readonly of: object;
  readonly make: () => unknown;

  constructor(of: object, make: () => unknown) {
    this.of = of;
    this.make = make;
  }
}
