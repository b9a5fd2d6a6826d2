import type {NumberTable} from "../kind.ts";

/** Columns of a table of functions as `go tool pprof -top` prints it, its values in `unit`. */
export function topColumns(unit: string): NumberTable["columns"] {
  return [
    {name: "function"},
    {name: "flat", unit},
    {name: "flat share", unit: "1"},
    {name: "sum share", unit: "1"},
    {name: "cum", unit},
    {name: "cum share", unit: "1"},
    {name: "inline"},
  ];
}

/** The column that marks inlined functions: `inline` of `(inline)`. */
export function inlineText(printed: string): string {
  return printed.replace(/[()]/g, "");
}
