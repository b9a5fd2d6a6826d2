import type {Publication} from "./publication-fs.ts";

/** What questions are answered from. */
export type AskedSite = Pick<Publication, "journal" | "href">;

/** What a page asks of a journal beside its own entry: answered by data that can be digested, and by nothing else. */
export interface Question<Answer> {
  /** Unique. */
  readonly name: string;
  /** Answers for one thing: an entry's id, an address. */
  answer(site: AskedSite, of: string): Answer;
}

/** Every question by its name, as the modules of pages define them. */
const questions = new Map<string, Question<unknown>>();

/** Defines a question. Pages that asked it are kept while its answer is the same. */
export function question<Answer>(name: string, answer: Question<Answer>["answer"]): Question<Answer> {
  const defined = {name, answer};
  questions.set(name, defined);
  return defined;
}

/** Returns the question of a name; undefined for one that no module defines. */
export function questionOf(name: string): Question<unknown> | undefined {
  return questions.get(name);
}
