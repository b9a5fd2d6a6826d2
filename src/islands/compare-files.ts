import type {ComparedKind, FileList} from "../contract/compare-files.ts";
import {COMPARE_FILES, FILES_VERSION} from "../contract/compare-files.ts";
import {checkVersion} from "../contract/version.ts";
import type {Choice, ChosenFile} from "./compare/choice.ts";
import {benchmarksOfSide, fileOf, readChoice, writeChoice} from "./compare/choice.ts";
import compareStyles from "./compare/compare.css?url";
import {makeComparer} from "./compare/comparer.ts";
import type {ComparedSide, FileComparison} from "./compare/comparison.ts";
import type {Picker} from "./compare/picker.ts";
import {makePicker} from "./compare/picker.ts";
import {resultHead} from "./compare/result-head.ts";
import {make, makeButton} from "./dom.ts";
import {loadStyles} from "./load-styles.ts";

/** Choices of a side within this time are a single step of the history: arrow keys pass over many files. */
const SAME_STEP_MILLISECONDS = 1500;
/** Announced when a comparison is shown. */
const DONE = "Compared; the result is below.";

type Side = "base" | "head";

/**
 * Compares two files of the journal that the reader chooses, computed in the browser by the code that draws entries; the
 * address of the page holds the choice. Without JavaScript the element shows its children.
 */
