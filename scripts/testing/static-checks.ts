/** Runs the checks of types and the linter side by side: each keeps one core busy for most of its time. */
import {spawn} from "node:child_process";
import process from "node:process";

const SCRIPTS = ["types:pages", "types:modules", "lint"];

const statuses = await Promise.all(SCRIPTS.map(runScript));
process.exitCode = statuses.every(status => status === 0) ? 0 : 1;

/** Runs a script of package.json, prints its output when it has ended, and returns its exit status. */
function runScript(name: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(`npm run ${name}`, {shell: true, stdio: ["ignore", "pipe", "pipe"]});
    const output: Buffer[] = [];
    child.stdout.on("data", data => output.push(data));
    child.stderr.on("data", data => output.push(data));
    child.on("error", reject);
    child.on("close", status => {
      process.stdout.write(Buffer.concat(output));
      resolve(status);
    });
  });
}
