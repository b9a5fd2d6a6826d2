import {badFigureName, takenFigureName} from "../../problems/directive.ts";
import type {DirectiveCall, EmbedContext} from "../embed.ts";
import {EmbedError} from "../embed.ts";
import {slugOf} from "./figure.ts";

/** Name of a figure: `::flamegraph{#hot-path file=cpu.pb.gz}` has the address `#fig-hot-path`. */
const NAME = /^[A-Za-z][A-Za-z0-9-]*$/;

/** Attributes that name files, which ids hold by their stems, and attributes that change only how much is shown. */
const UNNAMED: ReadonlySet<string> = new Set([
  "id",
  "file",
  "base",
  "head",
  "pair",
  "bench",
  "n",
  "order",
  "alpha",
]);

/**
 * Gives figures of a directive ids that stay the same while others come and go: the author's own name, else a name made of
 * all attributes of the directive, so that only a second figure of the same attributes gets a number.
 */
export function figureNames({attributes, form}: DirectiveCall, context: EmbedContext): EmbedContext {
  const {id: name} = attributes;
  if (form !== "leaf") return context;
  return {
    ...context,
    uniqueId(wanted) {
      if (!wanted.startsWith("fig-")) return context.uniqueId(wanted);
      if (name === undefined) return context.uniqueId(withAsked(wanted, attributes));
      return ownId(name, context);
    },
  };
}

function ownId(name: string, context: EmbedContext): string {
  if (!NAME.test(name)) throw new EmbedError(badFigureName(name));
  const id = name.toLowerCase().startsWith("fig-") ? name : `fig-${name}`;
  const free = context.uniqueId(id);
  if (free !== id) throw new EmbedError(takenFigureName(name));
  return id;
}

/** Adds the attributes of the directive that the id does not contain. */
function withAsked(wanted: string, attributes: DirectiveCall["attributes"]): string {
  const missing = Object.entries(attributes)
    .filter(([key]) => !UNNAMED.has(key))
    .map(([, value]) => slugOf(value))
    .filter(slug => slug !== "" && !wanted.includes(slug));
  return [wanted, ...missing].join("-");
}
