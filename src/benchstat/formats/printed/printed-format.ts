import type {ArtifactFile} from "../../../input/artifact-file.ts";
import {isProseOrSource, kindSample} from "../../../input/detection-sample.ts";
import {eachTextLine} from "../../../input/text-parts.ts";
import {withoutTerminalCodes} from "../../read/terminal-codes.ts";
import {fileText} from "../file-text.ts";
import type {BenchmarkFormat} from "../format.ts";
import type {RecordBuilder} from "../record-builder.ts";
import {recordBuilder} from "../record-builder.ts";
import type {ToolName} from "../tools.ts";

/** Takes the lines of a tool's output. */
export interface PrintedReading {
  /** A line without colors and time stamps of CI systems; 1-based. */
  line(text: string, number: number): void;
  /** The end of the file. */
  end?(): void;
}

/** How the printed form of a tool is detected and read. */
export interface PrintedForm {
  readonly name: ToolName;
  /** Matches a line that only this tool prints. */
  readonly head: RegExp;
  open(builder: RecordBuilder, file: ArtifactFile): PrintedReading;
}

/** Maximum length of a line, in UTF-16 code units. */
const LONGEST_LINE = 16_384;

/** Makes a format of a tool's output on a terminal, or as CSV or Markdown. */
export function printedFormat({name, head, open}: PrintedForm): BenchmarkFormat {
  return {
    name,
    detect: file => !isSource(file) && head.test(sampleOf(file)),
    read(file) {
      const builder = recordBuilder(file, name);
      const reading = open(builder, file);
      eachTextLine(fileText(file), (line, number) => {
        if (line.length > LONGEST_LINE)
          builder.bad(number, `line is left out, expected at most ${LONGEST_LINE} characters`);
        else reading.line(plainLine(line), number);
      });
      reading.end?.();
      return builder.finish();
    },
  };
}

/** True for source by its name, which may quote any tool; Markdown and CSV are forms of tools. */
function isSource(file: ArtifactFile): boolean {
  return isProseOrSource(file) && !/\.(?:md|csv)$/i.test(file.name);
}

const samples = new WeakMap<ArtifactFile, string>();

function sampleOf(file: ArtifactFile): string {
  const known = samples.get(file);
  if (known !== undefined) return known;
  const text = (kindSample(file) || fileText(file)).replace(STAMPS, "");
  samples.set(file, text);
  return text;
}

/** Written before each line by CI systems: `2026-03-01T10:20:30.1234567Z `. */
const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z /;
const STAMPS = new RegExp(STAMP.source, "gm");

/** Removes time stamps and terminal codes; of overwritten progress only the last state is left. */
function plainLine(line: string): string {
  return withoutTerminalCodes(line.slice(line.lastIndexOf("\r") + 1))
    .replace(STAMP, "")
    .trimEnd();
}
