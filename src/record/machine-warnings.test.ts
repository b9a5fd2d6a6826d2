import {expect, test} from "vitest";
import {environmentKind} from "../artifacts/environment/kind.ts";
import {openArtifact} from "../artifacts/kinds.ts";
import {baseAgainstBase} from "./base-against-base.ts";
import {environmentFile, environmentText} from "./environment-text.ts";
import type {MachineState} from "./machine-warnings.ts";
import {driftWarning, machineWarnings, throttleWarning} from "./machine-warnings.ts";

const QUIET: MachineState = {
  load: 0.1,
  processors: 8,
  quota: undefined,
  onBattery: false,
  throttled: 3,
};

test("environmentText(facts) is read by the environment kind, commands and all", () => {
  const text = environmentText([
    {command: "perf-journal record --base main", output: "BASE_COMMIT=0123\nHEAD_COMMIT=4567"},
    {command: "go version", output: "go version go1.26.8 linux/amd64\n"},
    {command: "lscpu", output: "Model name:  \u001b[1mX\nCPU(s):  8\n\nHypervisor vendor: KVM\n"},
    {command: "node --version", output: "v24.1.0"},
    {command: "cat /proc/loadavg", output: "0.10 0.2 0.3 1/200 5"},
  ]);
  const artifact = openArtifact(environmentFile(text));
  expect(artifact.kind).toBe(environmentKind);
  expect(artifact.problems).toEqual([]);
  expect(artifact.environment).toEqual({goos: "linux", goarch: "amd64", go: "1.26.8", cpu: "[1mX"});
  const {settings, stray} = environmentKind.modelOf(artifact) ?? {settings: [], stray: {count: -1}};
  expect(settings.map(({name, value}) => `${name}=${value}`)).toContain("node=24.1.0");
  expect(stray.count).toBe(0);
  expect(machineWarnings(text, QUIET)).toEqual([expect.stringMatching(/virtual machine/)]);
});

test.each<[string, Partial<MachineState>, RegExp]>([
  ["a load", {load: 2}, /load average is 2\.00 on 8 processors/],
  ["a limit", {quota: 1.5}, /limit of 1\.5 processors/],
  ["a battery", {onBattery: true}, /runs on its battery/],
])("machineWarnings(text, state) says %s in words", (_what, change, expected) => {
  expect(machineWarnings("", {...QUIET, ...change})).toEqual([expect.stringMatching(expected)]);
  expect(machineWarnings("", QUIET)).toEqual([]);
});

test("throttleWarning(before, after) counts what came during the measurement", () => {
  expect(throttleWarning(QUIET, QUIET)).toEqual([]);
  expect(throttleWarning(QUIET, {...QUIET, throttled: 5})[0]).toMatch(/2 times/);
  expect(throttleWarning({...QUIET, throttled: undefined}, QUIET)).toEqual([]);
});

test("driftWarning(drift, sought) compares the first two base rounds", () => {
  const base = (samples: number[]) => ({
    kind: "benchmark",
    group: "",
    name: "A",
    unit: "sec/op",
    better: "lower" as const,
    samples,
    environment: {},
  });
  const drift = baseAgainstBase([base([1, 1.2]), base([1, 1.01]), base([2])], 0.05);
  expect(drift).toMatchObject({count: 2, apart: 1});
  expect(driftWarning(drift, 0.05)[0]).toMatch(
    /^Base against base: 1 of 2 times differ by more than 5 % .* A by 20 %/,
  );
  expect(driftWarning(baseAgainstBase([base([1, 1.01])], 0.05), 0.05)).toEqual([]);
});
