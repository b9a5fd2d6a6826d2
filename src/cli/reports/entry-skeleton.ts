import type {Attachment, Pair} from "../../journal/entry/entry.ts";
import {SCAFFOLD_MARK} from "../../markdown/scaffold.ts";
import {attributeValue, yamlList, yamlString} from "../../markdown/written-values.ts";
import type {Environment} from "../../measurement.ts";
import {escapeDirectiveLabel} from "../../text/escape-markdown.ts";
import type {Movement, MovementLevels, UnitMovement} from "./movement.ts";
import {believedChanges, gotWorse, movements, shortName} from "./movement.ts";
import type {MeasuredCommits} from "./reproduce.ts";
import {reproduceCommands} from "./reproduce.ts";

/** The author's facts of a new entry; absent fields are left out of its front matter. */
export interface EntryFacts {
  readonly title: string;
  readonly verdict?: string | undefined;
  readonly authors: readonly string[];
  readonly commit?: string | undefined;
  readonly baseCommit?: string | undefined;
  readonly machine?: string | undefined;
  /** Comment that names editors the schema of the front matter. */
  readonly schema?: string | undefined;
}

/** The files of a new entry, opened. */
export interface EntryEvidence {
  readonly attachments: readonly Attachment[];
  readonly pairs: readonly Pair[];
}

/** Facts of a measurement beside its files; absent for files that were measured elsewhere. */
export interface SkeletonRecording {
  /** Markdown below the machine: how it was measured. */
  readonly conditions: string;
  /** Shell lines that measure the same again. */
  readonly reproduce: readonly string[];
}

/** How many benchmarks are named in the text; the table has them all. */
const NAMED = 3;

/**
 * Writes the index.md of a new entry: front matter, text derived from the data, and paragraphs that begin with
 * `To write:` for the author's words, which `check` reports until they are replaced.
 */
