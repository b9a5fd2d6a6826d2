import type {ArtifactFile} from "../input/artifact-file.ts";
import {fileToRead} from "../input/artifact-file.ts";
import {utf16Of} from "../input/utf16.ts";
import {benchmarkKind} from "./benchmark/kind.ts";
import {binaryKind} from "./binary/kind.ts";
import {csvKind} from "./csv/kind.ts";
import {dotKind} from "./dot/kind.ts";
import {environmentKind} from "./environment/kind.ts";
import {escapeAnalysisKind} from "./escape-analysis/kind.ts";
import {executionTraceKind} from "./execution-trace/kind.ts";
import {gctraceKind} from "./gctrace/kind.ts";
import {gopsKind} from "./gops/kind.ts";
import {goroutinesKind} from "./goroutines/kind.ts";
import {imageKind} from "./image/kind.ts";
import {inittraceKind} from "./inittrace/kind.ts";
import {jsonKind} from "./json/kind.ts";
import type {Artifact, Kind} from "./kind.ts";
import {loadKind} from "./load/kind.ts";
import {memstatsKind} from "./memstats/kind.ts";
import {pprofTextKind} from "./pprof-text/kind.ts";
import {profileKind} from "./profile/kind.ts";
import {schedtraceKind} from "./schedtrace/kind.ts";
import {textKind} from "./text/kind.ts";
import {timeKind} from "./time/kind.ts";
import {vegaLiteKind} from "./vega-lite/kind.ts";

/** Detection order: cheap detectors of large logs first, the three fallbacks last. */
export const KINDS: readonly Kind[] = [
  executionTraceKind,
  gctraceKind,
  schedtraceKind,
  inittraceKind,
  goroutinesKind,
  memstatsKind,
  gopsKind,
  profileKind,
  benchmarkKind,
  loadKind,
  pprofTextKind,
  escapeAnalysisKind,
  timeKind,
  environmentKind,
  vegaLiteKind,
  dotKind,
  imageKind,
  binaryKind,
  csvKind,
  jsonKind,
  textKind,
];

/** Opens a file as the first kind that knows it. */
export function openArtifact(file: ArtifactFile): Artifact {
  const read = fileToRead(file);
  const kind = KINDS.find(candidate => candidate.detect(read)) ?? binaryKind;
  return (kind === binaryKind && openDecoded(file)) || kind.open(file, read);
}

/** Opens a tool's report or a table in UTF-16, which PowerShell writes; undefined for other files and for prose. */
function openDecoded(file: ArtifactFile): Artifact | undefined {
  const encoding = utf16Of(file.bytes);
  if (!encoding) return undefined;
  const text = new TextDecoder(encoding).decode(file.bytes);
  if (text.includes("\0")) return undefined;
  const decoded = {...file, bytes: new TextEncoder().encode(text), text: () => text};
  const kind = KINDS.find(candidate => candidate.detect(decoded));
  return kind === textKind ? undefined : kind?.open(decoded);
}

/** The kind that the info string of a code fence names: `gctrace`; undefined for other words. */
export function kindOfFence(word: string): Kind | undefined {
  return KINDS.find(({fences}) => fences.includes(word));
}

/** The kind whose tool clearly wrote this; undefined for formats of many tools. */
export function toolKindOf(file: ArtifactFile): Kind | undefined {
  const kind = KINDS.find(candidate => candidate.detect(file));
  return kind?.general ? undefined : kind;
}
