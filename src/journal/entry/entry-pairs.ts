import type {Problem} from "../../problem.ts";
import type {AttachedFile, Attachment, FrontMatter, Pair} from "./entry.ts";
import type {NamePair} from "./pairs.ts";
import {findPairs} from "./pairs.ts";

/** The attachments of an entry with their sides, and the pairs that they make. */
export interface EntryPairs {
  /** In the order of the files. */
  readonly attachments: readonly Attachment[];
  readonly pairs: readonly Pair[];
}

/**
 * Pairs the files of an entry: first as its front matter says, then by their names among the rest.
 * Only files of one kind go together; a name that two pairs of a kind would share gets the base file's behind it.
 */
export function entryPairs(
  files: readonly AttachedFile[],
  written: FrontMatter["pairs"],
  file: string,
  lines: ReadonlyMap<string, number> = new Map(),
): EntryPairs & {readonly problems: readonly Problem[]} {
  const byName = new Map(files.map(attached => [attached.name, attached]));
  const problems = written.flatMap((pair, index) =>
    (["base", "head"] as const).flatMap(side => {
      const place = {file, line: lines.get(`pairs.${index}.${side}`) ?? lines.get("pairs")};
      return byName.has(pair[side]) ? [] : [missingFile(pair[side], files, place)];
    }),
  );
  const found = findPairs(files.map(({name}) => name));
  return {...withSides(files, disjointPairs(byName, [...written, ...found])), problems};
}

/** Gives every file the side that the pairs say; each file may be in one pair at most. */
export function withSides(files: readonly AttachedFile[], named: readonly NamePair[]): EntryPairs {
  const byName = new Map(files.map(file => [file.name, file]));
  const sided = new Map<string, Attachment>();
  const pairs = named.flatMap(({name, base: baseName, head: headName}): Pair[] => {
    const [baseFile, headFile] = [byName.get(baseName), byName.get(headName)];
    if (!baseFile || !headFile) return [];
    const base = {...baseFile, side: "base"} as const;
    const head = {...headFile, side: "head", base} as const;
    sided.set(baseName, base).set(headName, head);
    return [{name, base, head}];
  });
  const attachments = files.map(file => sided.get(file.name) ?? {...file, side: "neither" as const});
  return {attachments, pairs};
}

/** The wanted pairs of files that exist and are of one kind; a file of an earlier pair is not taken again. */
function disjointPairs(byName: ReadonlyMap<string, AttachedFile>, wanted: readonly NamePair[]): NamePair[] {
  const used = new Set<string>();
  const names = new Set<string>();
  return wanted.flatMap(({name, base, head}) => {
    const kind = byName.get(base)?.artifact?.kind;
    if (!kind || kind !== byName.get(head)?.artifact?.kind || used.has(base) || used.has(head)) return [];
    used.add(base).add(head);
    const key = (label: string) => `${kind.name}\0${label}`;
    const isTaken = names.has(key(name));
    const label = isTaken ? [name, base].filter(Boolean).join(" ") : name;
    names.add(key(label));
    return [{name: label, base, head}];
  });
}

function missingFile(
  name: string,
  attachments: readonly AttachedFile[],
  {file, line}: {readonly file: string; readonly line: number | undefined},
): Problem {
  const known = attachments.map(attachment => attachment.name);
  return {
    file,
    ...(line !== undefined && {line}),
    severity: "error",
    code: "PJ100",
    message: `pairs name "${name}", expected a file of this entry`,
    hint: known.length ? `it has ${known.join(", ")}` : "it has no attachments",
  };
}
