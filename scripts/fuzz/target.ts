/** Code under test with the inputs that its mutations start from. */
export interface Target {
  readonly name: string;
  /** Correct inputs of all forms; each at most a few kilobytes, since the rate falls with their size. */
  readonly samples: readonly Uint8Array[];
  /** Pieces of the input language that mutations insert. */
  readonly tokens: readonly string[];
  /** Maximum bytes of an input in the product, up to which a costly input is enlarged. */
  readonly limit: number;
  /** Bytes up to which an input is enlarged to measure its memory; `limit` if absent. */
  readonly memoryLimit?: number;
  /** Processes an input. Passes on exceptions of the code under test; returns forbidden parts of its output. */
  run(input: Uint8Array): readonly string[] | Promise<readonly string[]>;
  /** Returns the share of an entry's meter that an input takes, 0 to 1; absent for work that is not metered. */
  share?(input: Uint8Array): number | Promise<number>;
}
