import {z} from "zod";
import {BUDGETS} from "../../budgets.ts";
import type {YamlMapping} from "../../markdown/yaml.ts";
import type {FrontMatter} from "../entry/entry.ts";
import {FINDING_STATUSES, RESOLUTIONS, VERDICTS} from "../entry/entry.ts";
import type {SchemaRules, Typed} from "./yaml-schema.ts";
import {flag, line, lines, typeMapping} from "./yaml-schema.ts";

/** An entry's id, which is its folder's name. */
export const ENTRY_ID = /^(\d{4}-\d{2}-\d{2})-([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)$/;

const commit = line.regex(/^[0-9a-f]{7,64}$/i, "7 to 64 hexadecimal digits");
const alias = line
  .regex(ENTRY_ID, 'an earlier id of this entry, such as "2026-05-03-pool"')
  .max(BUDGETS.idBytes, `an id of at most ${BUDGETS.idBytes} bytes`);
const reference = line
  .regex(/^[^#\s]+#[A-Za-z][\w-]*$/, 'an entry and a finding, such as "2026-05-03-pool#headers"')
  .transform(text => {
    const [entry = "", finding = ""] = text.split("#");
    return {entry, finding};
  });

const references = z.union([z.array(reference), reference.transform(one => [one])]).default([]);

const resolution = z.union([
  z
    .strictObject({
      finding: reference,
      status: z.enum(RESOLUTIONS, `one of ${RESOLUTIONS.join(", ")}`).default("landed"),
    })
    .transform(({finding, status}) => ({...finding, status})),
  reference,
]);

const stated = z.strictObject({
  /** A word, unique in the entry; the finding's address ends in it. */
  id: line,
  /** A sentence that can be true or false. */
  claim: line,
  status: z.enum(FINDING_STATUSES, `one of ${FINDING_STATUSES.join(", ")}`).default("open"),
  /** Files of the entry and figures of its page that bear it out. */
  evidence: lines,
  tags: lines,
  component: line.optional(),
  /** Findings of earlier entries whose place it takes. */
  supersedes: references,
});

/** Front matter of an entry. */
export const frontMatterSchema = z.strictObject({
  /** Title of the entry. */
  title: line,
  /** Outcome of the change. */
  verdict: z.enum(VERDICTS, `one of ${VERDICTS.join(", ")}`).optional(),
  authors: lines,
  tags: lines,
  /** Groups entries whose folder is directly in content/. */
  component: line.optional(),
  /** The commit the head side was measured at. */
  commit: commit.optional(),
  /** The commit the base side was measured at. */
  "base-commit": commit.optional(),
  /** Number of a pull request of the journal's repository, or an address. */
  pr: line
    .regex(/^(?:#?\d+|https:\/\/\S+)$/, 'a number or an address that starts with "https://"')
    .optional(),
  /** Name of a machine of journal.yaml, or free text. */
  machine: line.optional(),
  /** The Go version. */
  go: line.optional(),
  /** Shown by `dev` and `build --drafts` only. */
  draft: flag.default(false),
  /** Earlier ids, each redirected here. */
  aliases: z.union([z.array(alias), alias.transform(id => [id])]).default([]),
  /** Pairs of files whose names do not match. */
  pairs: z.array(z.strictObject({name: line.optional(), base: line, head: line})).default([]),
  /** Of several heads against one base, the file of the head that was kept. */
  kept: line.optional(),
  /** Claims about the data, which `check` tests. */
  claims: lines,
  /** Findings of earlier entries that this entry settles. */
  resolves: z.union([z.array(resolution), reference.transform(one => [one])]).default([]),
  /** Findings of earlier entries that no longer hold. */
  supersedes: references,
  /** Claims of this entry that its text does not state in `:::finding`. */
  findings: z
    .array(stated)
    .max(BUDGETS.yamlItems, `a list of at most ${BUDGETS.yamlItems} items`)
    .default([]),
});

const RULES: SchemaRules = {
  of: "front matter",
  mistaken: {
    date: "take it away: the entry's folder is named YYYY-MM-DD-slug",
    slug: "take it away: the entry's folder is named YYYY-MM-DD-slug",
    status: "write verdict: kept, or what else became of the change",
  },
};

/** Types the front matter of an entry; strict, so that a misspelt key never goes unnoticed. */
export function typeFrontMatter(mapping: YamlMapping, file: string): Typed<FrontMatter> {
  const {value, problems} = typeMapping(frontMatterSchema, mapping, file, RULES);
  if (!value) return {value: undefined, problems};
  const {"base-commit": baseCommit, pairs, ...rest} = value;
  const named = pairs.map(pair => ({name: pair.name ?? "", base: pair.base, head: pair.head}));
  return {value: {...rest, pairs: named, baseCommit}, problems};
}
