/**
 * Selects stacks and frames of a profile by the expressions of pprof's flags; an absent expression leaves
 * everything.
 */
export interface PartFilters {
  /** Regular expression of functions or files that a stack must touch. */
  readonly focus?: string;
  /** Of those that it must not touch. */
  readonly ignore?: string;
  /** Of frames that are taken out. */
  readonly hide?: string;
  /** Of frames that alone are left. */
  readonly show?: string;
  /** Of the frame that a stack begins with. */
  readonly showFrom?: string;
  /** Labels that a stack must have: an expression, `method=GET`, or a range, `bytes=1kb:`. */
  readonly tagFocus?: string;
  /** Labels that it must not have. */
  readonly tagIgnore?: string;
}

/** The filters as pprof's flags call them, in the order in which they are named. */
export const FILTER_FLAGS: readonly (readonly [flag: string, field: keyof PartFilters])[] = [
  ["focus", "focus"],
  ["ignore", "ignore"],
  ["hide", "hide"],
  ["show", "show"],
  ["show_from", "showFrom"],
  ["tagfocus", "tagFocus"],
  ["tagignore", "tagIgnore"],
];

/** The filters as options of a report. */
export function filterOptions(filters: PartFilters): Required<PartFilters> {
  const {
    focus = "",
    ignore = "",
    hide = "",
    show = "",
    showFrom = "",
    tagFocus = "",
    tagIgnore = "",
  } = filters;
  return {focus, ignore, hide, show, showFrom, tagFocus, tagIgnore};
}