export function entrySkeleton(
  facts: EntryFacts,
  evidence: EntryEvidence,
  levels: MovementLevels,
  recording?: SkeletonRecording,
): string {
  const moved = comparedPairs(evidence, levels);
  const sections = [
    frontMatter(facts),
    environmentLine(evidence),
    recording?.conditions ?? "",
    section("## What changed", [
      toWrite("the code before the change and after it, and why that should matter."),
    ]),
    section("## Result", resultBlocks(evidence, moved, moved.length > 1 || recording !== undefined)),
    profileSection(evidence),
    section("## Files", otherBlocks(evidence)),
    section("## What was learned", [toWrite("what is known now and was not before, and what to try next.")]),
    findingBlock(
      facts,
      moved.flatMap(({all}) => all),
    ),
    section("## How to reproduce", [reproduceBlock(facts, evidence, recording)]),
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

/** Writes a section for files that are added to an entry: their contents, and how they were measured. */
export function addedSection(
  heading: string,
  evidence: EntryEvidence,
  levels: MovementLevels,
  recording: SkeletonRecording,
): string {
  const blocks = [
    environmentLine(evidence),
    recording.conditions,
    toWrite("why it was measured again, and what that shows."),
    ...resultBlocks(evidence, comparedPairs(evidence, levels), true),
    ...profileBlocks(evidence),
    ...otherBlocks(evidence),
    reproduceBlock({}, evidence, recording),
  ];
  return `${section(`## ${heading}`, blocks.filter(Boolean))}\n`;
}

function section(heading: string, blocks: readonly string[]): string {
  return blocks.length > 0 ? [heading, ...blocks].join("\n\n") : "";
}

function toWrite(what: string): string {
  return `${SCAFFOLD_MARK} ${what}`;
}

function comparedPairs({pairs}: EntryEvidence, levels: MovementLevels): PairMovements[] {
  return pairs
    .filter(({base}) => base.artifact?.kind.name === "benchmark")
    .map(pair => ({pair, all: pairMovements(pair, levels)}));
}

/** Writes the front matter of a new entry, with both fences. */
export function frontMatter(facts: EntryFacts): string {
  const lines = [
    facts.schema,
    `title: ${yamlString(facts.title)}`,
    facts.verdict && `verdict: ${facts.verdict}`,
    facts.authors.length > 0 && `authors: ${yamlList(facts.authors)}`,
    facts.baseCommit && `base-commit: ${yamlString(facts.baseCommit)}`,
    facts.commit && `commit: ${yamlString(facts.commit)}`,
    facts.machine && `machine: ${yamlString(facts.machine)}`,
  ];
  return `---\n${lines.filter(Boolean).join("\n")}\n---`;
}

interface PairMovements {
  readonly pair: Pair;
  readonly all: readonly Movement[];
}

function pairMovements({base, head}: Pair, levels: MovementLevels): Movement[] {
  return movements(base.artifact?.measurements ?? [], head.artifact?.measurements ?? [], levels);
}

function environmentLine({attachments}: EntryEvidence): string {
  const all = new Set(
    attachments.map(({artifact}) => describeEnvironment(artifact?.environment ?? {})).filter(Boolean),
  );
  // A file that states more of the same machine, such as the version of Go, states it for the others.
  const places = [...all].filter(place => ![...all].some(other => other.startsWith(`${place}, `)));
  if (places.length === 0) return "";
  return `Measured on ${places.map(escapeDirectiveLabel).join(" and on ")}.`;
}

function describeEnvironment({goos, goarch, cpu, go}: Environment): string {
  const platform = [goos, goarch].filter(Boolean).join("/");
  return [platform, cpu, go && `Go ${go}`].filter(Boolean).join(", ");
}

function resultBlocks(
  evidence: EntryEvidence,
  compared: readonly PairMovements[],
  several: boolean,
): string[] {
  const single = evidence.attachments.filter(
    ({side, artifact}) => artifact?.kind.name === "benchmark" && side === "neither",
  );
  return [
    ...compared.flatMap(one => [movedText(one, several), benchstatEmbed(one.pair)]),
    ...single.map(({name}) => `::artifact{file=${attributeValue(name)}}`),
  ];
}

/** A line for each of the benchmarks that moved most or got worse, its numbers computed when the page is built. */
function movedText({pair, all}: PairMovements, several: boolean): string {
  const moved = all.filter(movement => believedChanges(movement).length > 0);
  if (all.length === 0) return incomparable(pair);
  if (moved.length === 0) return "No benchmark changed measurably.";
  const scope = several ? ` pair=${attributeValue(pair.name)}` : "";
  const most = moved.slice(0, NAMED);
  const worse = moved.slice(NAMED).filter(gotWorse).slice(0, NAMED);
  const lines = [...most, ...worse].map(movement => `- ${movementLine(movement, all, scope)}`);
  const rest = moved.length - lines.length;
  const lead = worse.length > 0 ? "What moved most, and what got worse:" : "What moved most:";
  const tail = rest > 0 ? `\n\n${rest} more of ${all.length} changed measurably.` : "";
  return `${moved.length > 1 ? lead : "What moved:"}\n\n${lines.join("\n")}${tail}`;
}

/** Returns why no benchmark of a pair was tested. */
function incomparable({base, head}: Pair): string {
  const sides = [base, head].map(({artifact}) => artifact?.measurements ?? []);
  const [before = [], after = []] = sides.map(side => new Set(side.map(({name}) => name)));
  if (![...before].some(name => new Set(after).has(name)))
    return "The two files have no benchmark in common.";
  const isSummary = sides.some(side => side.every(({summaryOnly}) => summaryOnly));
  return isSummary
    ? "The files hold summaries without samples: the table shows both sides, and no difference is tested."
    : "The benchmarks of the two files have no unit in common that has samples on both sides.";
}

function movementLine(movement: Movement, all: readonly Movement[], scope: string): string {
  const name = escapeDirectiveLabel(shortName(movement, all));
  const changes = believedChanges(movement).map(({unit, ratio}) => {
    const delta = `:delta[${name}]{unit=${attributeValue(unit)}${scope}}`;
    // A change from zero is no percentage: the directive then names both numbers with their unit.
    return Number.isFinite(ratio) ? `${delta} ${escapeDirectiveLabel(unit)}` : delta;
  });
  return `${name}: ${changes.join(", ")}`;
}

function benchstatEmbed({base, head}: Pair): string {
  return `::benchstat{base=${attributeValue(base.name)} head=${attributeValue(head.name)}}`;
}

function profileSection(evidence: EntryEvidence): string {
  const blocks = profileBlocks(evidence);
  if (blocks.length === 0) return "";
  return section("## Where the time goes", [toWrite("what to look at, and what it means."), ...blocks]);
}

/** Pairs of profiles as a difference and the top of the head; each other profile by itself. */
function profileBlocks({attachments, pairs}: EntryEvidence): string[] {
  const profiles = attachments.filter(({artifact}) => artifact?.kind.name === "profile");
  const compared = pairs.filter(pair => profiles.includes(pair.base) && isCompared(pair));
  const paired = new Set(compared.flatMap(({base, head}) => [base, head]));
  const top = ({name}: Attachment) => `::top{file=${attributeValue(name)} n=10}`;
  return [
    ...compared.flatMap(({base, head}) => [
      `::profile-diff{base=${attributeValue(base.name)} head=${attributeValue(head.name)}}`,
      top(head),
    ]),
    ...profiles
      .filter(profile => !paired.has(profile))
      .flatMap(profile => [`::flamegraph{file=${attributeValue(profile.name)}}`, top(profile)]),
  ];
}

function otherBlocks({attachments, pairs}: EntryEvidence): string[] {
  const shown = new Set(["benchmark", "profile"]);
  const others = attachments.filter(({artifact}) => artifact && !shown.has(artifact.kind.name));
  const compared = pairs.filter(pair => others.includes(pair.base) && isCompared(pair));
  const paired = new Set(compared.flatMap(({base, head}) => [base, head]));
  return [
    ...compared.map(
      ({base, head}) => `::artifact{base=${attributeValue(base.name)} head=${attributeValue(head.name)}}`,
    ),
    ...others.filter(other => !paired.has(other)).map(({name}) => `::artifact{file=${attributeValue(name)}}`),
  ];
}

/** True if the kind of both files has a comparison. */
function isCompared({base, head}: Pair): boolean {
  if (!base.artifact || !head.artifact) return false;
  return base.artifact.compare(head.artifact, {id: "pair", size: "embed"}) !== undefined;
}

/** The first thing that can be cited of the entry: the largest move, in words that the data support. */
function findingBlock(facts: EntryFacts, all: readonly Movement[]): string {
  const movement = all[0];
  if (movement === undefined) return "";
  const change = believedChanges(movement)[0];
  const status = facts.verdict === "kept" ? "landed" : facts.verdict === "rejected" ? "rejected" : "open";
  const claim = change
    ? `${escapeDirectiveLabel(shortName(movement, all))} ${describeChange(change)} than before.`
    : "The change makes no measurable difference.";
  return `:::finding{#result status=${status}}\n${claim}\n:::`;
}

function describeChange({unit, ratio}: UnitMovement): string {
  const less = ratio < 1;
  if (unit === "sec/op") return less ? "is faster" : "is slower";
  if (unit === "B/op") return less ? "allocates less" : "allocates more";
  return `has a ${less ? "lower" : "higher"} ${escapeDirectiveLabel(unit)}`;
}

function reproduceBlock(
  commits: MeasuredCommits,
  evidence: EntryEvidence,
  recording: SkeletonRecording | undefined,
): string {
  const commands = recording?.reproduce ?? reproduceCommands(commits, evidence);
  if (commands.length === 0) return toWrite("which commands were run, and on what.");
  return `\`\`\`sh\n${commands.join("\n")}\n\`\`\``;
}
