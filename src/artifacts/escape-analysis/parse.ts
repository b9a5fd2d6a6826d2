import type {ArtifactFile} from "../../input/artifact-file.ts";
import {badLines, emptyReport} from "../../input/bad-lines.ts";
import {eachLine, promptedCommand} from "../../input/log-lines.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {Problem} from "../../problem.ts";
import {unrecognizedCollector} from "../shared/unrecognized-lines.ts";
import {sourceFinder} from "./attached-source.ts";
import type {PlacedLine} from "./decision-line.ts";
import {isExplanation, readExplained, readMessage, readPlaced} from "./decision-line.ts";
import type {DecisionDraft, Explanation} from "./decisions.ts";
import {finishDecisions, placeOf} from "./decisions.ts";
import type {CompilerReport, DecisionKind} from "./model.ts";

/** Maximum number of decisions kept individually. */
const MOST = 40_000;
/** Lines of an explanation. */
const MOST_REASONS = 12;
const LONGEST = 400;

/** Reads the reports of `go build -gcflags=-m` and `-d=ssa/check_bce`; other lines are counted. */
export function parseCompilerReport(file: ArtifactFile): Parsed<CompilerReport> {
  const bad = badLines(file, "build without errors first: what the compiler reports is complete only then");
  const stray = unrecognizedCollector();
  const explanations = explanationReader();
  const decisions = decisionCounter();
  let command: string | undefined;
  let inPackage = "";
  eachLine(file.bytes, (text, number) => {
    const placed = text.includes(":") ? readPlaced(text) : undefined;
    const head = text.startsWith("#") ? /^# (\S+)(?: \[\S+\])?$/.exec(text)?.[1] : undefined;
    const prompted = placed || head !== undefined ? undefined : promptedCommand(text);
    if (head !== undefined) inPackage = head.slice(0, LONGEST);
    else if (prompted !== undefined) command ??= prompted;
    else if (!placed || !(explanations.take(placed) || decisions.take(placed, inPackage))) {
      if (placed) bad.add(number, unreadable(placed));
      stray.add(number, text);
    }
    return undefined;
  });
  const {drafts, unlisted, totals, packages} = decisions.finish();
  const finished = finishDecisions(drafts, explanations.of, sourceFinder(file));
  const model = {...finished, unlisted, totals, packages, command, stray: stray.lines()};
  return {model, problems: [...(totals.size > 0 ? [] : [noDecision(file)]), ...bad.problems()]};
}

function unreadable({message}: PlacedLine): string {
  return `message of the compiler cannot be read, expected a decision such as "x escapes to heap", got "${message.slice(0, 80)}"`;
}

function noDecision(file: ArtifactFile): Problem {
  return emptyReport(
    file,
    "no decision of the compiler can be read, expected at least one",
    'attach what "go build -gcflags=-m ./... 2> escapes.txt" writes',
  );
}

/** Collects the explanations that `-m=2` prints before a decision, by the decision's position. */
function explanationReader() {
  const known = new Map<string, Explanation & {because: string[]}>();
  let open: string[] | undefined;
  return {
    /** Takes a line of an explanation; false for a decision, which ends it. */
    take({file, line, column, message}: PlacedLine): boolean {
      if (isExplanation(message)) {
        if (open && open.length < MOST_REASONS) open.push(message.trim().slice(0, LONGEST));
        return true;
      }
      open = undefined;
      const about = readExplained(message);
      if (about === undefined) return false;
      const place = placeOf(file, line, column);
      const before = known.get(place);
      open = before?.because ?? [];
      if (!before && known.size < MOST) known.set(place, {function: about, because: open});
      return true;
    },
    of: (place: string): Explanation | undefined => known.get(place),
  };
}

/** Counts decisions and keeps the first of them. */
function decisionCounter() {
  const drafts: DecisionDraft[] = [];
  const checks = new Set<string>();
  const totals = new Map<DecisionKind, number>();
  const packages = new Map<string, Map<DecisionKind, number>>();
  let unlisted = 0;
  return {
    /** Adds a decision; false for other messages. */
    take({file, line, column, message}: PlacedLine, inPackage: string): boolean {
      const decision = readMessage(message);
      if (!decision) return false;
      // With -m a check of both ends of a slice is printed twice, without it once.
      if (decision.kind === "bounds") {
        const check = `${placeOf(file, line, column)} ${decision.subject}`;
        if (checks.has(check)) return true;
        if (checks.size < MOST) checks.add(check);
      }
      const ofPackage = packages.get(inPackage) ?? new Map<DecisionKind, number>();
      packages.set(inPackage, ofPackage);
      count(ofPackage, decision.kind);
      count(totals, decision.kind);
      if (drafts.length < MOST) drafts.push({...decision, package: inPackage, file, line, column});
      else unlisted++;
      return true;
    },
    finish: () => ({drafts, unlisted, totals, packages}),
  };
}

function count(counts: Map<DecisionKind, number>, kind: DecisionKind): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}
