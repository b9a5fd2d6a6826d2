/**
 * Reads a large log in a process of its own and prints the time and memory as JSON: `node read-log.ts <kind> <file>`
 * opens it as a journal does and draws it; the kind `lines` only decodes it and splits it into lines, which is the
 * yardstick.
 */
import {readFileSync} from "node:fs";
import {basename} from "node:path";
import process from "node:process";
import {toHtml} from "hast-util-to-html";
import {openArtifact} from "../../src/artifacts/kinds.ts";
import {artifactFile} from "../../src/input/artifact-file.ts";

/** Time and memory of reading a log. */
export interface LogReading {
  /** Name of the kind it was opened as. */
  readonly kind: string;
  /** Processor time of all threads in milliseconds, the file already in memory; other programs hardly change it. */
  readonly time: number;
  /** The most memory of the process in bytes, the file included. */
  readonly memory: number;
  /** Characters of the page. */
  readonly page: number;
}

/** Bytes that the yardstick decodes at a time. */
const PART = 1 << 20;

const [kind = "lines", path = ""] = process.argv.slice(2);
const bytes = readFileSync(path);
const start = process.cpuUsage();
const opened = kind === "lines" ? splitLines() : open();
const {user, system} = process.cpuUsage(start);
const time = (user + system) / 1000;
const reading: LogReading = {...opened, time, memory: process.resourceUsage().maxRSS * 1024};
console.log(JSON.stringify(reading));

function open(): Pick<LogReading, "kind" | "page"> {
  const artifact = openArtifact(artifactFile(path, basename(path), bytes));
  const view = artifact.view({id: "x", size: "page", address: "/files/x"});
  return {kind: artifact.kind.name, page: toHtml({type: "root", children: view}).length};
}

function splitLines(): Pick<LogReading, "kind" | "page"> {
  const decoder = new TextDecoder();
  let count = 0;
  for (let at = 0; at < bytes.length; at += PART)
    count += decoder.decode(bytes.subarray(at, at + PART), {stream: true}).split("\n").length - 1;
  return {kind: `${count} lines`, page: 0};
}
