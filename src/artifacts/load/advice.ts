import {valueText} from "../shared/quantities.ts";
import type {LoadReport, LoadRun, LoadTool} from "./model.ts";
import {failedOf, failedShare, requestsOf} from "./summary.ts";

/** Advice on a load test; a warning if its numbers are misleading. */
export interface Advice {
  readonly isWarning: boolean;
  readonly text: string;
}

/** Tools of which each connection waits for an answer before it sends again. */
const CLOSED: ReadonlySet<LoadTool> = new Set(["hey", "ab", "wrk", "oha", "k6"]);

/** Lists the defects of a run and the limits of its numbers. */
export function runAdvice(run: LoadRun): Advice[] {
  return [...failures(run), ...demands(run), ...coarse(run), ...fewAtTheEnd(run), ...closedLoop(run)];
}

function failures(run: LoadRun): Advice[] {
  const [failed = 0, share = 0, requests] = [failedOf(run), failedShare(run), requestsOf(run)];
  if (failed === 0) return [];
  const of = requests === undefined ? `${failed} requests` : `${failed} of ${requests} requests`;
  const text =
    share >= 100
      ? `All of the requests failed: the rate is that of failures, and there is no time of an answer.`
      : `${of} failed${share > 0 ? ` (${percentText(share)})` : ""}. A failure is often faster than an answer: the rate counts them, and where they were answered the times do too.`;
  return [{isWarning: share >= MUCH || requests === undefined, text}];
}

/** Percent of failures from which on the other numbers are of something else. */
const MUCH = 1;

function demands({demands}: LoadRun): Advice[] {
  const missed = demands.filter(({isMet}) => !isMet);
  if (missed.length === 0) return [];
  const names = missed.slice(0, 4).map(({name}) => `“${name}”`);
  const more = missed.length > names.length ? ` and ${missed.length - names.length} more` : "";
  return [{isWarning: true, text: `Not met: ${names.join(", ")}${more}.`}];
}

/** Times of which the printed digits leave less than a tenth. */
function coarse({tool, resolution, quantiles}: LoadRun): Advice[] {
  const middle = quantiles.find(({percent}) => percent === 50)?.value;
  if (resolution === 0 || middle === undefined || middle >= resolution * 20) return [];
  const step = valueText(resolution, "sec");
  return [
    {
      isWarning: false,
      text: `${tool} writes times in steps of ${step}, and half of the requests took ${middle === 0 ? `less than ${step}` : valueText(middle, "sec")}: smaller changes than such a step cannot be seen.`,
    },
  ];
}

/** Requests beyond a quantile that make it more than a few requests' luck. */
const LEAST_BEYOND = 10;

function fewAtTheEnd(run: LoadRun): Advice[] {
  const requests = requestsOf(run);
  if (requests === undefined) return [];
  const weak = run.quantiles.find(
    ({percent}) => percent >= 90 && (requests * (100 - percent)) / 100 < LEAST_BEYOND,
  );
  if (!weak) return [];
  const beyond = Math.max(1, Math.round((requests * (100 - weak.percent)) / 100));
  return [
    {
      isWarning: false,
      text: `Of ${requests} requests ${beyond === 1 ? "one lies" : `${beyond} lie`} beyond p${weak.percent}: ${weak.percent === 99 ? "it is" : "from there on it is"} a few requests' luck.`,
    },
  ];
}

function closedLoop({tool}: LoadRun): Advice[] {
  if (!CLOSED.has(tool)) return [];
  const who =
    tool === "k6" ? "A virtual user of k6 that is not started at a rate" : `A connection of ${tool}`;
  return [
    {
      isWarning: false,
      text: `${who} sends its next request when the last was answered: while the server stalls nothing is sent and nothing counted, so users who come at their own time see a longer tail than this (coordinated omission).`,
    },
  ];
}

/** Explains why two reports do not compare number by number. */
export function loadComparisonAdvice(base: LoadReport, head: LoadReport): string[] {
  const [before, after] = [base.runs.at(-1), head.runs.at(-1)];
  if (!before || !after) return [];
  const notes: string[] = [];
  if (before.tool !== after.tool)
    notes.push(
      `The base was measured with ${before.tool}, the head with ${after.tool}: they count differently.`,
    );
  else if (before.command !== "" && after.command !== "" && before.command !== after.command)
    notes.push(`The commands differ: ${before.command} and ${after.command}.`);
  const shares = [before, after].map(run => failedShare(run) ?? 0);
  const [was = 0, is = 0] = shares;
  if (Math.abs(was - is) >= 1)
    notes.push(
      `${percentText(was)} of the base's requests failed and ${percentText(is)} of the head's: compare that first.`,
    );
  return notes;
}

/** A share with two digits behind the point at most. */
export function percentText(percent: number): string {
  return percent > 0 && percent < 0.01 ? "<0.01%" : `${Number(percent.toFixed(2))}%`;
}
