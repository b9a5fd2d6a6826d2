import type {Problem} from "../../problem.ts";
import type {Attachment, FrontMatter, Pair} from "./entry.ts";
import {findPairs} from "./pairs.ts";

/**
 * Pairs an entry's attachments: first as its front matter says, then by their names among the rest.
 * Only files of one kind go together; a name that two pairs of a kind would share gets the base file's behind it.
 */
export function entryPairs(
  attachments: readonly Attachment[],
  written: FrontMatter["pairs"],
  file: string,
  lines: ReadonlyMap<string, number> = new Map(),
): {pairs: Pair[]; problems: Problem[]} {
  const byName = new Map(attachments.map(attachment => [attachment.name, attachment]));
  const problems: Problem[] = [];
  const pairs: Pair[] = [];
  const used = new Set<string>();
  const add = (name: string, base: Attachment, head: Attachment): void => {
    if (!sameKind(base, head) || used.has(base.name) || used.has(head.name)) return;
    used.add(base.name).add(head.name);
    const taken = pairs.some(pair => pair.name === name && sameKind(pair.base, base));
    pairs.push({name: taken ? [name, base.name].filter(Boolean).join(" ") : name, base, head});
  };
  for (const [index, pair] of written.entries()) {
    for (const side of ["base", "head"] as const) {
      const place = {file, line: lines.get(`pairs.${index}.${side}`) ?? lines.get("pairs")};
      if (!byName.has(pair[side])) problems.push(missingFile(pair[side], attachments, place));
    }
    const base = byName.get(pair.base);
    const head = byName.get(pair.head);
    if (base && head) add(pair.name, base, head);
  }
  for (const pair of findPairs(attachments.map(({name}) => name))) {
    const base = byName.get(pair.base);
    const head = byName.get(pair.head);
    if (base && head) add(pair.name, base, head);
  }
  return {pairs, problems};
}

function sameKind(a: Attachment, b: Attachment): boolean {
  return a.artifact !== undefined && a.artifact.kind === b.artifact?.kind;
}

function missingFile(
  name: string,
  attachments: readonly Attachment[],
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
