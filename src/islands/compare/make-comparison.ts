import type {ElementContent} from "hast";
import {toHtml} from "hast-util-to-html";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {ComparedSide, ComparisonRequest, FileComparison} from "./comparison.ts";
import {FileError} from "./fetch-file.ts";

/** Maximum length of a comparison's HTML: a browser lays out more for seconds, in which the page does not answer. */
const LONGEST_HTML = 8_000_000;

/** Fetches a file by its address. */
export type FileFetcher = (file: {readonly name: string; readonly address: string}) => Promise<ArtifactFile>;

/** Compares two files with the code of their kind, which is fetched when it is first needed. Rejects with FileError for a file that cannot be compared. */
export async function makeComparison(
  request: ComparisonRequest,
  fetch: FileFetcher,
): Promise<FileComparison> {
  const {base, head, kind, levels, sample} = request;
  const [before, after] = await Promise.all([fetch(base), fetch(head)]);
  if (kind === "benchmark") {
    const {compareBenchmarkFiles} = await import("./benchmark-comparison.ts");
    return {html: htmlOf(await compareBenchmarkFiles(before, after, levels)), types: [], usualType: ""};
  }
  const {compareProfiles} = await import("./profile-comparison.ts");
  const beside = ({benchmarks}: ComparedSide) => Promise.all(benchmarks.map(fetch));
  const {view, sampleTypes, usualType} = await compareProfiles(
    {profile: before, benchmarks: await beside(base)},
    {profile: after, benchmarks: await beside(head)},
    sample,
  );
  return {html: htmlOf(view), types: sampleTypes, usualType};
}

function htmlOf(view: readonly ElementContent[]): string {
  const html = toHtml({type: "root", children: [...view]});
  if (html.length <= LONGEST_HTML) return html;
  throw new FileError("The comparison has more rows than a page can show: compare the files in a terminal");
}
