import process from "node:process";
import type {Side} from "../../record/side.ts";
import {SIDES} from "../../record/side.ts";
import {failedRun} from "./failed-run.ts";
import {runProcess} from "./process-fs.ts";
import type {WorkloadContext} from "./workload.ts";
import {Interrupted} from "./workload.ts";

/** Runs a shell command once in each tree, such as `npm ci`; throws CommandError with its output if it fails. */
export async function prepareTrees(prepare: string, context: WorkloadContext): Promise<void> {
  for (const side of SIDES) await prepareTree(prepare, side, context);
}

async function prepareTree(prepare: string, side: Side, context: WorkloadContext): Promise<void> {
  context.update(`preparing ${side}: ${prepare}`);
  const {env, signal} = context;
  const shell = process.platform === "win32" ? ["cmd", "/d", "/s", "/c", prepare] : ["sh", "-c", prepare];
  const [command = "", ...args] = shell;
  const result = await runProcess({command, args, cwd: context.folders[side], env, signal});
  if (signal.aborted) throw new Interrupted();
  if (result.status !== 0) throw failedRun(side, `"${prepare}"`, result);
}
