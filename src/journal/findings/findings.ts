import type {Problem, ProblemMessage} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {
  contradictingStatus,
  danglingReference,
  supersededByNothing,
  supersedingCircle,
} from "../../problems/findings.ts";
import type {LinkPlace} from "../citations/journal-link.ts";
import {journalLink} from "../citations/journal-link.ts";
import type {Entry, Finding, FindingReference, FindingStatus} from "../entry/entry.ts";
import {compareAge} from "../entry/named-journal.ts";
import type {FindingEvent, FindingState} from "../journal.ts";

/** Findings of the whole journal with their status, and broken references as problems. */
export interface FindingStates {
  /** By entry id ascending, then in the order of the text. */
  readonly findings: readonly FindingState[];
  readonly problems: readonly Problem[];
}

/** An entry's statement about a finding of an earlier entry. */
interface Statement {
  readonly entry: Entry;
  /** The finding that takes the other's place. */
  readonly successor?: Finding;
  readonly reference: FindingReference;
  readonly written: FindingReference;
  readonly word: "resolves" | "supersedes";
  readonly status: FindingStatus;
  /** 1-based, in the entry's index.md. */
  readonly line: number | undefined;
}

/**
 * Determines the status of each finding: the last statement holds, by its author or by a later entry that `resolves` or
 * `supersedes` it. Entries of the same day are ordered by id. `config` has the journal's own addresses.
 */
export function findingStates(
  entries: readonly Entry[],
  config: LinkPlace["config"] = {site: undefined, base: "/"},
): FindingStates {
  const oldestFirst = entries.toSorted(compareAge);
  const ids = new Map(entries.flatMap(entry => entry.meta.aliases.map(alias => [alias, entry.id] as const)));
  const known = new Map(
    oldestFirst.flatMap(entry =>
      entry.findings.map(({id}) => [formatReference({entry: entry.id, finding: id}), entry]),
    ),
  );
  const statements = oldestFirst.flatMap(entry => statementsOf(entry, ids));
  const valid = statements.filter(
    ({reference, entry}) => known.has(formatReference(reference)) && isEarlier(reference, entry),
  );
  const {kept, closing} = withoutCircles(valid);
  const said = Map.groupBy(kept, ({reference}) => formatReference(reference));
  const citations = citationsOf(oldestFirst, ids, config);
  const findings = oldestFirst.flatMap(entry =>
    entry.findings.map(finding => {
      const key = formatReference({entry: entry.id, finding: finding.id});
      return stateOf(entry, finding, said.get(key) ?? [], citations.get(key) ?? []);
    }),
  );
  const problems = [
    ...statements.filter(statement => !valid.includes(statement)).map(one => dangling(one, known)),
    ...closing.map(circleProblem),
    ...findings.flatMap(state => contradictions(state, said.get(keyOf(state)) ?? [])),
  ];
  return {findings, problems};
}

/** Writes a reference as front matter does: `2026-05-03-pool#headers`. */
export function formatReference({entry, finding}: FindingReference): string {
  return `${entry}#${finding}`;
}

function keyOf({entry, finding}: FindingState): string {
  return formatReference({entry: entry.id, finding: finding.id});
}

/** Lists an entry's statements about other findings, by their entries' current ids. */
function statementsOf(entry: Entry, ids: ReadonlyMap<string, string>): Statement[] {
  const {resolves, supersedes = []} = entry.meta;
  const lineOf = (...paths: readonly string[]): number | undefined =>
    paths.map(path => entry.metaLines?.get(path)).find(line => line !== undefined);
  const current = (written: FindingReference): Pick<Statement, "entry" | "reference" | "written"> => ({
    entry,
    written: {entry: written.entry, finding: written.finding},
    reference: {entry: ids.get(written.entry) ?? written.entry, finding: written.finding},
  });
  return [
    ...resolves.map((written, index) => ({
      ...current(written),
      word: "resolves" as const,
      status: written.status ?? "landed",
      line: lineOf(`resolves.${index}.finding`, `resolves.${index}`, "resolves"),
    })),
    ...supersedes.map((written, index) => ({
      ...current(written),
      word: "supersedes" as const,
      status: "superseded" as const,
      line: lineOf(`supersedes.${index}`, "supersedes"),
    })),
    ...entry.findings.flatMap(finding =>
      (finding.supersedes ?? []).map(written => ({
        ...current(written),
        successor: finding,
        word: "supersedes" as const,
        status: "superseded" as const,
        line: finding.line,
      })),
    ),
  ];
}

/** True if a finding existed when the entry was written; entries of the same day may refer to each other. */
function isEarlier(reference: FindingReference, entry: Entry): boolean {
  return reference.entry !== entry.id && dateOf(reference.entry) <= entry.date;
}

/** Returns the date in an id, with a journal's name before it or without. */
function dateOf(id: string): string {
  const start = id.indexOf(".") + 1;
  return id.slice(start, start + 10);
}

