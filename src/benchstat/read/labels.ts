/** A file that results are read from. */
export interface Input {
  /** `-` is standard input. */
  readonly path: string;
  /** Value of `.file`. */
  readonly label: string;
}

/**
 * Takes arguments of the form `path` or `label=path` apart.
 * A path that is given several times without a label becomes `path#0`, `path#1`, …; equal labels stay equal.
 */
export function inputsOf(args: readonly string[]): Input[] {
  const unlabelled = args.filter(arg => !arg.includes("="));
  const seen = new Map<string, number>();
  return args.map(arg => {
    const equals = arg.indexOf("=");
    if (equals >= 0) return {label: arg.slice(0, equals), path: arg.slice(equals + 1)};
    if (unlabelled.filter(other => other === arg).length === 1) return {label: arg, path: arg};
    const number = seen.get(arg) ?? 0;
    seen.set(arg, number + 1);
    return {label: `${arg}#${number}`, path: arg};
  });
}
