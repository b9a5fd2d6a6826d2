import type {Publication} from "./publication-fs.ts";

/** Data from which questions are answered. */
export type AskedSite = Pick<Publication, "journal" | "href">;

/** How the answer to a question is digested. */
export interface QuestionOptions {
  /** Returns what the answer follows from, for an answer that takes longer to compute than its source to digest. */
  readonly source?: ((site: AskedSite, of: string) => unknown) | undefined;
  /** True if the answer follows from the trends of all series, which are waited for while other pages are rendered. */
  readonly needsTrends?: boolean | undefined;
}

/** A page's query of the journal beside its own entry; all answers are data that can be digested. */
export interface Question<Answer> extends QuestionOptions {
  /** Unique. */
  readonly name: string;
  /** Answers for a subject: an entry's id, an address. */
  answer(site: AskedSite, of: string): Answer;
}

/** Every question by its name, as the modules of pages define them. */
const questions = new Map<string, Question<unknown>>();

/** Defines a question. Pages that asked it are kept while its answer, or what it follows from, is the same. */
export function question<Answer>(
  name: string,
  answer: Question<Answer>["answer"],
  options: QuestionOptions = {},
): Question<Answer> {
  const defined = {name, answer, ...options};
  questions.set(name, defined);
  return defined;
}

/** Returns the question of a name; undefined for an unknown name. */
export function questionOf(name: string): Question<unknown> | undefined {
  return questions.get(name);
}
