/** Writes the list of benchmark tools, `docs/tools.md`, from their records: `npm run docs`. */
import {writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {moreSamples} from "../../src/benchstat/formats/more-samples.ts";
import type {BenchmarkTool} from "../../src/benchstat/formats/tools.ts";
import {BENCHMARK_TOOLS, profileCommand, toolCommand} from "../../src/benchstat/formats/tools.ts";
import {table} from "./markdown.ts";

/** Returns the page of all benchmark tools, by language. */
export function toolPage(): string {
  const tools: readonly (readonly [string, BenchmarkTool])[] = Object.entries(BENCHMARK_TOOLS);
  const languages = [...new Set(tools.map(([, {language}]) => language))];
  return [
    "# Benchmark tools",
    "Results that are read, with the command that writes the form read best. Samples are compared as `benchstat` compares them; of a tool whose samples are not in its file the summary is shown, and no difference is tested. What these tools print is read, too.",
    ...languages.flatMap(language => section(language, tools)),
    "## Any other tool",
    'Write `[{"name": "parse", "unit": "ns/op", "value": 1234}]` as JSON, or lines of `BenchmarkParse 1 1234 ns/op`, a line a sample: both join the history. A table as CSV is drawn by `::chart`.',
    "Made from `src/benchstat/formats/tools.ts` by `npm run docs`.",
  ]
    .join("\n\n")
    .concat("\n");
}

const TITLES: Readonly<Record<string, string>> = {
  commands: "Commands and load",
  any: "Formats of several tools",
};

function section(language: string, tools: readonly (readonly [string, BenchmarkTool])[]): string[] {
  const own = tools.filter(
    ([name, tool]) => tool.language === language && !/ (?:CSV|before) ?/.test(`${name} `),
  );
  const rows = own.map(([name, tool]) => [
    name,
    code(toolCommand(tool, `after.${tool.extension}`)),
    moreSamples([name]) === undefined ? "" : code(moreSamples([name]) ?? ""),
  ]);
  const profiles = [...new Set(own.map(([, tool]) => profileCommand(tool)))];
  return [
    `## ${TITLES[language] ?? language}`,
    table(["tool", "command", "more samples"], rows),
    ...(language === "any" ? [] : [`A profile: ${profiles.map(code).join(", or ")}.`]),
  ];
}

function code(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL("../../docs/tools.md", import.meta.url), toolPage());