/** Leaves out each statement by which a finding would, over others, supersede itself: possible within a day only. */
function withoutCircles(statements: readonly Statement[]): {kept: Statement[]; closing: Statement[]} {
  const after = new Map<string, string[]>();
  const kept: Statement[] = [];
  const closing: Statement[] = [];
  const leadsTo = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    // An entry that supersedes as a whole does so with each of its findings.
    const whole = from.includes("#") ? from.slice(0, from.indexOf("#")) : [];
    return [...(after.get(from) ?? []), whole].flat().some(next => leadsTo(next, to, seen));
  };
  for (const statement of statements) {
    if (statement.word === "supersedes") {
      const from = statement.successor
        ? formatReference({entry: statement.entry.id, finding: statement.successor.id})
        : statement.entry.id;
      const to = formatReference(statement.reference);
      if (leadsTo(to, from)) {
        closing.push(statement);
        continue;
      }
      after.set(from, [...(after.get(from) ?? []), to]);
    }
    kept.push(statement);
  }
  return {kept, closing};
}

function stateOf(
  entry: Entry,
  finding: Finding,
  said: readonly Statement[],
  citedBy: readonly Entry[],
): FindingState {
  const later: FindingEvent[] = said.map(({entry: by, status, successor}) => ({
    entry: by,
    status,
    ...(successor && {successor}),
  }));
  const resolvedBy = said.filter(({word}) => word === "resolves").map(({entry: by}) => by);
  return {
    entry,
    finding,
    status: later.at(-1)?.status ?? finding.status,
    history: [
      {entry, status: finding.status},
      ...later.filter((event, index) => isNews(event, later.slice(0, index))),
    ],
    resolvedBy: [...new Set(resolvedBy)],
    citedBy,
  };
}

function isNews(event: FindingEvent, before: readonly FindingEvent[]): boolean {
  return !before.some(
    ({entry, status, successor}) =>
      entry === event.entry && status === event.status && successor === event.successor,
  );
}

/** Entries that link to each finding, oldest first; an entry does not cite itself. */
function citationsOf(
  oldestFirst: readonly Entry[],
  ids: ReadonlyMap<string, string>,
  config: LinkPlace["config"],
): Map<string, Entry[]> {
  const citations = new Map<string, Entry[]>();
  for (const entry of oldestFirst) {
    const keys = entry.document.links.flatMap(({url}) => {
      const link = journalLink(url, {...entry, config});
      if (!link || link.part === "") return [];
      const id = ids.get(link.entry) ?? link.entry;
      return id === entry.id ? [] : formatReference({entry: id, finding: link.part});
    });
    for (const key of new Set(keys)) citations.set(key, [...(citations.get(key) ?? []), entry]);
  }
  return citations;
}

function dangling(
  {entry, word, reference, written, line}: Statement,
  known: ReadonlyMap<string, Entry>,
): Problem {
  const exists = known.has(formatReference(reference));
  const ofEntry = [...known.keys()].filter(key => key.startsWith(`${reference.entry}#`));
  const hint = exists
    ? `only a later entry can ${word.slice(0, -1)} a finding`
    : whatThereIs(reference, ofEntry);
  return problem(entry, line, danglingReference(word, formatReference(written), hint));
}

function whatThereIs(reference: FindingReference, ofEntry: readonly string[]): string {
  return ofEntry.length
    ? `that entry has ${ofEntry.join(", ")}`
    : `no entry "${reference.entry}" states a finding`;
}

function circleProblem({entry, line, written, successor}: Statement): Problem {
  const by = successor ? `finding "${successor.id}"` : "this entry";
  return problem(entry, line, supersedingCircle(by, formatReference(written)));
}

/** Reports final states that contradict each other, and states without evidence. */
function contradictions({entry, finding, status}: FindingState, said: readonly Statement[]): Problem[] {
  const key = formatReference({entry: entry.id, finding: finding.id});
  const problems: Problem[] = [];
  let settled: {readonly status: FindingStatus; readonly by: string} | undefined =
    finding.status === "open" ? undefined : {status: finding.status, by: "its author"};
  for (const statement of said) {
    // Any finding may be superseded; superseded is final.
    if (settled && settled.status !== statement.status && statement.status !== "superseded")
      problems.push(
        problem(
          statement.entry,
          statement.line,
          contradictingStatus(statement.word, key, statement.status, settled),
        ),
      );
    settled = {status: statement.status, by: statement.entry.id};
  }
  if (status === "superseded" && said.length === 0)
    problems.push(problem(entry, finding.line, supersededByNothing(finding.id, key)));
  return problems;
}

function problem(entry: Entry, line: number | undefined, message: ProblemMessage): Problem {
  return problemAt({file: `${entry.folder}/index.md`, line}, message);
}
