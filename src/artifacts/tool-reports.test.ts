import {describe, expect, test} from "vitest";
import {
  bytesOf,
  opened,
  REPORT_CONTEXT,
  REPORT_KINDS,
  readable,
  reportFolder,
  samplesOf,
  textOf,
} from "../../scripts/testing/tool-reports.ts";
import {artifactFile} from "../input/artifact-file.ts";
import type {Artifact} from "./kind.ts";
import {openArtifact} from "./kinds.ts";

function summary({title, problems, measurements, view}: Artifact): string {
  return [
    title,
    ...problems.map(({line, code, message}) => `${code} line ${line ?? "-"}: ${message}`),
    "",
    ...measurements.map(({name, unit, samples}) => `${name} [${unit}] ${samples.join(" ")}`),
    "",
    readable(view(REPORT_CONTEXT)),
  ].join("\n");
}

describe.each(REPORT_KINDS.map(kind => [kind.name, kind] as const))("%s", (name, kind) => {
  test.each(samplesOf(name))("reads testdata/samples/%s as its golden file", async sample => {
    const golden = new URL(`golden/${sample}.txt`, reportFolder(name));
    const artifact = kind.open(artifactFile(sample, sample, bytesOf(name, sample)));
    await expect(summary(artifact)).toMatchFileSnapshot(golden.pathname);
  });

  test.each(samplesOf(name))(
    "measures testdata/samples/%s alike with Windows line ends and colours",
    sample => {
      const text = textOf(name, sample);
      const numbers = opened(kind, sample, text).measurements;
      const dirty = text
        .replace(/^(?=.)/gm, "\u001b[32m")
        .replace(/(?<=.)$/gm, "\u001b[0m")
        .replaceAll("\n", "\r\n");
      expect(opened(kind, sample, text.replaceAll("\n", "\r\n")).measurements).toEqual(numbers);
      if (!text.startsWith("{")) {
        expect(openArtifact(artifactFile(sample, sample, new TextEncoder().encode(dirty))).kind).toBe(kind);
        expect(opened(kind, sample, dirty).measurements).toEqual(numbers);
      }
    },
  );

  test("counts lines of others and shows the first", () => {
    const [sample = ""] = samplesOf(name).filter(file => !file.endsWith(".json"));
    const others = Array.from({length: 40}, (_, index) => `GET /rooms ${index} <b>\n`).join("");
    const artifact = opened(kind, sample, others + textOf(name, sample));
    expect(readable(artifact.view(REPORT_CONTEXT))).toMatch(
      /4\d other lines in this file\n1: GET \/rooms 0 &#x3C;b>/,
    );
  });

  test("takes an empty file and one of others without a number", () => {
    for (const text of ["", "\n\n", "hello\n", "{}", "\u0000\u0001"]) {
      const artifact = opened(kind, "x", text);
      expect(artifact.problems.map(({code}) => code)).toEqual(["PJ111"]);
      expect(artifact.measurements).toEqual([]);
      expect(artifact.view(REPORT_CONTEXT).length).toBeGreaterThan(0);
    }
  });
});
