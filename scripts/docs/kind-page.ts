import type {Artifact, Kind} from "../../src/artifacts/kind.ts";
import {cell, fenced, table} from "./markdown.ts";

/** Lines and columns of a sample that a page quotes. */
const QUOTED_LINES = 14;
const QUOTED_COLUMNS = 110;
/** Rows of a table of measurements. */
const ROWS = 12;

/** The Markdown of a kind's page in the contributor docs, made from its guide and its samples. */
export function kindPage(kind: Kind, samples: readonly Artifact[]): string {
  const [sample] = samples;
  const {what, commands, shown} = kind.guide;
  return [
    `# ${kind.name}`,
    what,
    "## How to make one",
    fenced("sh", commands),
    ...(kind.fences.length > 0
      ? [`Pasted into an entry: a fence with ${or(kind.fences.map(code))} behind its backticks.`]
      : []),
    ...(sample ? sampleSection(sample, samples.length) : []),
    "## What a page shows",
    shown,
    ...(sample?.compare(sample, {id: "x", size: "page"})
      ? ["Two such files named before and after are compared."]
      : []),
    `Made from \`src/artifacts/${kind.name}/\` by \`npm run docs\`.`,
  ]
    .join("\n\n")
    .concat("\n");
}

/** The Markdown of the list of all kinds, in the order they are asked. */
export function kindIndex(kinds: readonly Kind[]): string {
  const rows = kinds.map(({name, guide}) => `| [${name}](${name}.md) | ${cell(guide.what)} |`);
  return [
    "# Kinds of attachments\n",
    "In the order they are asked whether a file is theirs. Made by `npm run docs`.\n",
    "| kind | what it is |",
    "| --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function sampleSection(sample: Artifact, count: number): string[] {
  const {kind, file, title, facts, measurements} = sample;
  const others = count > 1 ? ` (one of ${count} in its folder)` : "";
  const rows = measurements
    .slice(0, ROWS)
    .map(({name, unit, samples}) => [name, unit, samples.map(sampleText).join(" ")]);
  const hidden = measurements.length - rows.length;
  return [
    "## A sample",
    `\`src/artifacts/${kind.name}/testdata/samples/${file.name}\`${others}:`,
    quoted(sample),
    `It is called “${title}”.`,
    ...(facts.length > 0
      ? [
          table(
            ["fact", "value"],
            facts.map(({name, value}) => [name, value]),
          ),
        ]
      : []),
    ...(rows.length > 0
      ? ["What joins the history:", table(["measurement", "unit", "samples"], rows)]
      : ["It has no numbers that join the history."]),
    ...(hidden > 0 ? [`… and ${hidden} more.`] : []),
  ];
}

/** A whole number in full; of any other the digits that a person reads. */
function sampleText(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
}

function quoted({file}: Artifact): string {
  const text = file.text();
  if (text === undefined) return `Binary, ${file.bytes.length} bytes.`;
  const lines = text
    .replace(/\n$/, "")
    .split("\n")
    .map(line => line.replace(/[\r\p{Cc}]/gu, c => (c === "\t" ? c : "")));
  const shown = lines
    .slice(0, QUOTED_LINES)
    .map(line => (line.length > QUOTED_COLUMNS ? `${line.slice(0, QUOTED_COLUMNS)}…` : line));
  return fenced("text", lines.length > shown.length ? [...shown, "…"] : shown);
}

function code(word: string): string {
  return `\`${word}\``;
}

function or(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${last}` : last;
}
