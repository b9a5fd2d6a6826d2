import type {ProblemCode} from "../../problem.ts";
import {ATTACHMENT_GUIDES} from "./attachments.ts";
import {BENCHMARK_GUIDES} from "./benchmarks.ts";
import {CHART_GUIDES} from "./charts.ts";
import {CLAIM_GUIDES} from "./claims.ts";
import {CONFIG_GUIDES} from "./config.ts";
import {DIRECTIVE_GUIDES} from "./directives.ts";
import {FINDING_GUIDES} from "./findings.ts";
import {FOLDER_GUIDES} from "./folders.ts";
import {FRONT_MATTER_GUIDES} from "./front-matter.ts";
import type {ProblemGuide} from "./guide.ts";
import {LINK_GUIDES} from "./links.ts";
import {PROFILE_GUIDES} from "./profiles.ts";
import {REMOTE_GUIDES} from "./remote.ts";
import {REPORT_GUIDES} from "./reports.ts";
import {SECRET_GUIDES} from "./secrets.ts";
import {TEXT_GUIDES} from "./text.ts";
import {TRACE_GUIDES} from "./traces.ts";
import {WORK_GUIDES} from "./work.ts";

/** Codes of an area with their guides. */
export interface GuideArea {
  /** Heading of the area. */
  readonly title: string;
  readonly guides: Readonly<Partial<Record<ProblemCode, ProblemGuide>>>;
}

/** All areas, in the order of their codes. */
export const GUIDE_AREAS: readonly GuideArea[] = [
  {title: "journal.yaml", guides: CONFIG_GUIDES},
  {title: "Front matter", guides: FRONT_MATTER_GUIDES},
  {title: "Folders and ids", guides: FOLDER_GUIDES},
  {title: "Text", guides: TEXT_GUIDES},
  {title: "Attachments", guides: ATTACHMENT_GUIDES},
  {title: "Benchmark results", guides: BENCHMARK_GUIDES},
  {title: "Profiles", guides: PROFILE_GUIDES},
  {title: "Directives", guides: DIRECTIVE_GUIDES},
  {title: "Links and citations", guides: LINK_GUIDES},
  {title: "Attachments kept elsewhere", guides: REMOTE_GUIDES},
  {title: "Findings", guides: FINDING_GUIDES},
  {title: "Pairs and claims", guides: CLAIM_GUIDES},
  {title: "Reports of tools", guides: REPORT_GUIDES},
  {title: "Execution traces", guides: TRACE_GUIDES},
  {title: "Graphs, charts and tables", guides: CHART_GUIDES},
  {title: "Work and size", guides: WORK_GUIDES},
  {title: "Credentials and personal data", guides: SECRET_GUIDES},
];

/** The guide of every code. */
export const PROBLEM_GUIDES: Readonly<Record<ProblemCode, ProblemGuide>> = {
  ...CONFIG_GUIDES,
  ...FRONT_MATTER_GUIDES,
  ...FOLDER_GUIDES,
  ...TEXT_GUIDES,
  ...ATTACHMENT_GUIDES,
  ...BENCHMARK_GUIDES,
  ...PROFILE_GUIDES,
  ...DIRECTIVE_GUIDES,
  ...LINK_GUIDES,
  ...REMOTE_GUIDES,
  ...FINDING_GUIDES,
  ...CLAIM_GUIDES,
  ...REPORT_GUIDES,
  ...TRACE_GUIDES,
  ...CHART_GUIDES,
  ...WORK_GUIDES,
  ...SECRET_GUIDES,
};
