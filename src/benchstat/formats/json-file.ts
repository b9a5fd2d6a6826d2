import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {forgetJson, jsonOf} from "../../input/json-text.ts";
import type {Parsed} from "../../input/parsed.ts";
import {brokenJson, jsonTooLong} from "../../problems/benchmark.ts";
import type {BenchmarkModel} from "../read/model.ts";
import {fileText, textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import type {JsonPlace} from "./json-place.ts";
import type {RecordBuilder} from "./record-builder.ts";
import {brokenFile, recordBuilder} from "./record-builder.ts";
import type {ToolName} from "./tools.ts";

/** How a JSON format is detected and read. */
export interface JsonFormat {
  readonly name: ToolName;
  /** Names of members that every file of the format has. */
  readonly words: readonly string[];
  /** True if other files have the words, too, so that a broken text is not known to be of the format. */
  readonly isShared?: boolean;
  /** True if the whole is of the format's shape. */
  hasShape(whole: JsonPlace): boolean;
  read(whole: JsonPlace, builder: RecordBuilder, file: ArtifactFile): void;
}

/**
 * Makes a format of JSON files. The words are looked for first, since most files lack them; a text that has them all
 * but is no JSON is a broken file of the format.
 */
export function jsonFormat({name, words, isShared = false, hasShape, read}: JsonFormat): BenchmarkFormat {
  return {
    name,
    detect(file) {
      const part = textToTell(file);
      if (!/^\s{0,100}[[{]/.test(part) || !words.every(word => part.includes(`"${word}"`))) return false;
      if (file.bytes.length > BUDGETS.benchmarkJson) return !isShared;
      const json = jsonOf(file, fileText(file));
      return "value" in json ? hasShape({value: json.value, path: ""}) : !isShared;
    },
    read: file => readJson(file, name, read),
  };
}

function readJson(file: ArtifactFile, name: ToolName, read: JsonFormat["read"]): Parsed<BenchmarkModel> {
  const {length} = file.bytes;
  if (length > BUDGETS.benchmarkJson)
    return brokenFile(file, name, jsonTooLong(length, BUDGETS.benchmarkJson));
  const json = jsonOf(file, fileText(file));
  forgetJson(file);
  if ("value" in json) {
    const builder = recordBuilder(file, name);
    read({value: json.value, path: ""}, builder, file);
    return builder.finish();
  }
  return brokenFile(file, name, brokenJson(), json.line);
}
