import type {Publication} from "./publication-fs.ts";

/** Data from which questions are answered. */
export type AskedSite = Pick<Publication, "journal" | "href">;

/** A page's query of the journal beside its own entry; all answers are data that can be digested. */
export interface Question<Answer> {
  /** Unique. */
  readonly name: string;
  /** Answers for a subject: an entry's id, an address. */
  answer(site: AskedSite, of: string): Answer;
  /** Returns what the answer follows from, for an answer that takes longer to compute than its source to digest. */
  readonly source?: ((site: AskedSite, of: string) => unknown) | undefined;
}

/** Every question by its name, as the modules of pages define them. */
const questions = new Map<string, Question<unknown>>();

/** Defines a question. Pages that asked it are kept while its answer, or what it follows from, is the same. */
export function question<Answer>(
  name: string,
  answer: Question<Answer>["answer"],
  source?: Question<Answer>["source"],
): Question<Answer> {
  const defined = {name, answer, source};
  questions.set(name, defined);
  return defined;
}

/** Returns the question of a name; undefined for an unknown name. */
export function questionOf(name: string): Question<unknown> | undefined {
  return questions.get(name);
}
