import {DIFF_MODES} from "../../pprof/diff/diff-scale.ts";

/** Everything of a viewer that its address holds, in the short names of pprof's web interface where it has them. */
export interface ViewerState {
  /** `si`: name of the sample type; "" for the profile's default. */
  readonly sampleType: string;
  /** `f`, `i`, `h`, `s`: expressions; "" if unset. */
  readonly focus: string;
  readonly ignore: string;
  readonly hide: string;
  readonly show: string;
  /** `sf`: expression; stacks begin with such a function. */
  readonly showFrom: string;
  /** `tf`, `ti`: required and excluded labels, as in pprof: `method=GET`, `bytes=1kb:`. */
  readonly tagFocus: string;
  readonly tagIgnore: string;
  /** `d`: how it is held against its base; "" for not at all. */
  readonly compare: ViewerComparison;
  /** `w`: what the frames of a comparison are as wide as. */
  readonly widths: Widths;
  /** `std=0`: the runtime and the standard library are taken out. */
  readonly hideQuiet: boolean;
  /** `q`: search expression. */
  readonly query: string;
  /** `v`: callers on top, callers at the bottom, or inverted (from self cost to callers). */
  readonly shape: Shape;
  /** `p`: full name of the function whose callers and callees are shown; "" if unset. */
  readonly pivot: string;
  /** `z`: key of the path to the zoomed frame; "" for the root. */
  readonly zoom: string;
  /** `order`: of frames with the same caller. */
  readonly order: "size" | "name";
  /** `sort`: of the table. */
  readonly sort: "flat" | "cum";
}

/** How a profile is held against its base: as recorded, per operation of its benchmark, by each side's shares. */
export type ViewerComparison = (typeof COMPARISONS)[number];

export const COMPARISONS = ["", ...DIFF_MODES] as const;

/** Widths of a comparison: base and head together, a side's own, or both sides' own beside each other. */
export type Widths = (typeof WIDTHS)[number];

export const WIDTHS = ["both", "base", "head", "beside"] as const;

/** Orientation of a picture. */
export type Shape = (typeof SHAPES)[number];

export const SHAPES = ["icicle", "flame", "bottom-up"] as const;

/** The initial state. */
export const DEFAULT_STATE: ViewerState = {
  sampleType: "",
  focus: "",
  ignore: "",
  hide: "",
  show: "",
  showFrom: "",
  tagFocus: "",
  tagIgnore: "",
  compare: "",
  widths: "both",
  hideQuiet: false,
  query: "",
  shape: "icicle",
  pivot: "",
  zoom: "",
  order: "size",
  sort: "flat",
};

/** Maximum length of an address. */
const LONGEST = 4000;

/** The keys of the address whose values are any text. */
const TEXTS = {
  si: "sampleType",
  f: "focus",
  i: "ignore",
  h: "hide",
  s: "show",
  sf: "showFrom",
  tf: "tagFocus",
  ti: "tagIgnore",
  q: "query",
  p: "pivot",
  z: "zoom",
} as const;

/** The keys of the address with few values, the default's first. */
const CHOICES = {
  std: {field: "hideQuiet", values: ["1", "0"]},
  v: {field: "shape", values: SHAPES},
  order: {field: "order", values: ["size", "name"]},
  sort: {field: "sort", values: ["flat", "cum"]},
  d: {field: "compare", values: COMPARISONS},
  w: {field: "widths", values: WIDTHS},
} as const;

/** Formats a state as the viewer's address: `#profile-flame?si=cpu&f=Parse`, without values equal to `base`. */
export function stateFragment(id: string, state: ViewerState, base: ViewerState): string {
  const parameters = new URLSearchParams();
  for (const [key, field] of Object.entries(TEXTS))
    if (state[field] !== base[field]) parameters.set(key, state[field]);
  for (const [key, {field}] of Object.entries(CHOICES))
    if (state[field] !== base[field])
      parameters.set(key, field === "hideQuiet" ? String(Number(!state[field])) : state[field]);
  const text = parameters.toString();
  return text === "" ? `#${id}` : `#${id}?${text}`;
}

/** A state parsed from an address, and the unknown parts of the address. */
export interface ReadState {
  readonly state: ViewerState;
  readonly faults: readonly string[];
}

/** Reads the address of the viewer `id`; undefined when it is of something else. Never throws. */
export function readFragment(fragment: string, id: string, base: ViewerState): ReadState | undefined {
  const text = fragment.replace(/^#/, "");
  if (text !== id && !text.startsWith(`${id}?`)) return undefined;
  if (text.length > LONGEST) return {state: base, faults: ["the link is too long"]};
  const faults: string[] = [];
  const changes: Record<string, string | boolean> = {};
  for (const [key, value] of new URLSearchParams(text.slice(id.length + 1))) {
    if (Object.hasOwn(TEXTS, key)) changes[TEXTS[key as keyof typeof TEXTS]] = value;
    else if (!readChoice(key, value, changes)) faults.push(`the link's ${key}=${value} is not known here`);
  }
  return {state: {...base, ...changes}, faults};
}

function readChoice(key: string, value: string, changes: Record<string, string | boolean>): boolean {
  if (!Object.hasOwn(CHOICES, key)) return false;
  const {field, values} = CHOICES[key as keyof typeof CHOICES];
  if (!(values as readonly string[]).includes(value)) return false;
  changes[field] = field === "hideQuiet" ? value === "0" : value;
  return true;
}
