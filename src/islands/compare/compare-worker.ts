/** Makes comparisons beside the page: files of tens of megabytes take seconds, in which the page must answer. */
import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {ComparisonAnswer, ComparisonRequest, FileAddress} from "./comparison.ts";
import {FileError, fetchFile} from "./fetch-file.ts";
import {makeComparison} from "./make-comparison.ts";

/** Files kept, so that changing a side does not fetch the other again. */
const KEPT_FILES = 12;

const files = new Map<string, Promise<ArtifactFile>>();

addEventListener("message", async ({data}: MessageEvent<ComparisonRequest>) => {
  postMessage(await answerTo(data));
});

async function answerTo(request: ComparisonRequest): Promise<ComparisonAnswer> {
  try {
    return {comparison: await makeComparison(request, keptFile)};
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return {fault, isOfFile: error instanceof FileError};
  }
}

function keptFile({address, name}: FileAddress): Promise<ArtifactFile> {
  const known = files.get(address);
  if (known) return known;
  const fetched = fetchFile(address, name);
  fetched.catch(() => files.delete(address));
  files.set(address, fetched);
  const [oldest] = files.keys();
  if (files.size > KEPT_FILES && oldest !== undefined) files.delete(oldest);
  return fetched;
}
