import type {FindingBlock, MarkdownDocument} from "../../markdown/document.ts";
import {isPageId} from "../../markdown/page-ids.ts";
import type {Problem, ProblemCode} from "../../problem.ts";
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

/** Findings of an entry and what is wrong with those that are none. */
interface EntryFindings {
  readonly findings: Finding[];
  readonly problems: Problem[];
}

type Report = (code: ProblemCode, line: number, message: string, hint: string) => void;

/** The findings of a document that can be addressed, then those of its front matter, and what is wrong with the others. */
export function entryFindings(document: MarkdownDocument, front: StatedFindings = NONE): EntryFindings {
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  const report: Report = (code, line, message, hint) =>
    void problems.push({file: document.path, line, severity: "error", code, message, hint});
  for (const block of document.findings) {
    if (isAddressable(block, findings, report)) findings.push(blockFinding(block, report));
  }
  const headings = new Set(document.headings.map(({id}) => id));
  for (const [index, stated] of front.stated.entries()) {
    const line = front.lines.get(`findings.${index}.id`) ?? front.lines.get("findings") ?? 1;
    if (headings.has(stated.id))
      report("PJ090", line, `finding has the id "${stated.id}", which a heading has`, "give it another id");
    else if (isAddressable({...stated, line}, findings, report)) {
      checkEvidence(stated, index, front, report);
      const {id, claim, status, evidence, tags, component, supersedes} = stated;
      findings.push({id, claim, line, status, evidence, tags, component, supersedes});
    }
  }
  return {findings, problems};
}

/** Whether a finding has an id that nothing else of the page has; reports it when not. */
function isAddressable(
  {id, line}: Pick<FindingBlock, "id" | "line">,
  known: readonly Finding[],
  report: Report,
): boolean {
  if (id === undefined || !ID.test(id)) {
    const got = id === undefined ? "none" : `"${id}"`;
    const hint = "write :::finding{#word status=open}";
    report("PJ090", line, `finding has a bad id, expected a word, got ${got}`, hint);
    return false;
  }
  if (isPageId(id)) {
    report("PJ090", line, `finding has the id "${id}", which the page itself uses`, "give it another id");
    return false;
  }
  if (known.some(finding => finding.id.toLowerCase() === id.toLowerCase())) {
    report("PJ091", line, `finding "${id}" stands in this entry already`, "give it another id");
    return false;
  }
  return true;
}

function blockFinding(block: FindingBlock, report: Report): Finding {
  const {id = "", claim, line, component} = block;
  for (const name of block.unknown ?? [])
    report(
      "PJ071",
      line,
      `finding has no attribute "${name}", expected id, status, tags, component or supersedes`,
      "write :::finding{#word status=open}",
    );
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
  const expected = FINDING_STATUSES.join(", ");
  report("PJ071", line, `status is "${status}", expected one of ${expected}`, "write status=open");
  return "open";
}

function references(text: string, line: number, report: Report): FindingReference[] {
  return words(text).flatMap(word => {
    const [, entry, finding] = REFERENCE.exec(word) ?? [];
    if (entry !== undefined && finding !== undefined) return {entry, finding};
    const hint = 'write supersedes="2026-05-03-pool#headers"';
    report("PJ071", line, `supersedes has "${word}", expected an entry and a finding of it`, hint);
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
    const message = `evidence of finding "${id}" is "${name}", expected a file of this entry or a figure of its page`;
    report("PJ096", line, message, 'name a file beside index.md, or a figure as "#fig-name"');
  }
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

function isStatus(text: string): text is FindingStatus {
  return FINDING_STATUSES.some(status => status === text);
}
