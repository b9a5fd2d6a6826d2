/** Prints the memory of an input of a target, which is read from standard input, as JSON. */
import process from "node:process";
import {buffer} from "node:stream/consumers";
import {measureHere} from "./peak-memory.ts";
import {COSTLY_TARGETS} from "./targets.ts";

const target = COSTLY_TARGETS.find(({name}) => name === process.argv[2]);
if (!target) throw new Error(`unknown target "${process.argv[2]}"`);
process.stdout.write(JSON.stringify(await measureHere(target, await buffer(process.stdin))));
