import {readFileSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {decodeProfile} from "./decode.ts";
import {parseFlags} from "./flags.ts";
import type {Profile} from "./profile.ts";
import {DEFAULT_OPTIONS} from "./report-options.ts";
import type {ReportOutput} from "./run-report.ts";
import {runReport} from "./run-report.ts";

const folder = join(import.meta.dirname, "testdata/pprof");

interface Recorded {
  readonly args: readonly string[];
  readonly output: string;
  readonly exit: number;
  readonly stderr?: string;
}

const recorded: Recorded[] = JSON.parse(readText("commands.json"));
const readable = recorded.filter(({args}) => !args.some(arg => arg.startsWith("broken/")));

test.each(readable.map(command => [command.args.join(" "), command] as const))(
  "runReport(%s) prints what pprof prints",
  (_line, command) => {
    const {text, messages, failed} = run(command.args);
    expect(text).toBe(readText(command.output));
    expect(messages.map(message => `${message}\n`).join("")).toBe(
      command.stderr === undefined ? "" : readText(command.stderr),
    );
    expect(failed ? 2 : 0).toBe(command.exit);
  },
);

function run(args: readonly string[]): ReportOutput {
  const request = parseFlags(args, {...DEFAULT_OPTIONS, timeForm: "2024"});
  if ("usage" in request) return {text: "", messages: [`pprof: ${request.usage}`], failed: true};
  return runReport(request, request.files.map(read), request.bases.map(read));
}

function read(name: string): Profile {
  const bytes = readFileSync(join(folder, name));
  const decoded = decodeProfile(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);
  if ("fault" in decoded) throw new Error(`${name}: ${decoded.fault.message}`);
  return decoded.profile;
}

function readText(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}
