import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {openArtifact} from "../../artifacts/kinds.ts";
import {artifactFile} from "../../input/artifact-file.ts";

const FOLDER = new URL("../testdata/go-test-json/", import.meta.url);

function recording(name: string): Uint8Array {
  return readFileSync(new URL(name, FOLDER));
}

function opened(name: string, bytes: Uint8Array) {
  const {kind, measurements, problems} = openArtifact(artifactFile(name, name, bytes));
  const values = measurements.map(one => [one.group, one.name, one.unit, ...one.samples]);
  return {kind: kind.name, values, problems: problems.map(({code, message}) => `${code} ${message}`)};
}

/** Times in seconds, as benchstat computes them. */
function nanoseconds(...times: readonly number[]): number[] {
  return times.map(time => time * 1e-9);
}

/** The lines that go test prints without -json: the outputs of a stream whose packages follow each other. */
function printed(stream: Uint8Array): Uint8Array {
  const outputs = new TextDecoder()
    .decode(stream)
    .split("\n")
    .filter(Boolean)
    .map(line => JSON.parse(line))
    .flatMap(event => (event.Action === "output" ? [event.Output] : []));
  return new TextEncoder().encode(outputs.join(""));
}

describe("a stream of go test -json", () => {
  test.each(["one-package.json", "cpu-count.json", "verbose-failing.json", "build-failure.json"])(
    "is read as the text of the same run: %s",
    name => {
      const stream = recording(name);
      const {kind, values} = opened(name, stream);
      expect([kind, values]).toEqual(["benchmark", opened("after.txt", printed(stream)).values]);
    },
  );

  test("has every sample of -count, for each number of processors of -cpu", () => {
    const {values, problems} = opened("cpu-count.json", recording("cpu-count.json"));
    expect(values.filter(([, name, unit]) => unit === "sec/op" && /^Split/.test(String(name)))).toEqual([
      ["example.org/words/parse", "Split/size=1", "sec/op", ...nanoseconds(95.21, 91.45)],
      ["example.org/words/parse", "Split/size=1-2", "sec/op", ...nanoseconds(123.5, 70.23)],
      ["example.org/words/parse", "Split/size=64", "sec/op", ...nanoseconds(11478, 10436)],
      ["example.org/words/parse", "Split/size=64-2", "sec/op", ...nanoseconds(14965, 14161)],
    ]);
    expect(problems).toEqual([FAILED_RUN]);
  });

  test("names packages that did not build, and whose run failed", () => {
    expect(opened("build-failure.json", recording("build-failure.json")).problems).toEqual([
      'PJ051 build failed in package "example.org/words/broken": its benchmarks may be missing',
      FAILED_RUN,
    ]);
    expect(opened("verbose-failing.json", recording("verbose-failing.json")).problems).toEqual([FAILED_RUN]);
  });

  test.each(["tests-only.json", "passing-tests.json"])("without a benchmark is reported: %s", name => {
    const {values, problems} = opened(name, recording(name));
    expect([values, problems]).toEqual([
      [],
      ["PJ051 output of go test has no benchmark, expected at least one"],
    ]);
  });
});

const FAILED_RUN = 'PJ051 run failed in package "example.org/words/render": its benchmarks may be missing';
