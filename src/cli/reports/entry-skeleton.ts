import {escapeMarkdown} from "../../islands/escape-markdown.ts";
import type {Attachment, Pair} from "../../journal/entry/entry.ts";
import type {Environment} from "../../measurement.ts";
import {attributeValue, yamlList, yamlString} from "./markdown-text.ts";
import type {Change, Levels, Movement} from "./movement.ts";
import {believedChanges, gotWorse, movements, shortName} from "./movement.ts";
import {reproduceCommands} from "./reproduce.ts";

/** What the author says of a new entry; absent fields are left out of its front matter. */
export interface EntryFacts {
  readonly title: string;
  readonly verdict?: string | undefined;
  readonly authors: readonly string[];
  readonly commit?: string | undefined;
  readonly baseCommit?: string | undefined;
  readonly machine?: string | undefined;
}

/** The files of a new entry, opened. */
export interface EntryEvidence {
  readonly attachments: readonly Attachment[];
  readonly pairs: readonly Pair[];
}

/** How many benchmarks are named in the text; the table has them all. */
const NAMED = 3;

/** Writes the index.md of a new entry: front matter, what the data say already, and room for what they mean. */
export function entrySkeleton(facts: EntryFacts, evidence: EntryEvidence, levels: Levels): string {
  const compared = evidence.pairs.filter(({base}) => base.artifact?.kind.name === "benchmark");
  const moved = compared.map(pair => ({pair, all: pairMovements(pair, levels)}));
  const sections = [
    frontMatter(facts),
    environmentLine(evidence),
    "## What changed\n\nSay what the code did before, what it does now, and why that should matter.",
    resultSection(evidence, moved),
    profileSection(evidence),
    otherSection(evidence),
    "## What was learned\n\nSay what you know now and did not before, and what to try next.",
    findingBlock(
      facts,
      moved.flatMap(({all}) => all),
    ),
    reproduceSection(facts, evidence),
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

/** Writes the front matter of a new entry, with both fences. */
export function frontMatter(facts: EntryFacts): string {
  const lines = [
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

function pairMovements({base, head}: Pair, levels: Levels): Movement[] {
  return movements(base.artifact?.measurements ?? [], head.artifact?.measurements ?? [], levels);
}

function environmentLine({attachments}: EntryEvidence): string {
  const places = new Set(
    attachments.map(({artifact}) => describeEnvironment(artifact?.environment ?? {})).filter(Boolean),
  );
  if (places.size === 0) return "";
  return `Measured on ${[...places].map(escapeMarkdown).join(" and on ")}.`;
}

function describeEnvironment({goos, goarch, cpu, go}: Environment): string {
  const platform = [goos, goarch].filter(Boolean).join("/");
  return [platform, cpu, go && `Go ${go}`].filter(Boolean).join(", ");
}

function resultSection(evidence: EntryEvidence, compared: readonly PairMovements[]): string {
  const single = evidence.attachments.filter(
    ({side, artifact}) => artifact?.kind.name === "benchmark" && side === "neither",
  );
  const blocks = [
    ...compared.flatMap(one => [movedText(one, compared.length > 1), benchstatEmbed(one.pair)]),
    ...single.map(({name}) => `::artifact{file=${attributeValue(name)}}`),
  ];
  return blocks.length > 0 ? ["## Result", ...blocks].join("\n\n") : "";
}

/** A line for each of the benchmarks that moved most or got worse, its numbers computed when the page is built. */
function movedText({pair, all}: PairMovements, several: boolean): string {
  const moved = all.filter(movement => believedChanges(movement).length > 0);
  if (all.length === 0) return "The two files have no benchmark in common.";
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

function movementLine(movement: Movement, all: readonly Movement[], scope: string): string {
  const name = escapeMarkdown(shortName(movement, all));
  const changes = believedChanges(movement).map(({unit, ratio}) => {
    const delta = `:delta[${name}]{unit=${attributeValue(unit)}${scope}}`;
    // A change from zero is no percentage: the directive then names both numbers with their unit.
    return Number.isFinite(ratio) ? `${delta} ${escapeMarkdown(unit)}` : delta;
  });
  return `${name}: ${changes.join(", ")}`;
}

function benchstatEmbed({base, head}: Pair): string {
  return `::benchstat{base=${attributeValue(base.name)} head=${attributeValue(head.name)}}`;
}

/** Pairs of profiles as what changed between them, then what is left; each other profile by itself. */
function profileSection({attachments, pairs}: EntryEvidence): string {
  const profiles = attachments.filter(({artifact}) => artifact?.kind.name === "profile");
  if (profiles.length === 0) return "";
  const compared = pairs.filter(pair => profiles.includes(pair.base) && isCompared(pair));
  const paired = new Set(compared.flatMap(({base, head}) => [base, head]));
  const top = ({name}: Attachment) => `::top{file=${attributeValue(name)} n=10}`;
  const blocks = [
    ...compared.flatMap(({base, head}) => [
      `::profile-diff{base=${attributeValue(base.name)} head=${attributeValue(head.name)}}`,
      top(head),
    ]),
    ...profiles
      .filter(profile => !paired.has(profile))
      .flatMap(profile => [`::flamegraph{file=${attributeValue(profile.name)}}`, top(profile)]),
  ];
  return ["## Where the time goes", "Say what to look at, and what it means.", ...blocks].join("\n\n");
}

function otherSection({attachments, pairs}: EntryEvidence): string {
  const shown = new Set(["benchmark", "profile"]);
  const others = attachments.filter(({artifact}) => artifact && !shown.has(artifact.kind.name));
  const compared = pairs.filter(pair => others.includes(pair.base) && isCompared(pair));
  const paired = new Set(compared.flatMap(({base, head}) => [base, head]));
  const directives = [
    ...compared.map(
      ({base, head}) => `::artifact{base=${attributeValue(base.name)} head=${attributeValue(head.name)}}`,
    ),
    ...others.filter(other => !paired.has(other)).map(({name}) => `::artifact{file=${attributeValue(name)}}`),
  ];
  return directives.length > 0 ? ["## Files", ...directives].join("\n\n") : "";
}

/** Whether the kind of both files says what changed between them. */
function isCompared({base, head}: Pair): boolean {
  if (!base.artifact || !head.artifact) return false;
  return base.artifact.compare(head.artifact, {id: "pair", size: "embed"}) !== undefined;
}

/** The first thing that can be cited of the entry: what moved most, in words the data bear out. */
function findingBlock(facts: EntryFacts, all: readonly Movement[]): string {
  const movement = all[0];
  if (movement === undefined) return "";
  const change = believedChanges(movement)[0];
  const status = facts.verdict === "kept" ? "landed" : facts.verdict === "rejected" ? "rejected" : "open";
  const claim = change
    ? `${escapeMarkdown(shortName(movement, all))} ${describeChange(change)} than before.`
    : "The change makes no measurable difference.";
  return `:::finding{#result status=${status}}\n${claim}\n:::`;
}

function describeChange({unit, ratio}: Change): string {
  const less = ratio < 1;
  if (unit === "sec/op") return less ? "is faster" : "is slower";
  if (unit === "B/op") return less ? "allocates less" : "allocates more";
  return `has a ${less ? "lower" : "higher"} ${escapeMarkdown(unit)}`;
}

function reproduceSection(facts: EntryFacts, evidence: EntryEvidence): string {
  const commands = reproduceCommands(facts, evidence);
  if (commands.length === 0) return "## How to reproduce\n\nSay which commands were run, and on what.";
  return `## How to reproduce\n\n\`\`\`sh\n${commands.join("\n")}\n\`\`\``;
}
