// Lays out graphs in a process of its own: a line of JSON in, a line of JSON out; the first line out is for being ready. See graph-layout-fs.ts.
import process from "node:process";
import {createInterface} from "node:readline";
import {instance} from "@viz-js/viz";

const viz = await instance();
process.stdout.write("ready\n");
for await (const line of createInterface({input: process.stdin})) {
  const {status, output, errors} = viz.render(JSON.parse(line), {format: "json0", engine: "dot"});
  const message = errors.map(error => error.message).join("; ");
  const answer = status === "success" ? {layout: output} : {error: message || "no layout"};
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
