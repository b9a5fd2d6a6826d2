import type {ArtifactFile} from "../../input/artifact-file.ts";
import {emptyReport} from "../../input/bad-lines.ts";
import {eachLine, promptedCommand} from "../../input/log-lines.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {credential} from "../../problems/reports.ts";
import {hideHomes, hideSecrets} from "../shared/secrets.ts";
import {unrecognizedCollector} from "../shared/unrecognized-lines.ts";
import {readLine} from "./line-readers.ts";
import type {EnvironmentMachine, Setting} from "./model.ts";
import {shownValue} from "./privacy.ts";
import {readCommand} from "./readers/command.ts";
import {readJsonBlock} from "./readers/json.ts";
import type {Written} from "./readers/reader.ts";

/** Settings that are kept; `sysctl -a` has some thousand. */
const MOST = 8000;
/** Characters of a value. */
const LONGEST = 4000;
/** Characters of a JSON object between other lines. */
const LONGEST_JSON = 1 << 20;
/** Lines of others from which secrets are taken; fewer are shown. */
const TOLD_STRAYS = 100;
/** Credentials named individually. */
const NAMED = 20;

/** Reads the output of tools about a machine and a toolchain; other lines are counted. */
export function parseEnvironment(file: ArtifactFile): Parsed<EnvironmentMachine> {
  const collector = settingCollector(file);
  const stray = unrecognizedCollector();
  let strays = 0;
  // Only the first are shown.
  const strayLine = (number: number, text: string): void =>
    stray.add(number, strays++ < TOLD_STRAYS ? hideHomes(hideSecrets(text.slice(0, LONGEST))) : text);
  // Hundreds of processors have the same lines; only their number is counted.
  const read = new Set<string>();
  let bare: ((line: string) => Written) | undefined;
  let block: {text: string; start: number; lines: string[]} | undefined;
  eachLine(file.bytes, (line, number) => {
    if (collector.isFull()) return "stop";
    if (block) {
      block.text += `${line}\n`;
      block.lines.push(line);
      if (block.text.length > LONGEST_JSON || line === "}") block = endOfBlock(block, collector, strayLine);
      return undefined;
    }
    if (line === "{") {
      block = {text: "{\n", start: number, lines: [line]};
      return undefined;
    }
    if (read.has(line)) return undefined;
    const command = promptedCommand(line);
    if (command !== undefined) {
      const prompted = readCommand(command);
      for (const one of prompted.settings) collector.add(one, number, true);
      bare = prompted.bare;
      return undefined;
    }
    if (line.trim() === "") return undefined;
    const plain = readLine(line);
    const found = plain ?? (bare ? [bare(line)] : undefined);
    if (plain && read.size < MOST && !line.startsWith("processor")) read.add(line);
    if (!found) strayLine(number, line);
    for (const one of found ?? []) collector.add(one, number);
    return undefined;
  });
  if (block) endOfBlock(block, collector, strayLine);
  const model: EnvironmentMachine = {...collector.result(), stray: stray.lines()};
  const problems = collector.problems();
  if (model.settings.length === 0)
    problems.push(
      emptyReport(
        file,
        "no setting can be read, expected what go env, lscpu, uname or sysctl print",
        'attach what "go env; go version; lscpu; uname -a" print',
      ),
    );
  return {model, problems};
}

function endOfBlock(
  {text, start, lines}: {text: string; start: number; lines: string[]},
  collector: ReturnType<typeof settingCollector>,
  strayLine: (number: number, text: string) => void,
): undefined {
  const found = readJsonBlock(text);
  for (const one of found ?? []) collector.add(one, start);
  if (!found) for (const [index, line] of lines.entries()) strayLine(start + index, line);
}

/** Keeps each setting once: the first value, or from the least to the greatest where processors differ. */
function settingCollector(file: ArtifactFile) {
  const settings = new Map<string, Setting>();
  /** The last value written, since the values of many processors are nearly equal. */
  const written = new Map<string, string>();
  const problems: Problem[] = [];
  let processors = 0;
  let credentials = 0;
  const warn = (name: string, line: number): void => {
    if (++credentials > NAMED) return;
    problems.push(problemAt({file: file.path, line}, credential(name.slice(0, 60))));
  };
  return {
    isFull: (): boolean => settings.size >= MOST,
    add({source, name, value, isVolatile = false}: Written, line: number, isOrdered = false): void {
      if (source === "cpuinfo" && name === "processor") {
        processors++;
        return;
      }
      const key = `${source}\0${name}`;
      if (written.get(key) === value && !isOrdered) return;
      written.set(key, value);
      const known = settings.get(key);
      const shown = shownValue(name, value.slice(0, LONGEST));
      if (known) {
        const {isOrdered: _, ...said} = known;
        const value = joinedValue(known.value, shown.value);
        if (value !== known.value || !isOrdered) settings.set(key, {...(isOrdered ? known : said), value});
        return;
      }
      if (shown.hidden === "credential") warn(name, line);
      settings.set(key, {
        source,
        name,
        ...shown,
        ...(isVolatile && {isVolatile}),
        ...(isOrdered && {isOrdered}),
      });
    },
    problems: () => problems,
    result: () => ({settings: [...settings.values()], processors, isCut: settings.size >= MOST}),
  };
}

const RANGE = /^(\d+(?:\.\d+)?)(?: … (\d+(?:\.\d+)?))?$/;
/** Maximum different values of a name that are listed. */
const TOLD = 4;

/** `800.000 … 4500.000` of numbers, `performance, powersave` of anything else. */
function joinedValue(known: string, value: string): string {
  if (known === value) return known;
  const [range, one] = [RANGE.exec(known), RANGE.exec(value)];
  if (range && one) {
    const all = [range[1] ?? "", range[2] ?? range[1] ?? "", value].sort((a, b) => Number(a) - Number(b));
    return `${all[0]} … ${all.at(-1)}`;
  }
  const values = known.split(", ");
  if (values.includes(value) || values.length >= TOLD || value.length > 40) return known;
  return [...values, value].join(", ");
}
