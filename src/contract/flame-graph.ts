import type {ToldSides} from "../pprof/diff/diff-scale.ts";
import {attributeCodec, jsonList, oneOf, optionalText, textField} from "./attributes.ts";

/** Attributes of a `flame-graph` about the profile in its viewer. */
export interface FlameGraphData {
  /** Address of the frames, base applied. */
  readonly frames: string;
  /** Sample type that is drawn. */
  readonly type: string;
  /** Filters that are drawn: expressions as in pprof; absent without a filter. */
  readonly focus?: string | undefined;
  readonly ignore?: string | undefined;
  readonly hide?: string | undefined;
  readonly show?: string | undefined;
  readonly showFrom?: string | undefined;
  readonly tagFocus?: string | undefined;
  readonly tagIgnore?: string | undefined;
  /** When the viewer opens: once it comes into view, or when it is asked for. */
  readonly start: "seen" | "asked";
  /** Address of the base's frames, base applied, and the name of its file; absent without a base. */
  readonly base?: string | undefined;
  readonly baseName?: string | undefined;
  /** Sample types that both sides have, with how they can be compared. */
  readonly sides: readonly ToldSides[];
}

/** Attributes of `flame-graph`. */
export const FLAME_GRAPH = attributeCodec<FlameGraphData>({
  frames: textField,
  type: textField,
  focus: optionalText,
  ignore: optionalText,
  hide: optionalText,
  show: optionalText,
  showFrom: optionalText,
  tagFocus: optionalText,
  tagIgnore: optionalText,
  start: oneOf("seen", "asked"),
  base: optionalText,
  baseName: optionalText,
  sides: jsonList(isSides),
});

function isSides(value: unknown): value is ToldSides {
  if (typeof value !== "object" || value === null) return false;
  const {base, head, sampleType, unit, modes} = value as Partial<Record<keyof ToldSides, unknown>>;
  return (
    isSide(base) &&
    isSide(head) &&
    typeof sampleType === "string" &&
    typeof unit === "string" &&
    Array.isArray(modes)
  );
}

function isSide(value: unknown): boolean {
  return typeof value === "object" && value !== null && "total" in value && typeof value.total === "number";
}
