import type {Parsed} from "../../input/parsed.ts";
import {quoted} from "../../input/quoted.ts";
import {onlyNames} from "../../problems/benchmark.ts";
import type {BenchmarkModel} from "../read/model.ts";
import {nameOfFile} from "./criterion-name.ts";
import type {BenchmarkFormat} from "./format.ts";
import {brokenFile} from "./record-builder.ts";

/** Criterion.rs' benchmark.json: the name of a benchmark for the files beside it, without numbers. */
export const criterionNameFile: BenchmarkFormat = {
  name: "Criterion",
  detect: file => nameOfFile(file) !== undefined,
  read(file): Parsed<BenchmarkModel> {
    return brokenFile(file, "Criterion", onlyNames(quoted(nameOfFile(file) ?? "")));
  },
};
