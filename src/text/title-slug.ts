import {slug as githubSlug} from "github-slugger";

/** Maximum length of a slug; a longer slug is cut at a word, since every address of the entry repeats it. */
const MAX_SLUG = 72;

/** Returns the slug of a title, lower-case letters, digits and hyphens; "" if the title has no Latin letter or digit. */
export function titleSlug(title: string): string {
  const plain = githubSlug(title.normalize("NFKD").replace(/\p{M}/gu, ""))
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return plain.length <= MAX_SLUG ? plain : plain.slice(0, MAX_SLUG + 1).replace(/-[^-]*$/, "");
}
