import type {Publication} from "./publication-fs.ts";

/** Data from which questions are answered. */
export type AskedSite = Pick<Publication, "journal" | "href">;

/** How the answer to a question is digested. */
export interface QuestionOptions {
  /** Returns what the answer follows from, for an answer that takes longer to compute than its source to digest. */
  readonly source?: ((site: AskedSite, of: string) => unknown) | undefined;
}

/** A page's query of the journal beside its own entry; all answers are data that can be digested. */
export interface Question<Answer> extends QuestionOptions {
  /** Unique. */
  readonly name: string;
  readonly needsTrends?: never;
  /** Answers for a subject: an entry's id, an address. */
  answer(site: AskedSite, of: string): Answer;
}

/** A query whose answer follows from the trends of all series: other pages are rendered until these are searched. */
export interface TrendQuestion<Answer> extends Pick<Question<Answer>, "name" | "answer"> {
  readonly needsTrends: true;
}

type AnyQuestion = (Question<unknown> | TrendQuestion<unknown>) & QuestionOptions;

/** Every question by its name, as the modules of pages define them. */
const questions = new Map<string, AnyQuestion>();

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

/** Defines a question that needs the trends of all series. */
export function trendQuestion<Answer>(
  name: string,
  answer: Question<Answer>["answer"],
): TrendQuestion<Answer> {
  const defined = {name, answer, needsTrends: true} as const;
  questions.set(name, defined);
  return defined;
}

/** Returns the question of a name; undefined for an unknown name. */
export function questionOf(name: string): AnyQuestion | undefined {
  return questions.get(name);
}
