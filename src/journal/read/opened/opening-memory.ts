import type {Artifact} from "../../../artifacts/kind.ts";
import type {Problem} from "../../../problem.ts";
import type {OpenedCache, OpenedSummary} from "./opened-cache-fs.ts";

/** Results of opening the attachments of an entry, kept from one reading to the next. */
export interface OpeningMemory {
  /** Returns the summary of a file by its name; undefined if it has to be opened. */
  summaryOf(name: string): OpenedSummary | undefined;
  /** Adds the summary of a file that was opened. */
  add(name: string, summary: OpenedSummary): void;
  /** Returns the problems of a pair, which are computed once. */
  pairProblems(base: Artifact, head: Artifact): readonly Problem[];
  /** Keeps the results if they are not kept already. */
  save(): Promise<void>;
}

/** Opens the memory of a folder; results are used again while `key`, the digest of what they depend on, is the same. */
export async function openingMemory(
  cache: OpenedCache | undefined,
  folder: string,
  key: string,
): Promise<OpeningMemory> {
  const kept = await cache?.read(folder);
  const known = kept?.key === key ? kept : undefined;
  const files = new Map(known?.files);
  const pairs = new Map(known?.pairs);
  let isKept = known !== undefined;
  return {
    summaryOf: name => files.get(name),
    add(name, summary) {
      files.set(name, summary);
      isKept = false;
    },
    pairProblems(base, head) {
      const pair = `${base.file.name}\0${head.file.name}`;
      const problems = pairs.get(pair) ?? base.pairProblems(head);
      if (!pairs.has(pair)) isKept = false;
      pairs.set(pair, problems);
      return problems;
    },
    async save() {
      if (!isKept && files.size > 0) await cache?.write(folder, {key, files, pairs});
    },
  };
}
