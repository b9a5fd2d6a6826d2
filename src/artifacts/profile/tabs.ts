import type {ElementContent} from "hast";
import {h} from "hastscript";
import type {LayOut} from "../../charts/graphviz/graph-layout.ts";
import type {MeasuredBenchmark} from "../../pprof/diff/benchmarks.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {sumOf} from "../../pprof/profile/quality.ts";
import {defaultSampleType, isProportional} from "../../pprof/profile/sample-type.ts";
import type {SourceReader} from "../../pprof/report/list.ts";
import {cutText} from "../../stacks/function-names.ts";
import type {ViewContext} from "../kind.ts";
import {profileCompareView} from "./compare/compare.ts";
import {viewerSides} from "./flame/viewer-sides.ts";
import {callGraphView} from "./graph/call-graph-view.ts";
import {peekView} from "./graph/peek-view.ts";
import type {ReportFigure} from "./report-figure.ts";
import {sourceView} from "./source-view.ts";
import {tagsView} from "./tags-view.ts";
import type {ProfileBase} from "./top/base-column.ts";
import {benchmarksView} from "./top/benchmarks-view.ts";
import type {ProfileBefore} from "./top/previous-column.ts";
import {tracesView} from "./traces-view.ts";
import type {ProfileCompany} from "./view.ts";
import {profileView, topView} from "./view.ts";

/** A profile and the files related to it. */
export interface ProfilePage {
  readonly profile: Profile;
  readonly context: ViewContext;
  /** The attachment's name, for commands. */
  readonly fileName: string;
  /** Measurements of the benchmark text beside it. */
  readonly benchmarks: readonly MeasuredBenchmark[];
  /** The other side of its pair, when it is a head. */
  readonly base: ProfileBase | undefined;
  /** The profile before it in the journal, where it has no base. */
  readonly before?: ProfileBefore | undefined;
  /** The page of a function's history, base applied; undefined without such a page. */
  readonly functionAddress?: ((name: string) => string | undefined) | undefined;
  readonly readSource: SourceReader;
  readonly layOut: LayOut;
}

/** A report of a page that several share. */
export interface ReportSection {
  /** Fragment of its address. */
  readonly name: string;
  readonly title: string;
  draw(page: ProfilePage): ElementContent[];
}

/** A view of a profile with its own address. */
export interface ProfileTab {
  /** Last segment of its address; "" for the profile's own. */
  readonly name: string;
  readonly title: string;
  /** Reports of the page, for links to each; absent for a page of one view. */
  readonly sections?: readonly ReportSection[];
  /** Title of the page, from that of the profile; "Top of a CPU profile" when absent. */
  pageTitle?(profile: string): string;
  /** Whether a profile has this tab; all have when absent. */
  has?(page: ProfilePage): boolean;
  draw(page: ProfilePage): ElementContent[] | Promise<ElementContent[]>;
}

/** Reports that few readers open: one page has them all. */
const SECTIONS: readonly ReportSection[] = [
  {name: "peek", title: "Peek", draw: ({profile, context}) => shown(peekView(profile, {}, context))},
  {
    name: "source",
    title: "Source",
    draw: ({profile, context, readSource}) => shown(sourceView(profile, {}, context, readSource)),
  },
  {name: "traces", title: "Traces", draw: page => tracesView(page.profile, "", page.fileName)},
  {name: "tags", title: "Tags", draw: ({profile}) => tagsView(profile, "")},
];

/** Every tab of a profile's page, in the order they are shown. */
export const PROFILE_TABS: readonly ProfileTab[] = [
  {name: "", title: "Flame graph", pageTitle: profile => profile, draw: drawFlame},
  {
    name: "diff",
    title: "Compared with before",
    pageTitle: profile => `${profile} compared with before`,
    has: ({base}) => base !== undefined,
    draw: drawDiff,
  },
  {name: "top", title: "Top", draw: drawTop},
  {name: "graph", title: "Graph", draw: drawGraph},
  {
    name: "reports",
    title: "Reports",
    sections: SECTIONS,
    draw: page => SECTIONS.map(({name, title, draw}) => section(name, title, draw(page))),
  },
];

