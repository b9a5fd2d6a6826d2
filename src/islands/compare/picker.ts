import type {ComparedKind, FileList} from "../../contract/compare-files.ts";
import {make} from "../dom.ts";
import {fileKey, filterFiles} from "./choice.ts";

/** A list of files to choose from, with a box that shortens it. */
export interface Picker {
  readonly element: HTMLElement;
  /** Offers the files of a kind and shows the chosen file; "" for no file. */
  show(kind: ComparedKind, chosen: string): void;
}

/** Makes the picker of a side; `onChoose` gets the key of the file, "" when the reader takes the choice back. */
export function makePicker(side: "base" | "head", list: FileList, onChoose: (key: string) => void): Picker {
  const filter = make("input", {
    set: {type: "search", id: `compare-${side}-filter`, placeholder: "Filter by name"},
  });
  const select = make("select", {set: {id: `compare-${side}-file`}});
  const count = make("output", {class: "note", set: {for: filter.id}});
  let kind: ComparedKind = "benchmark";
  let chosen = "";
  const fill = (): void => {
    const entries = filterFiles(list, kind, filter.value);
    const groups = entries.map(entry =>
      make(
        "optgroup",
        {set: {label: `${entry.date} ${entry.title}`}},
        ...entry.files.map(file => {
          const key = fileKey({entry, file});
          const what = kind === "profile" ? `, ${file.title}` : "";
          return option(key, `${file.name} · ${entry.id}${what}`, key === chosen);
        }),
      ),
    );
    const files = entries.reduce((sum, entry) => sum + entry.files.length, 0);
    // A chosen file stays chosen even if the filter hides it.
    const isHidden = chosen !== "" && !groups.some(group => group.querySelector("option[selected]"));
    const kept = isHidden ? [option(chosen, chosen, true)] : [];
    select.replaceChildren(option("", "Choose a file", chosen === ""), ...kept, ...groups);
    count.textContent = filter.value === "" ? "" : `${files} ${files === 1 ? "file" : "files"}`;
  };
  filter.addEventListener("input", fill);
  select.addEventListener("change", () => {
    chosen = select.value;
    onChoose(chosen);
  });
  const name = side === "base" ? "Base" : "Head";
  const element = make(
    "fieldset",
    {class: "compare-side"},
    make("legend", {}, name),
    make("label", {set: {for: filter.id}}, `Filter for the ${side}`),
    make("span", {}, filter, " ", count),
    make("label", {set: {for: select.id}}, `File of the ${side}`),
    select,
  );
  return {
    element,
    show(wanted, key) {
      kind = wanted;
      chosen = key;
      fill();
    },
  };
}

function option(value: string, text: string, isChosen: boolean): HTMLOptionElement {
  return make("option", {set: {value, selected: isChosen ? "" : undefined}}, text);
}
