import type {ArtifactFile} from "../../input/artifact-file.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {fileText} from "./file-text.ts";
import type {RecordBuilder} from "./record-builder.ts";

/** No line of a printed table is longer, in UTF-16 code units. */
export const LONGEST_LINE = 4_000;

/** Takes the lines of printed tables. */
export interface TableLines {
  /** A line that is not empty; 1-based. */
  take(line: string, number: number): void;
  /** A blank line, or the end of the file. */
  end(): void;
}

/** Hands on the lines of a file of printed tables; a line too long for a row becomes a problem of `builder`. */
export function eachTableLine(file: ArtifactFile, builder: RecordBuilder, {take, end}: TableLines): void {
  eachTextLine(fileText(file), (line, number) => {
    if (line.length > LONGEST_LINE) builder.bad(number, "line is left out, expected a row of a table");
    else if (line.trim() === "") end();
    else take(line, number);
  });
  end();
}