/** The tabs that a profile has; only the first when it could not be read or is empty. */
export function tabsOf(page: ProfilePage): readonly ProfileTab[] {
  const {sampleTypes, samples} = page.profile;
  if (sampleTypes.length === 0 || samples.count === 0) return PROFILE_TABS.slice(0, 1);
  return PROFILE_TABS.filter(tab => tab.has?.(page) ?? true);
}

function drawFlame(page: ProfilePage): ElementContent[] {
  const {profile, context, benchmarks} = page;
  const sample = profile.sampleTypes[defaultSampleType(profile)]?.type ?? "";
  return [
    ...profileView(profile, context, companyOf(page)),
    ...benchmarksView(profile, sample, benchmarks, context),
  ];
}

function companyOf({base, before, functionAddress}: ProfilePage): ProfileCompany {
  return {...(base && {base}), before, functionAddress};
}

function drawDiff({profile, base, context}: ProfilePage): ElementContent[] {
  if (!base) return [];
  return [
    ...viewerLink(profile, base, context.id),
    ...profileCompareView(base.profile, profile, context, base.benchmarks),
  ];
}

/** Leads to the viewer on the profile's own page, opened with the comparison. */
function viewerLink(profile: Profile, base: ProfileBase, id: string): ElementContent[] {
  const sample = profile.sampleTypes[defaultSampleType(profile)]?.type;
  const sides = viewerSides(profile, base).find(({sampleType}) => sampleType === sample);
  const mode = sides?.modes[0]?.mode;
  if (mode === undefined) return [];
  return [
    h(
      "p.needs-script",
      h(
        "a",
        {href: `../#${id}-flame?d=${mode}`},
        "Zoom and search this comparison, or see both sides beside each other",
      ),
    ),
  ];
}

/** Rows that are open before a reader asks for the rest. */
const OPEN_ROWS = 100;
const ASIDE_ROWS = 30;
/** Go's profiles have four sample types at most. */
const MOST_TYPES = 9;

function drawTop(page: ProfilePage): ElementContent[] {
  const {profile, context} = page;
  const first = defaultSampleType(profile);
  const company = companyOf(page);
  const types = [...profile.sampleTypes.keys()]
    .filter(type => type !== first && !isProportional(profile, type, first))
    .slice(0, MOST_TYPES - 1);
  const sample = profile.sampleTypes[first]?.type ?? "";
  return [
    ...shown(topView(profile, {sample, n: OPEN_ROWS, ...company}, context)),
    details(`${sample} by cum`, topView(profile, {sample, n: OPEN_ROWS, cum: true, ...company}, context)),
    ...types
      .filter(type => sumOf(profile, type) !== 0)
      .map(type => {
        const name = profile.sampleTypes[type]?.type ?? "";
        return details(
          `${name} by flat`,
          topView(profile, {sample: name, n: ASIDE_ROWS, ...company}, context),
        );
      }),
  ];
}

async function drawGraph({profile, context, layOut}: ProfilePage): Promise<ElementContent[]> {
  return shown(await callGraphView(profile, {}, context, layOut));
}

function section(name: string, title: string, content: readonly ElementContent[]): ElementContent {
  return h("section.block", {ariaLabelledBy: name}, [h("h2", {id: name}, title), ...content]);
}

function details(summary: string, result: ReportFigure): ElementContent {
  return h("details.profile-type", [h("summary", cutText(summary)), ...shown(result)]);
}

/** Shows a report or the reason it failed; no attribute of an author can be at fault here. */
function shown(result: ReportFigure): ElementContent[] {
  return "view" in result ? result.view : [h("p.warning", `This cannot be shown: ${result.message}.`)];
}
