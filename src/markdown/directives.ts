import type {Root} from "mdast";
import remarkDirective from "remark-directive";
import type {Data, Processor} from "unified";

/** Directive names by the form that they are written in. */
export interface DirectiveNames {
  /** `::name{…}`, alone on a line. */
  readonly leaf: readonly string[];
  /** `:name[…]{…}` within text. */
  readonly text: readonly string[];
  /** `:::name{…}` before and `:::` behind other blocks. */
  readonly container: readonly string[];
}

/** Directives of authors; a test of the embeds compares them with this list. */
export const DIRECTIVES: DirectiveNames = {
  leaf: [
    "benchstat",
    "flamegraph",
    "top",
    "peek",
    "source",
    "callgraph",
    "chart",
    "profile-diff",
    "trend",
    "artifact",
  ],
  text: ["delta", "value"],
  container: ["finding"],
};

/** Names for Markdown that is no entry: everything stays text. */
export const NO_DIRECTIVES: DirectiveNames = {leaf: [], text: [], container: []};

type Extension = NonNullable<Data["micromarkExtensions"]>[number];
type Construct = Exclude<NonNullable<Extension["text"]>[string], undefined | readonly unknown[]>;
type State = ReturnType<Construct["tokenize"]>;
type Code = Parameters<State>[0];

const COLON = 58;
const OPENING_BRACKET = 91;
/** Maximum length of a name. */
const NAME_LENGTH = 40;

/**
 * Adds directives to a remark processor, but only those with these names; text directives must have a label.
 *
 * remark-directive takes every `:word` for a directive, which eats `goos:linux` and `12:30` and hides links behind such
 * words. Names are looked at before its constructs start, so that anything else stays plain Markdown.
 */
export function namedDirectives(this: Processor, names: DirectiveNames): void {
  remarkDirective.call(this as unknown as Processor<Root>);
  const extensions = this.data().micromarkExtensions ?? [];
  const directive = extensions.pop();
  if (!directive) throw new Error("remark-directive added no syntax");
  const [container, leaf] = constructs(directive.flow);
  const [text] = constructs(directive.text);
  if (!container || !leaf || !text)
    throw new Error("remark-directive has other constructs than container, leaf and text");
  extensions.push({
    flow: {[COLON]: [named(container, names.container), named(leaf, names.leaf)]},
    text: {[COLON]: {...named(text, names.text, OPENING_BRACKET), previous: notInWord(text.previous)}},
  });
}

function constructs(map: Extension["flow"]): Construct[] {
  const found = map?.[COLON];
  return found === undefined ? [] : [found].flat();
}

/** A construct that starts only at a known name behind the colons, and then `follows`. */
function named(construct: Construct, names: readonly string[], follows?: number): Construct {
  const known = new Set(names);
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const start = construct.tokenize.call(this, effects, ok, nok);
      return effects.check(nameAhead(known, follows), start, nok);
    },
  };
}

function nameAhead(known: ReadonlySet<string>, follows: number | undefined): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      let name = "";
      const colons: State = code => (code === COLON ? consume(code, colons) : characters(code));
      const characters: State = code => {
        if (isNameCode(code) && name.length < NAME_LENGTH) {
          name += String.fromCharCode(code);
          return consume(code, characters);
        }
        effects.exit("data");
        return known.has(name) && (follows === undefined || code === follows) ? ok(code) : nok(code);
      };
      const consume = (code: Code, next: State): State => {
        effects.consume(code);
        return next;
      };
      return code => {
        effects.enter("data");
        return colons(code);
      };
    },
  };
}

/** ASCII letters, digits, `-` and `_`. */
function isNameCode(code: Code): code is number {
  return code !== null && code > 0 && /[\w-]/.test(String.fromCharCode(code));
}

function notInWord(previous: Construct["previous"]): NonNullable<Construct["previous"]> {
  return function (code) {
    const inWord = code !== null && code > 0 && /\w/.test(String.fromCharCode(code));
    return !inWord && (previous?.call(this, code) ?? true);
  };
}
