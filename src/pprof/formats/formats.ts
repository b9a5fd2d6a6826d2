import type {ArtifactFile} from "../../input/artifact-file.ts";
import {callgrindFormat} from "./callgrind.ts";
import {chromeTrace} from "./chrome-trace.ts";
import {firefoxProfile} from "./firefox.ts";
import {foldedStacks} from "./folded.ts";
import type {ProfileFormat} from "./format.ts";
import {goContentionText} from "./go-contention-text.ts";
import {goCountText} from "./go-count-text.ts";
import {goHeapText} from "./go-heap-text.ts";
import {legacyContention} from "./legacy/contention.ts";
import {legacyCpu} from "./legacy/cpu.ts";
import {legacyHeap} from "./legacy/heap.ts";
import {legacyJava} from "./legacy/java.ts";
import {legacyThreads} from "./legacy/threads.ts";
import {perfScript} from "./perf-script.ts";
import {namedProfile, pprofProtobuf} from "./pprof-protobuf.ts";
import {speedscopeJson} from "./speedscope.ts";
import {v8CpuProfile} from "./v8-cpu.ts";
import {v8HeapProfile} from "./v8-heap.ts";

/** Every format in the order they are asked: those that are sure of their files first, names last. */
export const PROFILE_FORMATS: readonly ProfileFormat[] = [
  pprofProtobuf,
  legacyCpu,
  legacyHeap,
  legacyContention,
  legacyJava,
  legacyThreads,
  goHeapText,
  goContentionText,
  goCountText,
  speedscopeJson,
  chromeTrace,
  firefoxProfile,
  v8HeapProfile,
  v8CpuProfile,
  callgrindFormat,
  perfScript,
  foldedStacks,
  namedProfile,
];

/** Finds the format of a file; undefined when it is no profile. */
export function formatOfFile(file: ArtifactFile): ProfileFormat | undefined {
  return PROFILE_FORMATS.find(format => format.detect(file));
}
