import type {Element, ElementContent} from "hast";
import type {RowTable} from "../artifacts/kind.ts";
import type {DrawingTools} from "../charts/drawing-tools.ts";
import type {Cited} from "../journal/citations/revisions.ts";
import type {StatedClaim} from "../journal/claims/claims.ts";
import type {Attachment, Entry} from "../journal/entry/entry.ts";
import type {JournalQueries} from "../journal/journal.ts";
import type {JournalConfig} from "../journal/read/config.ts";
import type {Spend} from "../meter.ts";
import type {ProblemCode, ProblemMessage, Severity} from "../problem.ts";

/** Something of an entry that can be linked to, copied and cited. */
export interface CitablePart extends Cited {
  /** A sentence about it: the claim of a finding, the caption of a figure. */
  readonly text: string;
  /** Status of a finding: `landed in 2026-05-09-follow`. */
  readonly status?: string;
  /** Of a finding, its text as Markdown. */
  readonly body?: string;
  /** Its tables as benchstat prints them, below each other. */
  readonly table?: string;
}

/** A figure of a rendered entry as data. */
export interface FigureRecord extends CitablePart {
  readonly kind: "figure";
  /** Kind of drawing: "CPU profile". */
  readonly title: string;
  /** Its files, as in the caption: `before.txt → after.txt`. */
  readonly source: string;
  /** Its tables as CSV, below each other. */
  readonly csv?: string;
  /** Its tables whose rows have addresses. */
  readonly rows?: readonly RowTable[];
}

/** A figure with its element on the page. */
export interface DrawnFigure {
  readonly record: FigureRecord;
  readonly element: Element;
  /** Ids of the element and of everything in it that a link may lead to. */
  readonly ids: readonly string[];
}

/** Data and callbacks of a directive while it renders. */
export interface EmbedContext {
  readonly entry: Entry;
  readonly config: JournalConfig;
  readonly queries: JournalQueries;
  /** Programs that draw, whose work the entry's meter pays for. Absent without a meter. */
  readonly tools?: DrawingTools | undefined;
  /** Draws work from the entry's meter before it is done; throws WorkExhausted. Absent without a meter. */
  readonly spend?: Spend;
  /** Prefixes a site path (`/entries/x/`) with the base the site is published under. */
  href(path: string): string;
  /** An `id` for this embed that no other element of the page has, made from `wanted`. */
  uniqueId(wanted: string): string;
  /** Notes that an attachment is drawn, so that it is not drawn again at the end of the entry. */
  markShown(attachment: Attachment): void;
  /** Adds a figure to the entry's list; called once per figure, in the order of the page. */
  addFigure(figure: DrawnFigure): void;
  /** Records the expectation of a number with its standing; the renderer adds the directive's line. */
  claim(stated: StatedClaim): void;
}

/** A directive as the author wrote it. */
export interface DirectiveCall {
  /** `leaf` is `::name`, `text` is `:name`. */
  readonly form: "leaf" | "text";
  readonly attributes: Readonly<Record<string, string>>;
  /** The text in square brackets, plain. */
  readonly label: string;
}

/** A piece of a line of text, such as a number. */
export interface InlineText {
  readonly text: string;
  /** Classes of its element; without them and without a title it is plain text. */
  readonly className?: readonly string[];
  /** Shown to readers who point at it. */
  readonly title?: string;
}

interface EmbedSignature {
  readonly name: string;
  /** Attribute names it knows; any other is a problem with the nearest known name. */
  readonly attributes: readonly string[];
}

/** A directive on a line of its own, which draws figures. */
export interface LeafEmbed extends EmbedSignature {
  readonly form: "leaf";
  /** Draws it; throws EmbedError for an author's mistake, and only for that. */
  render(call: DirectiveCall, context: EmbedContext): ElementContent[] | Promise<ElementContent[]>;
}

/** A directive within a line of text. */
export interface TextEmbed extends EmbedSignature {
  readonly form: "text";
  /** Its text in pieces; throws EmbedError for an author's mistake, and only for that. */
  render(call: DirectiveCall, context: EmbedContext): readonly InlineText[];
}

/** A directive an author may write. */
export type Embed = LeafEmbed | TextEmbed;

/** An author's mistake in a directive: shown in place and listed with the directive's line. */
export class EmbedError extends Error implements ProblemMessage {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly hint: string | undefined;
  /** The author's text, with a caret in the line below the mistake. */
  readonly excerpt: string | undefined;

  constructor(problem: ProblemMessage, excerpt?: string) {
    super(problem.message);
    this.name = "EmbedError";
    this.code = problem.code;
    this.severity = problem.severity;
    this.hint = problem.hint;
    this.excerpt = excerpt;
  }
}
