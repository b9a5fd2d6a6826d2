import type {ProblemMessage} from "../problem.ts";
import {error} from "./message.ts";

const HINT = "start the file with a line `---`, then `title: …`, then a line `---`";

/** Text whose first line does not open front matter; `first` is that line in quotes, or "an empty line". */
export function noFrontMatter(first: string): ProblemMessage {
  return error("PJ010", `front matter is missing, expected the first line \`---\`, got ${first}`, HINT);
}

/** Front matter without a closing line. */
export function unclosedFrontMatter(): ProblemMessage {
  return error("PJ010", "front matter is not closed, expected a line `---` after it", HINT);
}

/** Front matter whose closing line has more than the three dashes. */
export function badFrontMatterEnd(line: string): ProblemMessage {
  return error("PJ010", `front matter ends in ${line}, expected a line \`---\``, HINT);
}

/** Front matter in a language that is named after the first fence, in quotes. */
export function foreignFrontMatter(language: string): ProblemMessage {
  return error("PJ011", `front matter is in ${language}, expected YAML after a plain \`---\``, HINT);
}

/** YAML that cannot be read; `mistake` is the reader's. */
export function badYaml(mistake: string, hint: string | undefined): ProblemMessage {
  return error("PJ012", mistake, hint ?? "write `key: value`, a line each");
}

/** YAML beyond a limit of size, depth or form; `excess` names it. */
export function yamlBeyondLimit(excess: string, hint: string | undefined): ProblemMessage {
  return error("PJ015", excess, hint ?? "write `key: value`, a line each");
}

/** Front matter above its limit, in bytes. */
export function frontMatterTooLarge(limit: number): ProblemMessage {
  return error("PJ015", `front matter is too large, expected at most ${limit} bytes`, HINT);
}
