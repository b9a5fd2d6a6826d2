import {z} from "zod";
import type {ProblemCode} from "../problem.ts";
import {isProblemCode} from "../problem.ts";
import type {Review} from "./review.ts";

/** Maximum bytes of a review's JSON. */
export const REVIEW_BYTES = 4 * 1024 * 1024;

const words = z.string().max(4096);
const count = z.number().int().nonnegative();
const status = z.enum(["open", "landed", "rejected", "superseded", "false-positive"]);

const move = z.object({
  group: words,
  name: words,
  unit: words,
  machine: words,
  direction: z.enum(["better", "worse", "unknown"]),
  ratio: z.number().nullable(),
  text: words,
  kept: z.boolean(),
});

const claim = z.object({
  text: words,
  standing: z.enum(["holds", "contradicted", "not shown", "unreadable"]),
  measured: words,
  reason: words,
});

const entry = z.object({
  id: words,
  title: words,
  folder: words,
  change: z.enum(["added", "changed"]),
  verdict: z.enum(["kept", "rejected", "inconclusive", "deferred", "reverted"]).exactOptional(),
  link: words.exactOptional(),
  readable: z.boolean(),
  moves: z.array(move),
  rows: z.object({compared: count, moved: count, uncertain: count, untestable: count}),
  missing: z.array(z.object({file: words, names: z.array(words)})),
  claims: z.array(claim),
  comparisons: z.array(
    z.object({base: words, head: words, machines: z.array(words), text: z.string().max(REVIEW_BYTES)}),
  ),
  profiles: z.array(z.object({name: words, link: words})),
});

const problem = z.object({
  file: words,
  line: count.exactOptional(),
  column: count.exactOptional(),
  severity: z.enum(["error", "warning", "info"]),
  code: z.custom<ProblemCode>(code => typeof code === "string" && isProblemCode(code)),
  message: words,
  hint: words.exactOptional(),
});

const review: z.ZodType<Review> = z.object({
  version: z.literal(1),
  since: z.object({ref: words, commit: z.string().regex(/^[0-9a-f]{40,64}$/)}),
  link: words.exactOptional(),
  entries: z.array(entry),
  removed: z.array(words),
  findings: z.array(
    z.object({
      entry: words,
      id: words,
      claim: words,
      status,
      isNew: z.boolean(),
      by: words.exactOptional(),
      link: words.exactOptional(),
    }),
  ),
  problems: z.array(problem),
  elsewhere: z.object({error: count, warning: count, info: count}),
});

/**
 * Reads a review that another, untrusted job wrote as JSON; the reason if it is not a review. Links that do not lead below
 * `preview` are dropped, all of them if it is undefined.
 */
export function readReview(json: string, preview: string | undefined): Review | {readonly fault: string} {
  if (json.length > REVIEW_BYTES)
    return {fault: `expected at most ${REVIEW_BYTES} bytes, got ${json.length}`};
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return {fault: "expected the JSON that report --format json prints"};
  }
  const {success, data: read, error} = review.safeParse(data);
  if (success) return withOwnLinks(read, preview);
  const [issue] = error.issues;
  return {
    fault: `expected the JSON that report --format json prints: ${issue?.path.join(".")}: ${issue?.message}`,
  };
}

function withOwnLinks(read: Review, preview: string | undefined): Review {
  const isOwn = ({link}: {readonly link?: string}): boolean =>
    preview !== undefined &&
    link !== undefined &&
    URL.canParse(link) &&
    new URL(link).href.startsWith(new URL(`${preview}/`).href);
  const own = <T extends {readonly link?: string}>(part: T): T => {
    if (isOwn(part)) return part;
    const {link: _, ...rest} = part;
    return rest as T;
  };
  return {
    ...own(read),
    entries: read.entries.map(each => ({...own(each), profiles: each.profiles.filter(isOwn)})),
    findings: read.findings.map(own),
  };
}
