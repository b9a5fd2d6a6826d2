import {make} from "../dom.ts";
import type {ChosenFile} from "./choice.ts";

/** Names both sides, each linked to its entry and to the file. */
export function resultHead(base: ChosenFile, head: ChosenFile): HTMLElement {
  const isOneEntry = base.entry === head.entry;
  const name = ({entry, file}: ChosenFile) => (isOneEntry ? file.name : entry.id);
  const heading = make("h2", {}, `${name(base)} → ${name(head)}`);
  const sides = make("dl", {class: "strip"}, side("base", base), side("head", head));
  return make("div", {}, heading, sides);
}

function side(name: string, {entry, file}: ChosenFile): HTMLElement {
  const page = make("a", {set: {href: entry.address}}, entry.title);
  const raw = make("a", {set: {href: file.address, download: file.name}}, file.name);
  return make("div", {}, make("dt", {}, name), make("dd", {}, page, `, ${entry.date}, `, raw));
}
