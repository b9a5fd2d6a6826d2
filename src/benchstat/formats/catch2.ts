import type {ArtifactFile} from "../../input/artifact-file.ts";
import {confidence} from "./criterion-estimates.ts";
import {fileText, textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import type {RecordBuilder} from "./record-builder.ts";
import {recordBuilder} from "./record-builder.ts";
import type {XmlTag} from "./xml-tags.ts";
import {xmlTags} from "./xml-tags.ts";

/** Output of Catch2's XML reporter: mean and its interval, in nanoseconds: https://github.com/catchorg/Catch2. */
export const catch2: BenchmarkFormat = {
  name: "Catch2",
  detect: file => /^\s{0,100}</.test(textToTell(file)) && /<BenchmarkResults\s/.test(textToTell(file)),
  read(file: ArtifactFile) {
    const builder = recordBuilder(file, "Catch2");
    const path: string[] = [];
    let benchmark: XmlTag | undefined;
    for (const tag of xmlTags(fileText(file))) {
      if (tag.name === "TestCase" || tag.name === "Section") {
        if (tag.kind === "close") path.pop();
        if (tag.kind === "open") path.push(tag.attributes.get("name") ?? "");
      }
      if (tag.name === "BenchmarkResults") benchmark = tag.kind === "open" ? tag : undefined;
      if (tag.name === "mean" && benchmark) readMean(path, benchmark, tag, builder);
    }
    return builder.finish();
  },
};

function readMean(path: readonly string[], benchmark: XmlTag, mean: XmlTag, builder: RecordBuilder): void {
  const name = benchmark.attributes.get("name") ?? "";
  const value = (attribute: string, tag = mean) => {
    const written = tag.attributes.get(attribute) ?? "";
    return /^[-+]?[\d.]{1,30}(?:e[-+]?\d{1,3})?$/i.test(written) ? Number(written) : Number.NaN;
  };
  const center = value("value");
  if (name === "" || !Number.isFinite(center)) {
    builder.bad(mean.line, 'benchmark is left out, expected a name and <mean value="…">');
    return;
  }
  const [low, high, level] = [value("lowerBound"), value("upperBound"), value("ci")];
  const hasRange = Number.isFinite(low) && Number.isFinite(high);
  const interval = Number.isFinite(level) ? confidence(level) : "confidence interval";
  const n = value("samples", benchmark);
  builder.summary([...path, name].filter(Boolean).join("/"), "ns/op", {
    centre: "mean",
    center,
    ...(hasRange && {low, high, interval}),
    ...(Number.isFinite(n) && {n}),
  });
}
