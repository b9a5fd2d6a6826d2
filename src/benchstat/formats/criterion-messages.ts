import type {ArtifactFile} from "../../input/artifact-file.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {perIteration} from "./criterion-sample.ts";
import {fileText, textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import type {JsonPlace} from "./json-place.ts";
import {member, numberIn, textIn} from "./json-place.ts";
import type {RecordBuilder} from "./record-builder.ts";
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
      const times = member(message, "measured_values");
      if (times.value === undefined) addTypical(message, name, builder);
      else
        builder.rounds(
          name,
          `${unit}/iter`,
          perIteration(member(message, "iteration_count"), times, builder),
        );
    });
    return builder.finish();
  },
};

/** Adds the estimate of a message without samples; 95 % is Criterion's own level. */
function addTypical(message: JsonPlace, name: string, builder: RecordBuilder): void {
  const typical = member(message, "typical");
  const [center, low, high] = ["estimate", "lower_bound", "upper_bound"].map(key =>
    numberIn(member(typical, key)),
  );
  if (center === undefined) {
    builder.bad(member(typical, "estimate"), "a number");
    return;
  }
  builder.summary(name, `${textIn(member(typical, "unit")) || "ns"}/iter`, {
    centre: "estimate",
    center,
    ...(low !== undefined && high !== undefined && {low, high, interval: "95 % confidence interval"}),
  });
}

function parseLine(line: string): JsonPlace | undefined {
  try {
    return {value: JSON.parse(line), path: ""};
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
