import fc from "fast-check";
import {expect, test} from "vitest";
import type {Measurement} from "../../../measurement.ts";
import {packMeasurements, sharedMeasurements, unpackMeasurements} from "./packed-measurements.ts";

const number = fc.double();
const text = fc.string({maxLength: 3});
const measurement: fc.Arbitrary<Measurement> = fc
  .record({
    kind: text,
    group: text,
    name: text,
    unit: text,
    better: fc.constantFrom(undefined, "lower", "higher"),
    samples: fc.array(number, {minLength: 1, maxLength: 4}),
    environment: fc.record({goos: text, cpu: text}, {requiredKeys: []}),
    summaryOnly: fc.boolean(),
    isExact: fc.boolean(),
    ownInterval: fc.option(fc.tuple(number, number), {nil: undefined}),
  })
  .map(({summaryOnly, isExact, ownInterval, ...one}) => ({
    ...one,
    ...(summaryOnly && {summaryOnly}),
    ...(isExact && {isExact}),
    ...(ownInterval && {ownInterval}),
  }));

test("measurements are the same after they were packed", () => {
  fc.assert(
    fc.property(fc.array(measurement, {maxLength: 5}), measurements => {
      const again = unpackMeasurements(structuredClone(packMeasurements(measurements)));
      expect(again).toStrictEqual(measurements.map(one => ({...one, environment: {...one.environment}})));
    }),
    {numRuns: 60},
  );
});

test("files share environments, and not their samples", () => {
  const file = (): Measurement[] => [
    {
      kind: "benchmark",
      group: "",
      name: "X",
      unit: "sec/op",
      better: "lower",
      samples: [1, 2],
      environment: {cpu: "A"},
    },
  ];
  const [[one], [other]] = [sharedMeasurements(file()), sharedMeasurements(file())];
  expect(one?.environment).toBe(other?.environment);
  expect(one?.samples).not.toBe(other?.samples);
});

test("shared values are forgotten after keys of megabytes", () => {
  const environmentOf = (cpu: string) =>
    sharedMeasurements([
      {kind: "", group: "", name: "", unit: "", better: undefined, samples: [1], environment: {cpu}},
    ])[0]?.environment;
  const before = environmentOf("A");
  environmentOf("B".repeat(5_000_000));
  expect(environmentOf("C")).toEqual({cpu: "C"});
  expect(environmentOf("A")).not.toBe(before);
  expect(environmentOf("A")).toEqual(before);
});
