import {jsonOf} from "../../input/json-text.ts";
import type {Parsed} from "../../input/parsed.ts";
import {onlyChange} from "../../problems/benchmark.ts";
import type {BenchmarkModel} from "../read/model.ts";
import {criterionEstimate} from "./criterion-columns.ts";
import {fileText} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import {member, numberIn} from "./json-place.ts";
import {brokenFile} from "./record-builder.ts";

/** Bytes: a file of two estimates holds little. */
const LONGEST_CHANGE_FILE = 10_000;

/** Criterion.rs' change/estimates.json: ratios to the run before, and no time. */
export const criterionChangeFile: BenchmarkFormat = {
  name: "Criterion",
  detect(file) {
    if (file.bytes.length > LONGEST_CHANGE_FILE) return false;
    const text = fileText(file);
    if (!/^\s{0,100}\{/.test(text) || !text.includes('"point_estimate"')) return false;
    const json = jsonOf(file, text);
    if (!("value" in json) || typeof json.value !== "object" || json.value === null) return false;
    const whole = {value: json.value, path: ""};
    return (
      Object.keys(json.value).sort().join(" ").toLowerCase() === "mean median" &&
      ["mean", "median"].every(
        name => numberIn(member(criterionEstimate(whole, name), "point_estimate")) !== undefined,
      ) &&
      member(criterionEstimate(whole, "mean"), "confidence_interval").value !== undefined
    );
  },
  read(file): Parsed<BenchmarkModel> {
    return brokenFile(file, "Criterion", onlyChange());
  },
};
