import type {FlameData, LabelSet} from "../../../stacks/flame-data.ts";
import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at} from "../../../stacks/frame-tree.ts";
import {compileLinear} from "../../../text/linear-pattern.ts";
import {scale} from "../../../units/pprof-scale.ts";

/** Whether a stack's labels are those that were asked for. */
export type LabelTest = (labels: LabelSet) => boolean;

/**
 * Compiles a reader's label filter as `go tool pprof -tagfocus` takes it: `key=value` or `value`; a number with a unit,
 * a range `lo:hi`, `lo:`, `:hi`, or expressions separated by commas. Without a key all expressions must meet some
 * `key:value`; with a key, any may. Throws PatternError.
 */
export function compileLabelTest(filter: string): LabelTest {
  const equals = filter.indexOf("=");
  const key = equals < 0 ? undefined : filter.slice(0, equals);
  const value = filter.slice(equals + 1);
  const range = parseRange(value);
  if (range)
    return labels =>
      labels.some(
        ([name, number, unit = ""]) =>
          (key === undefined || key === "" || name === key) &&
          typeof number === "number" &&
          range(number, unit),
      );
  const patterns = value.split(",").map(source => compileLinear(source));
  if (key !== undefined && key !== "")
    return labels =>
      labels.some(
        ([name, text]) =>
          name === key && typeof text === "string" && patterns.some(pattern => pattern.test(text)),
      );
  return labels => {
    const pairs = labels.flatMap(([name, text]) => (typeof text === "string" ? [`${name}:${text}`] : []));
    return patterns.every(pattern => pairs.some(pair => pattern.test(pair)));
  };
}

/** Parses `512b`, `512b:4kb`, `4kb:` or `:64b`; undefined for other text. */
function parseRange(text: string): ((value: number, unit: string) => boolean) | undefined {
  const found = /^(?:(:)?([+-]?\d+)([a-z]+)?(:)?|([+-]?\d+)([a-z]+)?:([+-]?\d+)([a-z]+)?)$/i.exec(text);
  if (!found) return undefined;
  const [, upTo, only = found[5] ?? "", onlyUnit = found[6] ?? "", from, , , high, highUnit = ""] = found;
  if (upTo && from) return undefined;
  const low = scale(Number(only), onlyUnit, onlyUnit);
  const top = high === undefined ? undefined : scale(Number(high), highUnit, low.unit);
  if (top && top.unit !== low.unit) return undefined;
  return (value, unit) => {
    const scaled = scale(value, unit, low.unit);
    if (scaled.unit !== low.unit) return false;
    if (top) return scaled.value >= low.value && scaled.value <= top.value;
    return upTo ? scaled.value <= low.value : from ? scaled.value >= low.value : scaled.value === low.value;
  };
}

/** Keeps the costs of stacks whose labels match `focus` and do not match `ignore`, for a sample type. */
export function filterViewerLabels(
  {tree, labels}: FlameData,
  type: number,
  focus: LabelTest | undefined,
  ignore: LabelTest | undefined,
): FrameTree {
  if (!focus && !ignore) return tree;
  const self = new Float64Array(tree.count);
  if (labels) {
    const isKept = labels.sets.map(set => (!focus || focus(set)) && !ignore?.(set));
    labels.frames.forEach((frame, part) => {
      if (isKept[at(labels.setOf, part)]) self[frame] = at(self, frame) + (labels.selfs[type]?.[part] ?? 0);
    });
  }
  return {...tree, selfs: tree.selfs.map((known, one) => (one === type ? self : known))};
}
