import type {Element} from "hast";
import {h} from "hastscript";
import type {ViewContext} from "../kind.ts";

/** Footnotes of a table: equal texts share a note. */
export interface Footnotes {
  /** References to the notes of some texts. */
  refer(texts: readonly string[]): Element[];
  /** The notes in the order of their numbers; empty without notes. */
  list(): Element[];
}

/** Starts the footnotes of a view's table of this number. */
export function makeFootnotes({id, record}: ViewContext, table: number): Footnotes {
  const numbers = new Map<string, number>();
  const idOf = (number: number) => `${id}-${table}-note-${number}`;
  return {
    refer(texts) {
      return [...new Set(texts)].map(text => {
        const number = numbers.get(text) ?? numbers.size + 1;
        numbers.set(text, number);
        return h("sup.benchmark-reference", [
          h("a", {href: `#${idOf(number)}`, ariaLabel: `note ${number}`}, String(number)),
        ]);
      });
    },
    list() {
      if (numbers.size === 0) return [];
      record?.ids.push(...[...numbers.values()].map(idOf));
      const items = [...numbers].map(([text, number]) => h("li", {id: idOf(number)}, text));
      return [h("ol.benchmark-notes.note", items)];
    },
  };
}
