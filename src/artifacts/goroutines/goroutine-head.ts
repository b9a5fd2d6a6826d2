import {goLabels} from "../../stacks/go-labels.ts";

/** The line before a goroutine's stack. */
export interface GoroutineHead {
  readonly number: number;
  readonly state: string;
  /** Whole minutes; 0 for less. */
  readonly wait: number;
  readonly isLocked: boolean;
  /** As `key=value`. */
  readonly labels: readonly string[];
}

/**
 * `goroutine 7 gp=0xc000006c40 m=0 mp=0x5fa400 [select (durable), 3 minutes, locked to thread, synctest bubble 1]:`,
 * as runtime/traceback.go's goroutineheader writes it.
 */
const GO = /^goroutine (\d{1,15})(?: gp=\S+)?(?: m=\S+)?(?: mp=\S+)? \[(.*)\]:$/;
const LONGEST = 4096;

/** Reads the line before a goroutine's stack; undefined for any other line. */
export function readHead(line: string): GoroutineHead | undefined {
  if (!line.startsWith("goroutine ") || line.length > LONGEST) return undefined;
  const match = GO.exec(line);
  if (!match) return undefined;
  const [, number = "", inside = ""] = match;
  const labelsAt = inside.indexOf("labels:{");
  const labels =
    labelsAt < 0
      ? []
      : goLabels(inside.slice(labelsAt + "labels:".length)).map(({key, text}) => `${key}=${text}`);
  const [first = "", ...rest] = (labelsAt < 0 ? inside : inside.slice(0, labelsAt)).trim().split(", ");
  const bubble = rest.find(part => part.startsWith("synctest bubble "));
  const waiting = rest.find(part => part.endsWith(" minutes"));
  return {
    number: Number(number),
    state: first.replace(/ \(scan\)$/, "") || "unknown",
    wait: waiting === undefined ? 0 : minutes(waiting),
    isLocked: rest.includes("locked to thread"),
    labels: bubble === undefined ? labels : [bubble, ...labels],
  };
}

function minutes(text: string): number {
  const count = Number.parseInt(text, 10);
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
}
