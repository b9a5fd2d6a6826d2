import {readFileSync, writeFileSync} from "node:fs";
import {basename, dirname, isAbsolute, join, resolve} from "node:path";
import {gunzipSync, gzipSync} from "node:zlib";
import {DrawingError} from "../../charts/drawing-error.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {errorCode} from "../../input/system-error.ts";
import {decodeProfile} from "../../pprof/profile/decode.ts";
import {hasProfileFields} from "../../pprof/profile/detect.ts";
import {encodeProfile} from "../../pprof/profile/encode.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {withShortNames} from "../../pprof/profile/short-names.ts";
import type {PprofRequest} from "../../pprof/report/flags.ts";
import {parseFlags} from "../../pprof/report/flags.ts";
import type {SourceReader} from "../../pprof/report/list.ts";
import type {ReportOptions} from "../../pprof/report/report-options.ts";
import {DEFAULT_OPTIONS} from "../../pprof/report/report-options.ts";
import type {ReportOutput} from "../../pprof/report/run-report.ts";
import {runReport} from "../../pprof/report/run-report.ts";
import {formatProblem} from "../../problem.ts";
import {printableLine} from "../../text/printable.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {forTerminal} from "../io/terminal.ts";

export const usage = `usage: perf-journal pprof -top|-tree|-traces|-tags|-raw|-dot|-svg|-callgrind|-kcachegrind|-comments [flags] profile...
       perf-journal pprof -proto|-topproto [flags] profile... > profile.pb.gz
       perf-journal pprof -peek=regexp|-list=regexp|-weblist=regexp [flags] profile...

Prints what "go tool pprof" prints, times in UTC. Several profiles are added up. Of a difference
more is said: percentages have a sign, base and head their own durations. -compat leaves that away.
Reads pprof's format and its legacy forms, Go's text profiles, folded stacks, perf script, V8's
.cpuprofile and .heapprofile, speedscope, Chrome traces, Firefox profiles and callgrind.

  -sample_index type     name or number of the sample type (default: the profile's own)
  -functions, -filefunctions, -files, -lines, -addresses
                         what is told apart (default -functions)
  -cum                   sort by cum instead of flat
  -focus, -ignore, -hide, -show, -show_from, -prune_from regexp
                         which stacks and frames to look at
  -tagfocus, -tagignore, -tagshow, -taghide, -tagroot, -tagleaf
                         the same for labels, and labels as frames
  -nodecount n, -nodefraction f, -edgefraction f, -trim=false
                         how much is left out
  -noinlines, -unit u, -divide_by n, -mean, -relative_percentages, -compact_labels,
  -drop_negative, -call_tree, -source_path p, -trim_path p
  -base, -diff_base profile, -normalize
                         subtract a profile; the last one if given several times
  -add_comment text      add a comment to the profile
  -svg                   draws the call graph, without scripts, for any viewer of images
  -symbolize none        keeps mangled names of C++ and Rust as they are
  -output file           write the report to a file
  -compat                pprof's own text to the byte
`;

/** Maximum decompressed bytes of a profile: several times those of a page. */
const MOST_BYTES = 1 << 30;

/** A profile could not be read; worded as pprof words it. */
class ReadError extends Error {}

/** Runs a report of pprof: same flags, same text, exit status 2 where the tool's is. */
export async function run(
  args: readonly string[],
  given: CommandIo,
  defaults: ReportOptions = DEFAULT_OPTIONS,
): Promise<number> {
  const io = forTerminal(given);
  if (args.some(arg => /^--?h(?:elp)?$/.test(arg))) {
    io.stdout(usage);
    return EXIT.ok;
  }
  const request = parseFlags(args, defaults);
  if ("usage" in request) return fail(io, request.usage);
  const sources = await readAll(request, "source", io);
  const bases = await readAll(request, "base", io);
  if (sources.length === 0) return fail(io, "failed to fetch any source profiles");
  if (bases.length === 0 && request.bases.length > 0) return fail(io, "failed to fetch any base profiles");
  const output = runReport(
    {...request, options: {...request.options, currentFolder: io.cwd}},
    sources,
    bases,
    sourceReader(request.options.sourcePath, io),
  );
  for (const message of output.messages) io.stderr(`${message}\n`);
  if (output.failed) return EXIT.usage;
  try {
    return write(await contentOf(output), request.output, io);
  } catch (error) {
    if (!(error instanceof DrawingError)) throw error;
    return fail(io, `the call graph is not drawn: ${error.message}; use -focus or a smaller -nodecount`);
  }
}

async function contentOf(output: ReportOutput): Promise<string | Uint8Array> {
  if (output.profile) return gzipSync(encodeProfile(output.profile));
  if (output.drawing) {
    const {callGraphSvg} = await import("../../artifacts/profile/graph/call-graph-svg.ts");
    const {layOutGraph} = await import("../../charts/graphviz/graph-layout-fs.ts");
    return callGraphSvg(output.drawing, layOutGraph);
  }
  if (!output.listings) return output.text;
  const {listingPage} = await import("../../artifacts/profile/listing-page.ts");
  return listingPage(output.listings.report, output.listings.listings);
}

