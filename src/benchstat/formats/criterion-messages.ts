import type {ArtifactFile} from "../../input/artifact-file.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {perIteration} from "./criterion-sample.ts";
import {fileText, textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import type {JsonPlace} from "./json-place.ts";
import {member, textIn} from "./json-place.ts";
import {recordBuilder} from "./record-builder.ts";

/** Output of cargo-criterion --message-format=json, an object a line: https://bheisler.github.io/criterion.rs. */
export const criterionMessages: BenchmarkFormat = {
  name: "Criterion",
  detect: file => /^\{"reason": ?"(?:benchmark|group)-complete"/m.test(textToTell(file)),
  read(file: ArtifactFile) {
    const builder = recordBuilder(file, "Criterion");
    eachTextLine(fileText(file), (line, number) => {
      if (!line.includes('"benchmark-complete"')) return;
      const message = parseLine(line);
      if (!message) {
        builder.bad(number, "line is no JSON object, expected a whole message of cargo-criterion");
        return;
      }
      const name = textIn(member(message, "id"));
      const unit = textIn(member(message, "unit")) || "ns";
      if (name === "") {
        builder.bad(number, 'message has no "id", expected the name of a benchmark');
        return;
      }
      const counts = member(message, "iteration_count");
      builder.rounds(name, `${unit}/iter`, perIteration(counts, member(message, "measured_values"), builder));
    });
    return builder.finish();
  },
};

function parseLine(line: string): JsonPlace | undefined {
  try {
    return {value: JSON.parse(line), path: ""};
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
