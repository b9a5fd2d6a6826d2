// Tries what a drawing program has no business to do, and answers how each went.
import {spawnSync} from "node:child_process";
import {readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import process from "node:process";
import {createInterface} from "node:readline";

let questions = 0;

const deeds = {
  read: path => readFileSync(path).length,
  write: () => writeFileSync(`${tmpdir()}/curious`, "x"),
  start: () => spawnSync("true").pid,
  environment: () => Object.keys(process.env),
  echo: text => text,
  mumble: () => process.stdout.write("no JSON\n"),
  end: () => process.exit(1),
  hang: () => {
    for (;;);
  },
  waitIfUsed: text => (questions > 1 ? deeds.wait() : text),
  wait: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  fill: () => {
    const all = [];
    for (;;) all.push(new Array(1e6).fill(all.length));
  },
  shout: () => "x".repeat(9 * 1024 * 1024),
};

process.stdout.write("ready\n");
for await (const line of createInterface({input: process.stdin})) {
  questions++;
  const {deed, argument} = JSON.parse(line);
  let answer;
  try {
    answer = {done: deeds[deed](argument) ?? null};
  } catch (error) {
    answer = {refused: error.code ?? error.message};
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
