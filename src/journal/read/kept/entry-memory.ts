import type {Artifact} from "../../../artifacts/kind.ts";
import type {MarkdownDocument} from "../../../markdown/document.ts";
import type {Meter, WorkUsed} from "../../../meter.ts";
import type {Problem} from "../../../problem.ts";
import type {KeptEntries, KeptEntry, KeptFile, KeptFiles, KeptText} from "./kept-entries-fs.ts";

/** Opened attachments of an entry, from this reading or an earlier one. */
export interface FilesMemory {
  /** Returns the summary of a file by its name; undefined if it has to be opened. */
  summaryOf(name: string): KeptFile | undefined;
  /** Adds the summary of a file that was opened. */
  add(name: string, summary: KeptFile): void;
  /** Returns the problems of a pair, which are computed once. */
  pairProblems(base: Artifact, head: Artifact): readonly Problem[];
}

/** Results of reading an entry, kept from one reading to the next while the digests of what they depend on are the same. */
export interface EntryMemory {
  /** Returns the document of a source, from an earlier reading, or as `parse` makes it. */
  document(key: string, source: string, parse: () => MarkdownDocument, meter: Meter): MarkdownDocument;
  /** Returns the opened attachments. */
  attachments(key: string): FilesMemory;
  /** Keeps all results if some are new. */
  save(): void;
}

/** Opens the memory of an entry's folder; without `kept` it is empty and nothing is kept. */
export function entryMemory(kept: KeptEntries | undefined, folder: string): EntryMemory {
  const known: KeptEntry = kept?.read(folder) ?? {};
  let text: KeptText | undefined;
  let attachments: KeptFiles | undefined;
  let isNew = false;
  return {
    document(key, source, parse, meter) {
      text = known.text;
      if (text?.key === key && meter.holds(text.used)) {
        spendAll(text.used, meter);
        return {...text.document, source};
      }
      const before = meter.used();
      const document = parse();
      // The place that the meter ran empty at depends on the meter.
      text = document.exhausted ? undefined : textOf(key, document, workSince(before, meter));
      isNew = true;
      return document;
    },
    attachments(key) {
      const same = known.attachments?.key === key ? known.attachments : undefined;
      const files = new Map(same?.files);
      const pairs = new Map(same?.pairs);
      attachments = {key, files, pairs};
      return {
        summaryOf: name => files.get(name),
        add(name, summary) {
          files.set(name, summary);
          isNew = true;
        },
        pairProblems(base, head) {
          const pair = `${base.file.name}\0${head.file.name}`;
          const problems = pairs.get(pair) ?? base.pairProblems(head);
          isNew ||= !pairs.has(pair);
          pairs.set(pair, problems);
          return problems;
        },
      };
    },
    save() {
      if (isNew) kept?.write(folder, {text, attachments});
    },
  };
}

function textOf(key: string, {source: _, ...document}: MarkdownDocument, used: WorkUsed): KeptText {
  return {key, document, used};
}

/** Draws work from a meter that was done in an earlier reading. */
export function spendAll(used: WorkUsed, {spend}: Meter): void {
  for (const [kind, amount] of entriesOf(used)) spend(kind, amount);
}

/** Returns the work that a meter paid for since it had paid for `before`. */
export function workSince(before: WorkUsed, meter: Meter): WorkUsed {
  const drawn = entriesOf(meter.used()).map(
    ([kind, amount]) => [kind, amount - (before[kind] ?? 0)] as const,
  );
  return Object.fromEntries(drawn.filter(([, amount]) => amount > 0));
}

function entriesOf(used: WorkUsed): (readonly [keyof WorkUsed, number])[] {
  return Object.entries(used) as [keyof WorkUsed, number][];
}
