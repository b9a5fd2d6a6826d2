import {badFigureName, takenFigureName} from "../../problems/directive.ts";
import type {DirectiveCall, EmbedContext} from "../embed.ts";
import {EmbedError} from "../embed.ts";
import {slugOf} from "./figure.ts";

/** What an author may call a figure: `::flamegraph{#hot-path file=cpu.pb.gz}` has the address `#fig-hot-path`. */
const NAME = /^[A-Za-z][A-Za-z0-9-]*$/;

/** Attributes that name files, which ids hold by their stems, and such as change how much is shown but not of what. */
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
 * Gives figures of a directive ids that stay the same while others come and go: the author's own name, else one made of
 * all that the directive asks for, so that only a second figure of the very same is told apart by its place.
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

/** The id with what the directive asks for and the id does not say yet. */
function withAsked(wanted: string, attributes: DirectiveCall["attributes"]): string {
  const missing = Object.entries(attributes)
    .filter(([key]) => !UNNAMED.has(key))
    .map(([, value]) => slugOf(value))
    .filter(slug => slug !== "" && !wanted.includes(slug));
  return [wanted, ...missing].join("-");
}
