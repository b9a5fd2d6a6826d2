import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample} from "../../input/detection-sample.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import {readGoRows, sampleOfRow} from "./go-rows.ts";
import {problemLog} from "./problem-log.ts";
import {profileBuilder} from "./profile-builder.ts";
import {firstLines, wholeNumber} from "./text-lines.ts";

const HEADER = /^(\S.*) profile: total \d+\s*$/;

/** Go's goroutine, threadcreate and custom profiles as text: `pprof.Lookup("goroutine").WriteTo(w, 1)`. */
export const goCountText: ProfileFormat = {
  name: "Go profile as text",
  detect: file => nameOf(file) !== undefined,
  read: readCounts,
};

/** Returns the profile's name: `goroutine`, `example.com/sip.dialogs`. */
function nameOf(file: ArtifactFile): string | undefined {
  const [header = "", row = ""] = firstLines(formatSample(file), 2);
  // A sentence may end like the header; a row below it never occurs in prose.
  return row === "" || /^[+-]?\d+ @/.test(row) ? HEADER.exec(header)?.[1] : undefined;
}

function readCounts(file: ArtifactFile): Reading {
  const log = problemLog(file);
  const builder = profileBuilder(file.spend);
  readGoRows(file.text() ?? "", log, {
    row(row) {
      const count = wholeNumber(row.numbers);
      if (count === undefined)
        return log.line(row.line, 'row of a Go profile cannot be read, expected "count @ addresses"');
      builder.add(sampleOfRow(row, builder), 0, count);
    },
    other: () => false,
  });
  const type = {type: nameOf(file) ?? "", unit: "count"};
  const profile = builder.finish(
    {sampleTypes: [type], periodType: type, period: 1, origin: {format: "Go text profile (debug=1)"}},
    log,
  );
  return {profile, problems: log.problems()};
}
