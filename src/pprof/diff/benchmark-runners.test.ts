import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {formatOfFile} from "../formats/formats.ts";
import type {Profile} from "../profile/profile.ts";
import {runsBenchmarks} from "./benchmark-runners.ts";

/** Reads a profile of folded stacks. */
function profileOf(stack: string): Profile {
  const file = artifactFile("cpu.folded", "cpu.folded", Buffer.from(`${stack} 5\nmain;other 1\n`));
  const read = formatOfFile(file)?.read(file);
  if (!read) throw new Error("expected folded stacks");
  return read.profile;
}

test.each([
  "testing.(*B).launch;testing.(*B).runN;example.com/a.BenchmarkX",
  "main;criterion::benchmark_group::BenchmarkGroup<M>::bench_with_input;a::work",
  "main;<criterion::routine::Function<M,F,T> as criterion::routine::Routine<M,T>>::warm_up;a::work",
  "main;divan::Divan::main;a::work",
  "java/lang/Thread.run;org/openjdk/jmh/runner/BenchmarkHandler$BenchmarkTask.call;A.work",
  "org.openjdk.jmh.runner.BenchmarkHandler.runIteration;A.work",
  "main;benchmark::internal::BenchmarkRunner::DoNIterations;work",
  "Main;BenchmarkDotNet.Engines.Engine.RunIteration;Work",
])("a program that runs benchmarks: %s", stack => {
  expect(runsBenchmarks(profileOf(stack))).toBe(true);
});

test.each([
  "main;serve;parse",
  "main;a::criterion;b",
  "main;ranking::by_criterion::score",
  "main;my_benchmark::State2",
  "testing.(*T).run;TestX",
])("another program: %s", stack => {
  expect(runsBenchmarks(profileOf(stack))).toBe(false);
});
