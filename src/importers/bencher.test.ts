import {expect, test} from "vitest";
import {readBencher} from "./bencher.ts";
import {commitEntries} from "./measured-commit.ts";

const HASH = "9b4c2d13f0a1e6c8d5b7a4930f2e1d0c8b6a5f4e";

function metric(number: number, hash: string | null, iteration: number, value: number, report = "r1") {
  return {
    report,
    iteration,
    start_time: `2026-03-0${number + 1}T12:00:0${report.slice(1)}Z`,
    end_time: "2026-03-09T12:00:00Z",
    version: {number, hash},
    metric: {uuid: "u", value, lower_value: value - 1, upper_value: null},
    threshold: null,
  };
}

/** Shape of `bencher perf`, with the members that are not read left out. */
function answer(slug: string, units: string, metrics: readonly object[], benchmark = "words::count"): object {
  const [branch, testbed] = [{name: "main"}, {name: "bench-1"}];
  return {branch, testbed, benchmark: {name: benchmark}, measure: {name: slug, slug, units}, metrics};
}

function read(...results: readonly object[]) {
  return readBencher(JSON.stringify({project: {slug: "words"}, start_time: null, results}), "perf.json");
}

function documents(found: ReturnType<typeof readBencher>) {
  const {entries = []} = found ? commitEntries(found.commits, undefined) : {};
  return entries.map(({id, text, files}) => ({
    id,
    text,
    files: files.map(({name, content}) => [
      name,
      content instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(content)) : content,
    ]),
  }));
}

test("readBencher(text, path) makes an entry a version, with its measures by benchmark", () => {
  const [first, second] = documents(
    read(
      answer("latency", "nanoseconds (ns)", [metric(0, HASH, 0, 7.070632155490754), metric(1, null, 0, 6)]),
      answer("spins", "spins", [metric(0, HASH, 0, 12)]),
    ),
  );
  expect(first?.id).toBe("2026-03-01-1200-main-version-0-on-bench-1");
  expect(first?.text).toContain(`commit: ${HASH}\n`);
  expect(first?.text).toContain("machine: bench-1\n");
  expect(first?.files).toEqual([
    [
      "bencher.json",
      {
        "words::count": {
          latency: {value: 7.070632155490754, lower_value: 6.070632155490754},
          spins: {value: 12, lower_value: 11},
        },
      },
    ],
  ]);
  expect(second?.text).not.toContain("commit:");
});

test("each iteration becomes a file; of several reports of a version the last counts", () => {
  const metrics = [metric(0, HASH, 0, 1), metric(0, HASH, 0, 2, "r2"), metric(0, HASH, 1, 3, "r2")];
  const found = read(answer("latency", "nanoseconds (ns)", metrics));
  expect(documents(found)[0]?.files).toEqual([
    ["bencher-1.json", {"words::count": {latency: {value: 2, lower_value: 1}}}],
    ["bencher-2.json", {"words::count": {latency: {value: 3, lower_value: 2}}}],
  ]);
  expect(found?.left).toEqual(["perf.json: main, version 0, on bench-1: 1 value of earlier reports"]);
});

test("a measure of Bencher's own name in another unit keeps the unit", () => {
  const found = read(answer("latency", "seconds (s)", [metric(0, null, 0, 1)]));
  expect(documents(found)[0]?.files[0]?.[1]).toEqual({
    "words::count": {"latency (seconds (s))": {value: 1, lower_value: 0}},
  });
});

test.each(["", "{}", '{"results": []}', '{"project": {"slug": "x"}, "results": [{}]}'])(
  "any other text is undefined: %s",
  text => {
    expect(readBencher(text, "perf.json")).toBeUndefined();
  },
);