class CompareFiles extends HTMLElement {
  readonly #status = make("p", {class: "compare-status", set: {role: "status"}});
  readonly #result = make("section", {class: "compare-result", set: {"aria-label": "Comparison"}});
  readonly #comparer = makeComparer();
  readonly #cancel = makeButton("Cancel", () => this.#comparer.cancel(), {class: "compare-cancel"});
  readonly #swap = makeButton("Swap base and head", () => this.#swapSides());
  readonly #sample = make("select", {set: {id: "compare-sample"}});
  readonly #sampleLine = make(
    "p",
    {class: "compare-sample"},
    make("label", {set: {for: "compare-sample"}}, "Sample type"),
    " ",
    this.#sample,
  );
  #choice: Choice = {base: "", head: "", sample: ""};
  #kind: ComparedKind = "benchmark";
  /** Number of the latest request, so that an earlier request that answers later is dropped. */
  #turn = 0;
  #lastStep = {side: "", at: 0};

  #list: FileList | undefined;
  #pickers: Readonly<Record<Side, Picker>> | undefined;
  readonly #kinds: ReadonlyMap<ComparedKind, HTMLInputElement> = new Map([
    ["benchmark", this.#kindButton("benchmark")],
    ["profile", this.#kindButton("profile")],
  ]);

  async connectedCallback(): Promise<void> {
    const data = COMPARE_FILES.decode(this.dataset);
    if (this.#list || !data) return;
    try {
      const [response] = await Promise.all([fetch(data.files), loadStyles(compareStyles)]);
      if (!response.ok) throw new Error(`status ${response.status}`);
      this.#open(checkVersion<FileList>(await response.json(), FILES_VERSION));
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      this.replaceChildren(
        make("p", {class: "warning"}, `The list of files could not be loaded (${reason}).`),
      );
    }
  }

  #open(list: FileList): void {
    this.#list = list;
    const pickerOf = (side: Side): Picker =>
      makePicker(side, list, key => this.#choose({...this.#choice, [side]: key, sample: ""}, side));
    this.#pickers = {base: pickerOf("base"), head: pickerOf("head")};
    this.#sample.addEventListener("change", () =>
      this.#choose({...this.#choice, sample: this.#sample.value}, "sample"),
    );
    this.#cancel.hidden = true;
    const progress = make("div", {class: "compare-progress"}, this.#status, this.#cancel);
    this.replaceChildren(this.#makeControls(this.#pickers), progress, this.#result);
    addEventListener("popstate", () => void this.#show(readChoice(location.search)));
    void this.#show(readChoice(location.search));
  }

  #makeControls({base, head}: Readonly<Record<Side, Picker>>): HTMLElement {
    const kinds = make("fieldset", {class: "compare-kind"}, make("legend", {}, "Compare"));
    const words = {benchmark: "benchmark results", profile: "profiles"};
    for (const [kind, input] of this.#kinds) kinds.append(make("label", {}, input, ` ${words[kind]}`));
    const sides = make("div", {class: "compare-sides"}, base.element, head.element);
    return make(
      "div",
      {class: "compare-controls no-print"},
      kinds,
      sides,
      make("p", {}, this.#swap),
      this.#sampleLine,
    );
  }

  #kindButton(kind: ComparedKind): HTMLInputElement {
    const input = make("input", {set: {type: "radio", name: "compare-kind", value: kind}});
    input.addEventListener("change", () => {
      this.#kind = kind;
      this.#choose({base: "", head: "", sample: ""}, "kind");
    });
    return input;
  }

  #swapSides(): void {
    const {base, head, sample} = this.#choice;
    this.#choose({base: head, head: base, sample}, "swap");
  }

  /** Takes a reader's choice into the address. */
  #choose(choice: Choice, side: string): void {
    const address = location.pathname + writeChoice(choice);
    const now = performance.now();
    const isSameStep = side === this.#lastStep.side && now - this.#lastStep.at < SAME_STEP_MILLISECONDS;
    if (isSameStep) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.#lastStep = {side, at: now};
    void this.#show(choice);
  }

  /** Shows the choice, and the comparison if two files are chosen. */
  async #show(choice: Choice): Promise<void> {
    this.#choice = choice;
    const turn = ++this.#turn;
    const list = this.#list;
    const base = list && fileOf(list, choice.base);
    const head = list && fileOf(list, choice.head);
    this.#kind = (base ?? head)?.file.kind ?? this.#kind;
    for (const [kind, input] of this.#kinds) input.checked = kind === this.#kind;
    this.#pickers?.base.show(this.#kind, base ? choice.base : "");
    this.#pickers?.head.show(this.#kind, head ? choice.head : "");
    this.#swap.disabled = !base || !head;
    this.#sampleLine.hidden = true;
    this.#cancel.hidden = true;
    this.#comparer.cancel();
    const trouble = this.#trouble(base, head);
    if (trouble !== undefined || !base || !head) {
      this.#result.replaceChildren();
      this.#say(trouble ?? "", trouble !== undefined);
      return;
    }
    this.#say("Comparing…", false);
    await this.#compare(base, head, turn);
  }

  /** The reason that a comparison is impossible; undefined if it is possible, or if the choice is incomplete. */
  #trouble(base: ChosenFile | undefined, head: ChosenFile | undefined): string | undefined {
    const lost = [
      [base, this.#choice.base],
      [head, this.#choice.head],
    ].flatMap(([found, wanted]) => (found === undefined && wanted !== "" ? [String(wanted)] : []));
    if (lost.length > 0)
      return `This journal has no benchmark results or profile at ${lost.join(" or ")}. Choose another file.`;
    if (!base || !head || base.file.kind === head.file.kind) return undefined;
    return `${base.file.name} is ${base.file.title}, ${head.file.name} is ${head.file.title}: choose two files of one kind.`;
  }

  async #compare(base: ChosenFile, head: ChosenFile, turn: number): Promise<void> {
    const {alpha = 0.05, confidence = 0.95} = this.#list ?? {};
    this.#cancel.hidden = false;
    const answer = await this.#comparer.compare({
      kind: base.file.kind,
      base: sideOf(base),
      head: sideOf(head),
      levels: {alpha, confidence},
      sample: this.#choice.sample,
    });
    if (turn !== this.#turn) return;
    this.#cancel.hidden = true;
    if (answer?.comparison) this.#place(answer.comparison, base, head);
    else {
      this.#result.replaceChildren();
      if (answer === undefined) this.#say("Canceled. Choose a file to compare again.", false);
      else
        this.#say(
          answer.isOfFile ? `${answer.fault}.` : `The files could not be compared (${answer.fault}).`,
          true,
        );
    }
  }

  #place({html, types, usualType}: FileComparison, base: ChosenFile, head: ChosenFile): void {
    this.#offerTypes(types, usualType);
    this.#result.replaceChildren(resultHead(base, head), ...viewNodes(html));
    document.dispatchEvent(new Event("view-placed"));
    const isSame = this.#choice.base === this.#choice.head;
    this.#say(isSame ? "Both sides are the same file." : DONE, isSame);
  }

  #offerTypes(types: readonly string[], usual: string): void {
    const chosen = this.#choice.sample === "" ? usual : this.#choice.sample;
    const options = types.map(type => {
      const value = type === usual ? "" : type;
      return make("option", {set: {value, selected: type === chosen ? "" : undefined}}, type);
    });
    this.#sample.replaceChildren(...options);
    this.#sampleLine.hidden = types.length < 2;
  }

  #say(text: string, isTrouble: boolean): void {
    this.#status.textContent = text;
    // Announced for screen readers; the comparison itself is visible.
    this.#status.classList.toggle("visually-hidden", text === DONE);
    this.#status.classList.toggle("warning", isTrouble);
  }
}

/** A file with the benchmark results beside it, which a profile is held against. */
function sideOf(chosen: ChosenFile): ComparedSide {
  const {name, address} = chosen.file;
  const benchmarks = chosen.file.kind === "profile" ? benchmarksOfSide(chosen) : [];
  return {name, address, benchmarks: benchmarks.map(({file}) => ({name: file.name, address: file.address}))};
}

customElements.define("compare-files", CompareFiles);

/**
 * Makes DOM nodes of a comparison's HTML. It is parsed in an inert document, so that no script can run; text of files
 * is only ever text in our views.
 */
function viewNodes(html: string): ChildNode[] {
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}