/** Writes a report to standard output, or to the file of `-output`. */
function write(content: string | Uint8Array, file: string, io: CommandIo): number {
  if (file === "") {
    io.stdout(content);
    return EXIT.ok;
  }
  io.stderr(`Generating report in ${printableLine(file)}\n`);
  try {
    writeFileSync(resolve(io.cwd, file), content);
    return EXIT.ok;
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    const reason =
      code === "ENOENT" ? "no such file or directory" : code === "EACCES" ? "permission denied" : code;
    return fail(io, `open ${file}: ${reason}`);
  }
}

function fail(io: CommandIo, message: string): number {
  io.stderr(`pprof: ${printableLine(message)}\n`);
  return EXIT.usage;
}

/** Reads the files that can be read and reports the others. */
async function readAll(request: PprofRequest, which: "source" | "base", io: CommandIo): Promise<Profile[]> {
  const names = which === "source" ? request.files : request.bases;
  const profiles: Profile[] = [];
  for (const name of names) {
    try {
      profiles.push(await readProfile(name, request.keepsNames, io));
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      io.stderr(`${printableLine(`${name}: ${error.message}`)}\n`);
    }
  }
  if (profiles.length > 0 && profiles.length < names.length)
    io.stderr(`Fetched ${profiles.length} ${which} profiles out of ${names.length}\n`);
  return profiles;
}

/** Reads pprof's own format with the names that pprof gives, and every other format that an entry may attach. */
async function readProfile(name: string, keepsNames: boolean, io: CommandIo): Promise<Profile> {
  const bytes = decompressed(readBytes(name, io));
  if (hasProfileFields(bytes)) return keepsNames ? decoded(bytes) : withShortNames(decoded(bytes));
  // Most profiles are pprof's own: the command starts without the readers of the others.
  const {formatOfFile} = await import("../../pprof/formats/formats.ts");
  const file = artifactFile(name, basename(name), bytes);
  const format = formatOfFile(file);
  if (!format || format.name === "pprof profile") return decodedOrNamed(bytes);
  const {profile, problems} = format.read(file);
  const error = problems.find(({severity}) => severity === "error");
  if (error) throw new ReadError(error.message);
  for (const problem of problems) io.stderr(`${formatProblem(problem)}\n`);
  return profile;
}

/** Names the file of another tool with the command that converts it. */
async function decodedOrNamed(bytes: Uint8Array): Promise<Profile> {
  const result = decodeProfile(bytes);
  if (!("fault" in result)) return result.profile;
  const {recognise} = await import("../../artifacts/binary/recognise.ts");
  const known = recognise(bytes);
  const advice = known?.advice ? `: ${known.advice.text} ${known.advice.command ?? ""}`.trimEnd() : "";
  throw new ReadError(known ? `${result.fault.message} (${known.name}${advice})` : result.fault.message);
}

function decoded(bytes: Uint8Array): Profile {
  const result = decodeProfile(bytes);
  if ("fault" in result) throw new ReadError(result.fault.message);
  return result.profile;
}

function readBytes(name: string, io: CommandIo): Uint8Array {
  try {
    return readFileSync(resolve(io.cwd, name));
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") throw new ReadError(`stat ${name}: no such file or directory`);
    if (code === "EISDIR") throw new ReadError(`read ${name}: is a directory`);
    if (code === "EACCES") throw new ReadError(`open ${name}: permission denied`);
    throw error;
  }
}

function decompressed(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, {maxOutputLength: MOST_BYTES, chunkSize: likelySize(bytes)});
  } catch (error) {
    const code = errorCode(error);
    if (code === "Z_BUF_ERROR") throw new ReadError("decompressing profile: unexpected EOF");
    if (code === "ERR_BUFFER_TOO_LARGE")
      throw new ReadError(`decompressing profile: more than ${MOST_BYTES} bytes`);
    if (code?.startsWith("Z_")) throw new ReadError("decompressing profile: gzip: invalid data");
    throw error;
  }
}

/** Maximum compression ratio of deflate. */
const MOST_COMPRESSED = 1032;
const LEAST_CHUNK = 1 << 14;
/** Head and foot of a gzip file without data. */
const LEAST_GZIP = 18;

/**
 * Returns the size that gzip notes behind its data, where that can be true: then everything fits into a single buffer,
 * without joining many.
 */
function likelySize(bytes: Uint8Array): number {
  if (bytes.length < LEAST_GZIP) return LEAST_CHUNK;
  const noted = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  return Math.max(LEAST_CHUNK, Math.min(noted + 1, bytes.length * MOST_COMPRESSED, MOST_BYTES));
}

/** Finds source files in the folders of `-source_path` and above them, as pprof does; never by way of "..". */
function sourceReader(sourcePath: string, io: CommandIo): SourceReader {
  const folders = (sourcePath === "" ? [io.cwd] : sourcePath.split(":")).map(folder =>
    resolve(io.cwd, folder),
  );
  return path => {
    if (path.split("/").includes("..")) return undefined;
    const candidates = isAbsolute(path)
      ? [path]
      : folders.flatMap(withParents).map(folder => join(folder, path));
    for (const candidate of candidates) {
      const lines = linesOf(candidate);
      if (lines) return lines;
    }
    return undefined;
  };
}

function withParents(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...withParents(parent)];
}

function linesOf(file: string): string[] | undefined {
  try {
    return readFileSync(file, "utf8")
      .replace(/\r?\n$/, "")
      .split(/\r?\n/);
  } catch (error) {
    if (errorCode(error) !== undefined) return undefined;
    throw error;
  }
}
