import type {ArtifactFile} from "../artifact-file.ts";
import {badLines, emptyReport} from "../bad-lines.ts";
import type {Parsed} from "../kind.ts";
import {eachLine, promptedCommand} from "../log-lines.ts";
import {strayCollector} from "../stray-lines.ts";
import {sourceFinder} from "./attached-source.ts";
import type {PlacedLine} from "./decision-line.ts";
import {isExplanation, readExplained, readMessage, readPlaced} from "./decision-line.ts";
import type {Draft} from "./decisions.ts";
import {finishDecisions} from "./decisions.ts";
import type {CompilerReport, DecisionKind} from "./model.ts";

/** Decisions that are kept one by one. */
const MOST = 50_000;
/** Lines of an explanation. */
const MOST_REASONS = 12;
const LONGEST = 400;

/** Reads what `go build -gcflags=-m` and `-d=ssa/check_bce` report; what is none of it is counted. */
export function parseCompilerReport(file: ArtifactFile): Parsed<CompilerReport> {
  const bad = badLines(file, "build without errors first: what the compiler reports is complete only then");
  const stray = strayCollector();
  const drafts: Draft[] = [];
  const explanations = new Map<string, {function: string; because: string[]}>();
  const checks = new Set<string>();
  const totals = new Map<DecisionKind, number>();
  const packages = new Map<string, Map<DecisionKind, number>>();
  let [command, inPackage, unlisted]: [string | undefined, string, number] = [undefined, "", 0];
  let explained: string[] | undefined;

  const decide = (placed: PlacedLine, number: number, text: string): void => {
    const {file: path, line, column, message} = placed;
    if (isExplanation(message)) {
      if (explained && explained.length < MOST_REASONS) explained.push(message.trim().slice(0, LONGEST));
      return;
    }
    const about = readExplained(message);
    if (about !== undefined) {
      const place = placeOf(path, line, column);
      const known = explanations.get(place);
      explained = known?.because ?? [];
      if (!known && explanations.size < MOST) explanations.set(place, {function: about, because: explained});
      return;
    }
    explained = undefined;
    const decision = readMessage(message);
    if (!decision) {
      bad.add(
        number,
        `message of the compiler cannot be read, expected a decision such as "x escapes to heap", got "${message.slice(0, 80)}"`,
      );
      stray.add(number, text);
      return;
    }
    // With -m a check of both ends of a slice is told twice, without it once.
    const check =
      decision.kind === "bounds" ? `${placeOf(path, line, column)} ${decision.subject}` : undefined;
    if (check !== undefined && checks.has(check)) return;
    if (check !== undefined && checks.size < MOST) checks.add(check);
    count(totals, decision.kind);
    const ofPackage = packages.get(inPackage) ?? new Map<DecisionKind, number>();
    packages.set(inPackage, ofPackage);
    count(ofPackage, decision.kind);
    if (drafts.length < MOST) drafts.push({...decision, package: inPackage, file: path, line, column});
    else unlisted++;
  };

  eachLine(file.bytes, (text, number) => {
    const placed = text.includes(":") ? readPlaced(text) : undefined;
    const head = /^# (\S+)(?: \[\S+\])?$/.exec(text)?.[1];
    const prompted = placed || head !== undefined ? undefined : promptedCommand(text);
    if (placed) decide(placed, number, text);
    else if (head !== undefined) inPackage = head.slice(0, LONGEST);
    else if (prompted !== undefined) command ??= prompted;
    else stray.add(number, text);
    return undefined;
  });

  const finished = finishDecisions(drafts, place => explanations.get(place), sourceFinder(file));
  const model = {...finished, unlisted, totals, packages, command, stray: stray.lines()};
  const problems =
    totals.size > 0
      ? []
      : [
          emptyReport(
            file,
            "no decision of the compiler can be read, expected at least one",
            'attach what "go build -gcflags=-m ./... 2> escapes.txt" writes',
          ),
        ];
  return {model, problems: [...problems, ...bad.problems()]};
}

/** The key of a place. */
export function placeOf(file: string, line: number, column: number): string {
  return `${file}:${line}:${column}`;
}

function count(counts: Map<DecisionKind, number>, kind: DecisionKind): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}
