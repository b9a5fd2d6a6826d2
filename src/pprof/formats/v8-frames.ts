import type {Fields} from "./json.ts";
import {number, object, text} from "./json.ts";
import type {Frame} from "./profile-tables.ts";

/** Members of Runtime.CallFrame that are of use. */
export type CallFrame = Fields<"functionName" | "url" | "lineNumber" | "columnNumber">;

/**
 * Reads where a node of a V8 profile runs: Runtime.CallFrame of the DevTools protocol, lines and columns from
 * 0. A function without a name is called by its place, so that different functions stay apart.
 */
export function v8Frame(callFrame: unknown): Frame {
  const frame: CallFrame = object(callFrame);
  const file = text(frame.url);
  const line = (number(frame.lineNumber) ?? -1) + 1;
  const column = (number(frame.columnNumber) ?? -1) + 1;
  const name = text(frame.functionName);
  return {name: name === "" ? anonymous(file, line, column) : name, file, startLine: line};
}

/** Reads a node of the form before 2014: its fields are in the node itself, and lines are counted from 1. */
export function oldV8Frame(node: CallFrame): Frame {
  const file = text(node.url);
  const line = number(node.lineNumber) ?? 0;
  const name = text(node.functionName);
  return {
    name: name === "" ? anonymous(file, line, number(node.columnNumber) ?? 0) : name,
    file,
    startLine: line,
  };
}

function anonymous(file: string, line: number, column: number): string {
  if (file === "") return "(anonymous)";
  const place = [file.slice(file.lastIndexOf("/") + 1), line, column].filter(part => part !== 0).join(":");
  return `(anonymous ${place})`;
}
