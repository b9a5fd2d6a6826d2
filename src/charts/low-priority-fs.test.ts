import {spawn} from "node:child_process";
import {once} from "node:events";
import {constants, getPriority} from "node:os";
import process from "node:process";
import {expect, test} from "vitest";
import {lowerPriority} from "./low-priority-fs.ts";

test("lowerPriority(id) lowers the priority of a process, and ignores one that has ended", async () => {
  const child = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"]);
  const id = child.pid ?? expect.fail();
  lowerPriority(id);
  expect(getPriority(id)).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
  child.kill();
  await once(child, "exit");
  expect(() => lowerPriority(id)).not.toThrow();
});
