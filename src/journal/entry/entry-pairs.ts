import type {Artifact} from "../../artifacts/kind.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {namesNotPaired, pairWithoutFile} from "../../problems/entry.ts";
import {withoutExtensions} from "../../text/extensions.ts";
import type {AttachedFile, Attachment, FrontMatter, Pair} from "./entry.ts";
import type {NamePair} from "./pairs.ts";
import {findPairs, sidedName} from "./pairs.ts";
import {pairsByContents} from "./pairs-by-contents.ts";

/** The attachments of an entry with their sides, and the pairs that they make. */
export interface EntryPairs {
  /** In the order of the files. */
  readonly attachments: readonly Attachment[];
  readonly pairs: readonly Pair[];
}

/** Returns the problems of a base and a head as a pair. */
export type PairProblems = (base: Artifact, head: Artifact) => readonly Problem[];

/** Place of the problems of pairs. */
export interface PairingPlace {
  /** Path of the entry's text. */
  readonly file: string;
  /** 1-based lines of the front matter's keys. */
  readonly lines?: ReadonlyMap<string, number> | undefined;
  /** Computed by the base's kind if absent. */
  readonly problemsOf?: PairProblems;
}

/**
 * Pairs the files of an entry: first by its front matter, then by their names, then several heads with the only base that is
 * left, then by what they hold. Only files of the same kind go together; a name that two pairs of a kind would share gets the base file's behind it.
 */
export function entryPairs(
  files: readonly AttachedFile[],
  meta: Pick<FrontMatter, "pairs" | "commit" | "baseCommit">,
  {file, lines = new Map(), problemsOf = (base, head) => base.pairProblems(head)}: PairingPlace,
): EntryPairs & {readonly problems: readonly Problem[]} {
  const {pairs: written} = meta;
  const byName = new Map(files.map(attached => [attached.name, attached]));
  const problems = written.flatMap((pair, index) =>
    (["base", "head"] as const).flatMap(side => {
      const place = {file, line: lines.get(`pairs.${index}.${side}`) ?? lines.get("pairs")};
      return byName.has(pair[side]) ? [] : [missingFile(pair[side], files, place)];
    }),
  );
  const found = disjointPairs(byName, written, findPairs(files.map(({name}) => name)));
  const several = [...found, ...severalHeads(files, found)];
  const paired = new Set(several.flatMap(({base, head}) => [base, head]));
  const left = files.filter(({name}) => !paired.has(name));
  const byContents = disjointPairs(byName, several, pairsByContents(left, meta)).slice(several.length);
  const sided = withSides(files, [...several, ...byContents]);
  return {
    ...sided,
    problems: [...problems, ...pairProblems(sided.pairs, problemsOf), ...unpairedProblems(sided, file)],
  };
}

/** Reports the only base and the only head that are left, where both measure a benchmark and their names keep them apart. */
function unpairedProblems({attachments}: EntryPairs, file: string): Problem[] {
  const left = attachments.filter(
    ({side, artifact}) => side === "neither" && artifact?.kind.name === "benchmark",
  );
  const ofSide = (wanted: "base" | "head") => left.filter(({name}) => sidedName(name).side === wanted);
  const [[base, ...otherBases], [head, ...otherHeads]] = [ofSide("base"), ofSide("head")];
  if (!base || !head || otherBases.length > 0 || otherHeads.length > 0) return [];
  const measured = new Set(base.artifact?.measurements.map(({name}) => name));
  const isShared = head.artifact?.measurements.some(({name}) => measured.has(name));
  return isShared ? [problemAt({file}, namesNotPaired(base.name, head.name))] : [];
}

function pairProblems(pairs: readonly Pair[], problemsOf: PairProblems): Problem[] {
  return pairs.flatMap(({base, head}) =>
    base.artifact && head.artifact ? problemsOf(base.artifact, head.artifact) : [],
  );
}

/**
 * Pairs the benchmark files that are left with the only file among them that is named as a base, where several measure the
 * same as the base: heads that were tried against each other.
 */
function severalHeads(files: readonly AttachedFile[], pairs: readonly NamePair[]): NamePair[] {
  const used = new Set(pairs.flatMap(({base, head}) => [base, head]));
  const left = files.filter(({name, artifact}) => artifact?.kind.name === "benchmark" && !used.has(name));
  const [base, ...otherBases] = left.filter(({name}) => sidedName(name).side === "base");
  if (!base || otherBases.length > 0) return [];
  const measured = new Set(base.artifact?.measurements.map(({name}) => name));
  const heads = left.filter(
    file => file !== base && file.artifact?.measurements.some(({name}) => measured.has(name)),
  );
  if (heads.length < 2) return [];
  return heads.map(({name}) => ({name: withoutExtensions(name), base: base.name, head: name}));
}

/** Sets the side of every file by the pairs; only a base may be in several pairs. */
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

/**
 * The pairs of files that exist and are of the same kind. A head is in 1 pair; a base in several where they are written,
 * but not in a further pair because of its name.
 */
function disjointPairs(
  byName: ReadonlyMap<string, AttachedFile>,
  written: readonly NamePair[],
  found: readonly NamePair[],
): NamePair[] {
  const bases = new Set<string>();
  const heads = new Set<string>();
  const names = new Set<string>();
  return [...written, ...found].flatMap(({name, base, head}, i) => {
    const kind = byName.get(base)?.artifact?.kind;
    const isTaken =
      (bases.has(base) && i >= written.length) || heads.has(base) || bases.has(head) || heads.has(head);
    if (!kind || kind !== byName.get(head)?.artifact?.kind || isTaken || base === head) return [];
    const key = (label: string) => `${kind.name}\0${label}`;
    const rest = bases.has(base) ? head : base;
    const label = names.has(key(name)) ? [name, rest].filter(Boolean).join(" ") : name;
    bases.add(base);
    heads.add(head);
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
  return problemAt({file, line}, pairWithoutFile(name, known));
}
