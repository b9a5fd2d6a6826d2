import {resolve} from "node:path";
import {unmetered} from "../../meter.ts";
import {numberPlaceholders} from "../../secrets/placeholders.ts";
import type {PlacedSecret, SearchedFile} from "../../secrets/scrub.ts";
import {searchFile} from "../../secrets/scrub.ts";
import {allowedValues, distinctSecrets, withoutAllowed} from "../../secrets/secret-problems.ts";
import {shownSecret} from "../../secrets/shown-secret.ts";
import {printableJson, printableLine} from "../../text/printable.ts";
import {parseArguments} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {plural} from "../io/problem-report.ts";
import type {FileToScrub, RefusedFormat} from "../secrets/file-to-scrub-fs.ts";
import {readFileToScrub, refusedFormat, replaceFile} from "../secrets/file-to-scrub-fs.ts";

export const usage = `usage: perf-journal scrub file ... [--write] [--keep value ...] [--json]

Lists credentials and personal data in files, and what each would be replaced by: home folders of persons, mail addresses,
names of hosts, private addresses, environments, command lines, comments, labels and mappings of profiles. Equal values get
equal placeholders in all files. Texts and profiles of pprof can be changed, compressed or not; of a profile only strings
change, every other byte stays. Exits with 1 if a file has a format that cannot be changed.

  --write           replace them; without it nothing is changed
  --keep value ...  values that may be published
  --json            print {"version": 1, "written", "files": [{"file", "format", "replaced": [{"line"?, "column"?, "rule",
                    "value", "placeholder", "places"}]}], "refused": [{"file", "format", "hint"?}]}
`;

/** A file that can be changed, and its secrets. */
interface Chosen {
  readonly file: string;
  readonly disk: FileToScrub;
  readonly searched: SearchedFile;
  readonly secrets: readonly PlacedSecret[];
}

interface Refused {
  readonly file: string;
  readonly format: RefusedFormat;
}

/** A value and its replacement. */
interface Replaced {
  readonly line?: number;
  readonly column?: number;
  readonly rule: string;
  readonly what: string;
  readonly value: string;
  readonly placeholder: string;
  readonly places: number;
}

/** Shows or replaces secrets and personal data in files. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(
    args,
    {
      write: {type: "boolean", default: false},
      keep: {type: "string", multiple: true},
      json: {type: "boolean", default: false},
    },
    ["keep"],
  );
  if (positionals.length === 0) throw usageError("a file is missing", "perf-journal scrub run.log cpu.pb.gz");
  const opened = [...new Set(positionals)].map(file => open(file, values.keep ?? [], io));
  const chosen = opened.flatMap(one => ("searched" in one ? [one] : []));
  const refused = opened.flatMap(one => ("format" in one ? [one] : []));
  const placeholders = numberPlaceholders(chosen.flatMap(({searched}) => searched.texts));
  const files = chosen.map(one => ({one, replaced: replacements(one.secrets, placeholders)}));
  if (values.write)
    for (const {file, disk, searched, secrets} of chosen)
      if (secrets.length > 0)
        replaceFile(resolve(io.cwd, file), disk.pack(searched.replaced(secrets, placeholders)));
  if (values.json) printJson(files, refused, values.write, io);
  else print(files, refused, values.write, io);
  return refused.length > 0 ? EXIT.problems : EXIT.ok;
}

function open(file: string, keep: readonly string[], io: CommandIo): Chosen | Refused {
  const disk = readFileToScrub(resolve(io.cwd, file), file);
  const format = refusedFormat(disk.bytes, file);
  const searched = format ? undefined : searchFile(disk.bytes, file, unmetered);
  if (!searched) return {file, format: format ?? {name: "Binary file", hint: undefined}};
  return {file, disk, searched, secrets: withoutAllowed(searched.secrets, allowedValues(keep))};
}

function replacements(
  secrets: readonly PlacedSecret[],
  placeholders: ReturnType<typeof numberPlaceholders>,
): Replaced[] {
  return distinctSecrets(secrets).map(([secret, places]) => ({
    ...(secret.line !== undefined && {line: secret.line}),
    ...(secret.column !== undefined && {column: secret.column}),
    rule: secret.rule,
    what: secret.what,
    value: shownSecret(secret),
    placeholder: placeholders(secret),
    places,
  }));
}

type Files = readonly {readonly one: Chosen; readonly replaced: readonly Replaced[]}[];

function print(files: Files, refused: readonly Refused[], written: boolean, io: CommandIo): void {
  for (const {one, replaced} of files) for (const each of replaced) io.stdout(`${line(one.file, each)}\n`);
  for (const {file, format} of refused) {
    io.stderr(`${printableLine(file)}: not searched: ${printableLine(format.name)} cannot be written\n`);
    if (format.hint) io.stderr(`  hint: ${printableLine(format.hint)}\n`);
  }
  const count = files.reduce((sum, {replaced}) => sum + replaced.length, 0);
  const changed = files.filter(({replaced}) => replaced.length > 0).length;
  if (count === 0) io.stderr(`nothing found in ${plural(files.length, "file") || "no file"}\n`);
  else if (written) io.stderr(`replaced ${plural(count, "value")} in ${plural(changed, "file")}\n`);
  else
    io.stderr(
      `${plural(count, "value")} in ${plural(changed, "file")}; nothing was changed, --write replaces them\n`,
    );
}

function line(file: string, {line: number, column, what, value, placeholder, places}: Replaced): string {
  const place = [file, number, column].filter(part => part !== undefined).join(":");
  const times = places > 1 ? ` (${places} places)` : "";
  return printableLine(`${place}: ${what} "${value}" → ${placeholder}${times}`);
}

function printJson(files: Files, refused: readonly Refused[], written: boolean, io: CommandIo): void {
  const report = {
    version: 1,
    written,
    files: files.map(({one, replaced}) => ({
      file: one.file,
      format: one.searched.format,
      replaced: replaced.map(({what: _, ...rest}) => rest),
    })),
    refused: refused.map(({file, format}) => ({
      file,
      format: format.name,
      ...(format.hint && {hint: format.hint}),
    })),
  };
  io.stdout(`${printableJson(report)}\n`);
}
