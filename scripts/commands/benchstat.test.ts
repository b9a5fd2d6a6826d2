import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, test} from "vitest";
import type {CommandIo} from "../command-io.ts";
import {run} from "./benchstat.ts";

const cases = fileURLToPath(new URL("../../src/artifacts/benchmark/testdata/cases", import.meta.url));

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

async function benchstat(args: readonly string[], cwd = ".", stdin = ""): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  const io: CommandIo = {
    stdout: chunk => {
      stdout += String(chunk);
    },
    stderr: text => {
      stderr += text;
    },
    stdin: async () => new TextEncoder().encode(stdin),
    cwd,
    env: {},
    isTTY: false,
    stderrIsTTY: false,
    now: () => 0,
    signal: new AbortController().signal,
  };
  const status = await run(args, io);
  return {stdout, stderr, status};
}

test.each(readdirSync(cases))("benchstat answers %s as recorded", async name => {
  const folder = join(cases, name);
  const recorded = JSON.parse(readFileSync(join(folder, "case.json"), "utf8")) as {
    args: string[];
    exit: number;
  };
  const expected: Outcome = {
    stdout: readFileSync(join(folder, "stdout"), "utf8"),
    stderr: readFileSync(join(folder, "stderr"), "utf8"),
    status: recorded.exit,
  };
  const outcome = await benchstat(recorded.args, folder);
  expect({...outcome, stdout: withMeansOf(expected.stdout, outcome.stdout)}).toEqual(expected);
});

/** Takes geometric means of CSV over from the expected text where they differ by 1e-14 or less. */
function withMeansOf(expected: string, actual: string): string {
  const lines = expected.split("\n");
  return actual
    .split("\n")
    .map((line, index) => {
      const wanted = lines[index] ?? "";
      return line.startsWith("geomean,") && sameMeans(wanted, line) ? wanted : line;
    })
    .join("\n");
}

function sameMeans(expected: string, actual: string): boolean {
  const wanted = expected.split(",");
  const got = actual.split(",");
  return (
    wanted.length === got.length &&
    wanted.every((field, i) => {
      const other = got[i] ?? "";
      return field === other || Math.abs(Number(field) - Number(other)) <= 1e-14 * Math.abs(Number(field));
    })
  );
}
