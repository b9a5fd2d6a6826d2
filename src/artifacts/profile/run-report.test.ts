import {expect, test} from "vitest";
import {parseFlags} from "./flags.ts";
import {DEFAULT_OPTIONS} from "./report-options.ts";
import type {ReportOutput} from "./run-report.ts";
import {runReport} from "./run-report.ts";
import {recordedProfile, recordedSource, recordedText} from "./testdata/profiles-fs.ts";

interface Recorded {
  readonly args: readonly string[];
  readonly output: string;
  readonly exit: number;
  readonly stderr?: string;
}

const recorded: Recorded[] = JSON.parse(recordedText("commands.json"));
const readable = recorded.filter(({args}) => !args.some(arg => arg.startsWith("broken/")));

test.each(readable.map(command => [command.args.join(" "), command] as const))(
  "runReport(%s) prints what pprof prints",
  (_line, command) => {
    const {text, messages, failed} = run(command.args);
    expect(text).toBe(recordedText(command.output));
    expect(messages.map(message => `${message}\n`).join("")).toBe(
      command.stderr === undefined ? "" : recordedText(command.stderr),
    );
    expect(failed ? 2 : 0).toBe(command.exit);
  },
);

function run(args: readonly string[]): ReportOutput {
  const request = parseFlags(args, {...DEFAULT_OPTIONS, textForm: "2024"});
  if ("usage" in request) return {text: "", messages: [`pprof: ${request.usage}`], failed: true};
  return runReport(
    request,
    request.files.map(recordedProfile),
    request.bases.map(recordedProfile),
    recordedSource,
  );
}
