import process from "node:process";
import {expect, test} from "vitest";
import {runProcess} from "./process-fs.ts";

const run = (script: string, signal?: AbortSignal) =>
  runProcess({
    command: process.execPath,
    args: ["-e", script],
    cwd: "/",
    env: process.env,
    ...(signal && {signal}),
  });

test("runProcess(request) returns status and both streams", async () => {
  expect(
    await run("process.stdout.write('é'.repeat(70000)); console.error('two'); process.exitCode = 3"),
  ).toEqual({
    status: 3,
    stdout: "é".repeat(70_000),
    stderr: "two\n",
  });
});

test("runProcess(request) gives status 127 for a program that is missing", async () => {
  const {status, stderr} = await runProcess({
    command: "no-such-program",
    args: [],
    cwd: "/",
    env: process.env,
  });
  expect(status).toBe(127);
  expect(stderr).toContain("ENOENT");
});

test("runProcess(request) ends what it started when aborted", async () => {
  const interruption = new AbortController();
  const child =
    "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {stdio: 'inherit'})";
  const result = run(`${child}; setInterval(() => {}, 1000)`, interruption.signal);
  setTimeout(() => interruption.abort(), 300);
  // The streams are closed: the inner process is gone as well.
  expect(await result).toMatchObject({status: 137});
});

test("runProcess(request) does not wait for a server that is left behind", async () => {
  const server =
    "require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)'], {stdio: 'inherit', detached: true})";
  const {status, stdout} = await run(`const {pid} = ${server}; console.log(pid); process.exit(0)`);
  expect(status).toBe(0);
  process.kill(Number(stdout), 0);
  process.kill(Number(stdout), "SIGKILL");
});
