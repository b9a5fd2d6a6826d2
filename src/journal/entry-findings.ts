import type {MarkdownDocument} from "../markdown/document.ts";
import {isPageId} from "../markdown/page-ids.ts";
import type {Problem} from "../problem.ts";
import type {Finding, FindingStatus} from "./entry.ts";
import {FINDING_STATUSES} from "./entry.ts";

const ID = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** The findings of a document that can be addressed, and what is wrong with the others. */
export function entryFindings(document: MarkdownDocument): {findings: Finding[]; problems: Problem[]} {
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  for (const {id, status, claim, line} of document.findings) {
    const report = (code: "PJ090" | "PJ091" | "PJ071", message: string, hint: string): void =>
      void problems.push({file: document.path, line, severity: "error", code, message, hint});
    if (id === undefined || !ID.test(id)) {
      const got = id === undefined ? "none" : `"${id}"`;
      report(
        "PJ090",
        `finding has a bad id, expected a word, got ${got}`,
        "write :::finding{#word status=open}",
      );
      continue;
    }
    if (isPageId(id)) {
      report("PJ090", `finding has the id "${id}", which the page itself uses`, "give it another id");
      continue;
    }
    if (findings.some(known => known.id.toLowerCase() === id.toLowerCase())) {
      report("PJ091", `finding "${id}" stands in this entry already`, "give it another id");
      continue;
    }
    if (status !== undefined && !isStatus(status))
      report(
        "PJ071",
        `status is "${status}", expected one of ${FINDING_STATUSES.join(", ")}`,
        "write status=open",
      );
    findings.push({id, claim, line, status: isStatus(status) ? status : "open"});
  }
  return {findings, problems};
}

function isStatus(text: string | undefined): text is FindingStatus {
  return FINDING_STATUSES.some(status => status === text);
}
