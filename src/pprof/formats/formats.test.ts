import {describe, expect, test} from "vitest";
import {profileKind} from "../../artifacts/profile/kind.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {formatOfFile, PROFILE_FORMATS} from "./formats.ts";
import {sampleBytes, sampleFile, sampleNames, textFile} from "./testdata/samples-fs.ts";

const SAMPLES: readonly (readonly [folder: string, format: string | RegExp])[] = [
  ["go-text", /^Go /],
  ["legacy", /^(?:gperftools|contentionz|threadz|legacy)/],
  ["folded", "folded stacks"],
  ["perf-script", "perf script"],
  ["v8", /^V8 /],
  ["speedscope", "speedscope JSON"],
  ["chrome-trace", "Chrome trace"],
  ["firefox", "Firefox profile"],
  ["callgrind", "callgrind profile"],
];
const FILES = SAMPLES.flatMap(([folder, format]) => sampleNames(folder).map(name => [name, format] as const));

test.each(FILES)("%s is known by its content, by one format alone", (name, format) => {
  const file = artifactFile(name, "unknown", sampleBytes(name));
  const found = PROFILE_FORMATS.filter(candidate => candidate.detect(file)).map(candidate => candidate.name);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(format);
});

test.each(FILES)("%s opens as a profile with a title, facts and a view", name => {
  const artifact = profileKind.open(sampleFile(name));
  expect(artifact.title).not.toBe("");
  expect(artifact.view({id: "x", size: "page"}).length).toBeGreaterThan(0);
  if (!name.includes("gecko")) expect(artifact.facts.map(fact => fact.name)).toContain("Format");
});

describe("files of other kinds are not profiles", () => {
  test.each([
    ["an empty file", ""],
    ["prose", "One line.\nAnother line; with 3\n"],
    ["JSON", '{"nodes":[],"samples":3}'],
    ["a list", "[1,2,3]"],
    ["a package", '{"name":"x","version":"1.0.0"}'],
    ["benchmarks", "goos: linux\nBenchmarkX-8\t100\t12 ns/op\n"],
    [
      "a heap snapshot",
      '{"snapshot":{"meta":{"node_fields":["type"]},"node_count":1},"nodes":[1],"edges":[]}',
    ],
    ["C", "int main(void) { return 0; }\n"],
  ])("%s", (_name, content) => {
    expect(formatOfFile(textFile(content))).toBeUndefined();
  });
});
