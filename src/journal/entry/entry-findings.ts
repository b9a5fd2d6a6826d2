import {BUDGETS} from "../../budgets.ts";
import type {FindingBlock, MarkdownDocument} from "../../markdown/document.ts";
import {isPageId} from "../../markdown/page-ids.ts";
import type {Problem, ProblemMessage} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {
  badFindingId,
  badFindingReference,
  badFindingStatus,
  longFindingId,
  missingEvidence,
  repeatedFinding,
  takenFindingId,
  unknownFindingAttribute,
} from "../../problems/findings.ts";
import type {Finding, FindingReference, FindingStatus, StatedFinding} from "./entry.ts";
import {FINDING_STATUSES} from "./entry.ts";

const ID = /^[A-Za-z][A-Za-z0-9_-]*$/;
const REFERENCE = /^([^#\s]+)#([A-Za-z][\w-]*)$/;

/** The findings of front matter, with the line of each of its values by path, `findings.0.id`. */
export interface StatedFindings {
  readonly stated: readonly StatedFinding[];
  readonly lines: ReadonlyMap<string, number>;
  /** Names of the files that the entry has. */
  readonly files: readonly string[];
}

const NONE: StatedFindings = {stated: [], lines: new Map(), files: []};

/** Findings of an entry, and problems of malformed findings. */
interface EntryFindings {
  readonly findings: Finding[];
  readonly problems: Problem[];
}

type Report = (line: number, message: ProblemMessage) => void;

/** Collects the findings of a document that have an id, then those of its front matter, with problems of the others. */
export function entryFindings(document: MarkdownDocument, front: StatedFindings = NONE): EntryFindings {
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  const report: Report = (line, message) =>
    void problems.push(problemAt({file: document.path, line}, message));
  for (const block of document.findings) {
    if (isAddressable(block, findings, report)) findings.push(blockFinding(block, report));
  }
  const headings = new Set(document.headings.map(({id}) => id));
  for (const [index, stated] of front.stated.entries()) {
    const line = front.lines.get(`findings.${index}.id`) ?? front.lines.get("findings") ?? 1;
    if (headings.has(stated.id)) report(line, takenFindingId(stated.id, "a heading"));
    else if (isAddressable({...stated, line}, findings, report)) {
      checkEvidence(stated, index, front, report);
      const {id, claim, status, evidence, tags, component, supersedes} = stated;
      findings.push({id, claim, line, status, evidence, tags, component, supersedes});
    }
  }
  return {findings, problems};
}

/** True if a finding's id is unique on the page; otherwise reports it. */
function isAddressable(
  {id, line}: Pick<FindingBlock, "id" | "line">,
  known: readonly Finding[],
  report: Report,
): boolean {
  if (id === undefined || !ID.test(id)) {
    report(line, badFindingId(id));
    return false;
  }
  if (id.length > BUDGETS.idBytes) {
    report(line, longFindingId(id.length, BUDGETS.idBytes));
    return false;
  }
  if (isPageId(id)) {
    report(line, takenFindingId(id, "the page itself"));
    return false;
  }
  if (known.some(finding => finding.id.toLowerCase() === id.toLowerCase())) {
    report(line, repeatedFinding(id));
    return false;
  }
  return true;
}

function blockFinding(block: FindingBlock, report: Report): Finding {
  const {id = "", claim, line, component} = block;
  for (const name of block.unknown ?? []) report(line, unknownFindingAttribute(name));
  return {
    id,
    claim,
    line,
    status: writtenStatus(block, report),
    ...(block.tags !== undefined && {tags: words(block.tags)}),
    ...(component !== undefined && {component}),
    ...(block.supersedes !== undefined && {supersedes: references(block.supersedes, line, report)}),
  };
}

function writtenStatus({status, line}: FindingBlock, report: Report): FindingStatus {
  if (status === undefined || isStatus(status)) return status ?? "open";
  report(line, badFindingStatus(status, FINDING_STATUSES));
  return "open";
}

function references(text: string, line: number, report: Report): FindingReference[] {
  return words(text).flatMap(word => {
    const [, entry, finding] = REFERENCE.exec(word) ?? [];
    if (entry !== undefined && finding !== undefined) return {entry, finding};
    report(line, badFindingReference(word));
    return [];
  });
}

function checkEvidence(
  {id, evidence}: StatedFinding,
  index: number,
  {lines, files}: StatedFindings,
  report: Report,
): void {
  for (const [item, name] of evidence.entries()) {
    if (name.startsWith("#") || files.includes(name)) continue;
    const path = `findings.${index}.evidence`;
    const line = lines.get(`${path}.${item}`) ?? lines.get(path) ?? 1;
    report(line, missingEvidence(id, name));
  }
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

function isStatus(text: string): text is FindingStatus {
  return FINDING_STATUSES.some(status => status === text);
}
