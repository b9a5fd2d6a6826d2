import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {GoFunction} from "./go-functions.ts";
import {goFunctions} from "./go-functions.ts";

/** Source that lies beside a report. */
export interface CompiledSource {
  /** The attached file's name. */
  readonly name: string;
  readonly lines: readonly string[];
  readonly functions: readonly GoFunction[];
}

/** Words of a file name that mark its side of a change. */
const SIDE = /(?:^|[._/-])(before|after|base|head|old|new|baseline|control|candidate)(?=[._/-]|$)/i;
const MOST_LINES = 50_000;

/** Finds the source beside a report: `parse.before.go` for `escapes.before.txt`, else `parse.go`. */
export function sourceFinder(report: ArtifactFile): (file: string) => CompiledSource | undefined {
  const known = new Map<string, CompiledSource | undefined>();
  const side = SIDE.exec(report.name)?.[1];
  const folder = report.name.slice(0, report.name.lastIndexOf("/") + 1);
  return file => {
    const name = file.replace(/^.*[/\\]/, "");
    if (known.has(name)) return known.get(name);
    const found = namesOf(name, side)
      .map(candidate => sourceOf(report.sibling?.(folder + candidate), candidate))
      .find(source => source !== undefined);
    known.set(name, found);
    return found;
  };
}

function namesOf(name: string, side: string | undefined): string[] {
  const stem = name.replace(/\.go$/, "");
  if (stem === name || stem === "") return [];
  if (side === undefined) return [name];
  return [
    `${stem}.${side}.go`,
    `${stem}-${side}.go`,
    `${stem}_${side}.go`,
    `${side}.${name}`,
    `${side}-${name}`,
    name,
  ];
}

function sourceOf(file: ArtifactFile | undefined, name: string): CompiledSource | undefined {
  const lines = file?.text()?.split(/\r?\n/, MOST_LINES);
  return lines && {name, lines, functions: goFunctions(lines)};
}
