/** A function of a Go file. */
export interface GoFunction {
  /** As the compiler names it: `parse`, `Message.Get`, `(*Message).Get`. */
  readonly name: string;
  /** 1-based. */
  readonly firstLine: number;
  readonly lastLine: number;
}

const FUNCTION = /^func (?:\(\s*(?:\w+\s+)?(\*?)\s*(\w+)(?:\[[^\]]*\])?\s*\) )?(\w+)/;

/** Finds the functions of a Go file that gofmt has formatted: each begins and ends at a line's beginning. */
export function goFunctions(lines: readonly string[]): GoFunction[] {
  const found: GoFunction[] = [];
  let open: {name: string; firstLine: number} | undefined;
  lines.forEach((line, index) => {
    const match = FUNCTION.exec(line);
    if (match) {
      const [, pointer, type, name = ""] = match;
      const full = type === undefined ? name : pointer ? `(*${type}).${name}` : `${type}.${name}`;
      open = {name: full, firstLine: index + 1};
    }
    const isEnd = line.startsWith("}") || (match && /\}\s*(?:\/\/.*)?$/.test(line));
    if (!open || !isEnd) return;
    found.push({...open, lastLine: index + 1});
    open = undefined;
  });
  return found;
}

/** The function that a line lies in; undefined between them. */
export function functionAt(functions: readonly GoFunction[], line: number): string | undefined {
  return functions.find(({firstLine, lastLine}) => line >= firstLine && line <= lastLine)?.name;
}
