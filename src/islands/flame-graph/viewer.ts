import {fromTo} from "../../artifacts/profile/compare/diff-change.ts";
import type {FlameGraphData} from "../../contract/flame-graph.ts";
import type {FlameData} from "../../stacks/flame-data.ts";
import {decodeFlameData} from "../../stacks/flame-data.ts";
import {at, FIRST_NAME, OTHERS} from "../../stacks/frame-tree.ts";
import {make, makeButton} from "../dom.ts";
import type {ViewerBase} from "./profile-base.ts";
import {viewerBaseOf} from "./profile-base.ts";
import type {Picture} from "./scene/picture.ts";
import type {Scene} from "./scene/scene.ts";
import {sceneMaker} from "./scene/scene.ts";
import {nextMatch} from "./search/search.ts";
import {pathKey} from "./tree/frame-path.ts";
import {pathTo} from "./tree/layout.ts";
import type {FrameAction} from "./view/details-view.ts";
import {DetailsView} from "./view/details-view.ts";
import {diffNote} from "./view/diff-note.ts";
import {amount, frameShare, frameText} from "./view/frame-text.ts";
import type {Palette} from "./view/palette.ts";
import {readPalette} from "./view/palette.ts";
import {PictureView} from "./view/picture-view.ts";
import {Toolbar} from "./view/toolbar.ts";
import {TopView} from "./view/top-view.ts";
import type {ViewerState} from "./viewer-state.ts";
import {DEFAULT_STATE, readFragment, stateFragment} from "./viewer-state.ts";

/** A page's attributes of a flame graph, with the loaded frames. */
export interface LoadedGraph extends FlameGraphData {
  readonly json: string;
}

/** Puts the viewer into its element. Throws when the data cannot be read. `isAsked` takes the keyboard there. */
export function openViewer(element: HTMLElement, loaded: LoadedGraph, isAsked: boolean): void {
  const viewer = new Viewer(element, loaded);
  element.append(viewer.element);
  element.dataset.open = "";
  viewer.start(isAsked);
}

class Viewer {
  readonly element: HTMLElement;
  readonly #id: string;
  readonly #data: FlameData;
  readonly #first: ViewerState;
  readonly #base: ViewerBase | undefined;
  #sceneOf: (state: ViewerState) => Scene;
  readonly #toolbar: Toolbar;
  readonly #pictures: readonly [PictureView, PictureView];
  readonly #details: DetailsView;
  readonly #top: TopView;
  readonly #path = make("ol", {class: "flame-path"});
  readonly #note = make("div", {class: "flame-diff"});
  readonly #notice = make("p", {class: "warning", set: {role: "status"}});
  #state: ViewerState;
  #scene: Scene;
  #palette: Palette;
  /** The picture that was last walked or pointed in. */
  #active = 0;
  #linkFaults: readonly string[] = [];

  constructor(host: HTMLElement, loaded: LoadedGraph) {
    const data = decodeFlameData(loaded.json);
    this.#id = host.id;
    this.#data = data;
    this.#first = firstState(loaded);
    this.#base = viewerBaseOf(loaded);
    this.#state = this.#first;
    this.#sceneOf = sceneMaker(data);
    this.#scene = this.#sceneOf(this.#state);
    this.#palette = readPalette(host);
    this.#toolbar = new Toolbar(
      {data, baseName: this.#base?.name ?? ""},
      {
        change: (change, isTyping) => this.#change(change, isTyping),
        nextMatch: step => this.#nextMatch(step),
        reset: () => this.#change({...this.#first, sampleType: this.#state.sampleType}),
        copyLink: () => navigator.clipboard.writeText(new URL(this.#fragment(), location.href).href),
        leaveSearch: () => this.#pictures[this.#active]?.focus(),
      },
    );
    this.#pictures = [this.#makePicture(0), this.#makePicture(1)];
    this.#details = new DetailsView(action => this.#act(action));
    this.#top = new TopView({
      sort: sort => this.#change({sort}),
      pivot: name => this.#pivot(name),
    });
    this.element = this.#compose();
  }

  /** Shows the state in the address and follows its changes. */
  start(isAsked: boolean): void {
    this.#readAddress();
    const follow = (): void => {
      this.#readAddress();
      this.#render();
    };
    addEventListener("popstate", follow);
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"])
      matchMedia(query).addEventListener("change", () => this.#repaint());
    new MutationObserver(() => this.#repaint()).observe(document.documentElement, {
      attributeFilter: ["data-theme"],
    });
    void document.fonts.ready.then(() => this.#repaint());
    this.#render();
    if (location.hash.startsWith(`#${this.#id}?`)) this.element.scrollIntoView({block: "start"});
    if (isAsked) this.#pictures[0].focus();
  }

  #compose(): HTMLElement {
    const main = make(
      "div",
      {class: "flame-main"},
      make(
        "div",
        {class: "flame-pictures"},
        make("nav", {set: {"aria-label": "Zoomed frames"}}, this.#path),
        this.#pictures[0].element,
        this.#pictures[1].element,
        this.#details.element,
      ),
      this.#top.element,
    );
    const help = make("p", {class: "note flame-help"}, HELP, this.#leftOut());
    const set = {"aria-label": `Flame graph viewer, ${this.#id}`};
    return make(
      "section",
      {class: "flame-viewer no-print", set},
      this.#toolbar.element,
      this.#notice,
      this.#note,
      main,
      help,
    );
  }

  /** Shows the share of merged small frames. */
  #leftOut(): string {
    const {tree, leastShare, defaultType, types} = this.#data;
    const self = tree.selfs[defaultType] ?? new Float64Array();
    const total = at(tree.totals[defaultType] ?? new Float64Array(1), 0);
    const others = tree.names.reduce((sum, name, node) => (name === OTHERS ? sum + at(self, node) : sum), 0);
    if (others === 0) return "";
    const least = frameShare(leastShare, 1);
    return ` Frames below ${least} are put together as others: ${frameShare(others, total)} of ${types[defaultType]?.type ?? ""}, which no filter or search looks into.`;
  }

  #makePicture(index: number): PictureView {
    const shown = (): Picture | undefined => this.#scene.pictures[index];
    return new PictureView(`${this.#id}-tree-${index}`, {
      zoom: node => {
        const picture = shown();
        this.#active = index;
        if (picture) this.#zoom(picture, node);
      },
      hover: node => {
        this.#tell(index, node);
        const other = this.#scene.pictures[1 - index];
        if (other?.layout.tree === shown()?.layout.tree) this.#pictures[1 - index]?.mark(node);
      },
      come: node => {
        this.#active = index;
        this.#tell(index, node);
        this.#details.speak();
      },
      key: key => this.#press(key),
    });
  }

  #press(key: string): boolean {
    const picture = this.#scene.pictures[this.#active];
    if (key === "/") this.#toolbar.focusSearch();
    else if (key === "s") this.#act("pivot");
    else if (key === "n" || key === "N") this.#nextMatch(key === "n" ? 1 : -1);
    else if (key === "Escape" && picture && picture.zoom > 0)
      this.#zoom(picture, at(picture.layout.tree.parents, picture.zoom));
    else if (key === "Escape" && this.#state.pivot !== "") this.#change({pivot: "", zoom: ""});
    else return false;
    return true;
  }

  #zoom({layout}: Picture, node: number): void {
    this.#change({zoom: node === 0 ? "" : pathKey(layout.tree, this.#scene.functions, node)});
  }

  #pivot(name: number): void {
    this.#change({pivot: this.#scene.functions[name]?.name ?? "", zoom: ""});
  }

  #act(action: FrameAction): void {
    const name = this.#currentName();
    const {name: full = ""} = this.#scene.functions[name] ?? {};
    if (name < FIRST_NAME) return;
    if (action === "pivot") this.#pivot(name);
    else if (action === "copy") void navigator.clipboard.writeText(full);
    else this.#change({[action]: `^${full.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}$`, zoom: ""});
  }

  #currentName(): number {
    const picture = this.#scene.pictures[this.#active];
    return picture ? at(picture.layout.tree.names, this.#pictures[this.#active]?.current ?? 0) : 0;
  }

  #nextMatch(step: 1 | -1): void {
    const view = this.#pictures[this.#active];
    const picture = this.#scene.pictures[this.#active];
    if (!view || !picture || !this.#scene.matches) return;
    const node = nextMatch(picture.layout.tree, view.current, this.#scene.matches, step);
    if (node < 0) return;
    view.come(node);
    this.#tell(this.#active, node);
    this.#details.speak();
  }

  /** Goes to another state; the address follows, with a step back unless the reader is typing. */
  #change(change: Partial<ViewerState>, isTyping = false): void {
    this.#state = {...this.#state, ...change};
    if (change.compare) this.#base?.forgive();
    this.#linkFaults = [];
    const fragment = this.#fragment();
    if (isTyping) history.replaceState(null, "", fragment);
    else if (fragment !== location.hash) history.pushState(null, "", fragment);
    this.#render();
  }

  #fragment(): string {
    return stateFragment(this.#id, this.#state, this.#first);
  }

  #readAddress(): void {
    const read = readFragment(location.hash, this.#id, this.#first);
    // The address of a heading is not the viewer's: the state stays.
    if (!read && /^#[^?]+$/.test(location.hash)) return;
    this.#state = read?.state ?? this.#first;
    this.#linkFaults = read?.faults ?? [];
  }

  #repaint(): void {
    this.#palette = readPalette(this.element);
    this.#render();
  }

  #render(): void {
    const state = this.#state;
    const faults = [...this.#linkFaults, ...this.#prepareBase(state)];
    // Until the base is loaded, the head is shown alone.
    const scene = this.#sceneOf(this.#base?.loaded ? state : {...state, compare: ""});
    this.#scene = scene;
    this.#active = Math.min(this.#active, scene.pictures.length - 1);
    this.#toolbar.show(state, scene.type.type, this.#matchedText());
    const sides = this.#base?.sides.find(({sampleType}) => sampleType === scene.type.type);
    this.#toolbar.allow(sides?.modes.map(({mode}) => mode) ?? []);
    this.element.classList.toggle("flame-beside", scene.pictures[1]?.side !== undefined);
    this.#note.replaceChildren(...diffNote(scene));
    this.#pictures.forEach((view, index) => {
      const picture = scene.pictures[index];
      view.element.hidden = picture === undefined;
      if (picture) view.show(scene, picture, this.#palette, this.#heading(picture));
    });
    this.#top.show(scene, state.sort, this.#palette);
    this.#showPath();
    this.#tell(this.#active, -1);
    faults.push(...scene.faults);
    this.#notice.textContent = faults.length === 0 ? "" : `${faults.join("; ")}.`;
    this.#notice.hidden = faults.length === 0;
  }

  /** Loads the base when it is first needed; returns the note for the reader. */
  #prepareBase({compare}: ViewerState): string[] {
    const base = this.#base;
    if (compare === "" || base?.loaded) return [];
    if (!base) return ["this profile has no base"];
    if (base.fault !== "") return [base.fault];
    base.load(() => {
      if (base.loaded) this.#sceneOf = sceneMaker(this.#data, base.loaded);
      this.#render();
    });
    return [`loading ${base.name}`];
  }

  #heading({part, side}: Picture): string {
    const {label = ""} = this.#scene.functions[this.#scene.pivot] ?? {};
    if (part === "all") return side ?? "";
    return part === "callers" ? `What calls ${label}` : `What ${label} calls`;
  }

  #matchedText(): string {
    const {matches, matched, matchedBefore, diff, type, whole} = this.#scene;
    if (!matches) return "";
    const count = matches.reduce((sum, match) => sum + match, 0);
    const functions = `${count} function${count === 1 ? "" : "s"}`;
    if (count === 0) return "no function matches";
    if (diff) return `matched ${fromTo(matchedBefore, matched, diff.look)} in ${functions}`;
    return `${frameShare(matched, whole)} matched: ${amount(matched, type)} in ${functions}`;
  }

  #showPath(): void {
    const picture = this.#scene.pictures[this.#active];
    if (!picture) return;
    const {tree} = picture.layout;
    const steps = pathTo(tree, picture.zoom).map(node => {
      const {label, name} = frameText(this.#scene, picture, node);
      const isLast = node === picture.zoom;
      const set = {title: name, "aria-current": isLast ? "true" : undefined};
      return make(
        "li",
        {},
        makeButton(label, () => this.#zoom(picture, node), {set}),
      );
    });
    if (this.#scene.pivot >= 0)
      steps.unshift(
        make(
          "li",
          {},
          makeButton("all samples", () => this.#change({pivot: "", zoom: ""})),
        ),
      );
    this.#path.replaceChildren(...steps);
  }

  /** Shows a frame's details; -1 means the current frame. */
  #tell(index: number, node: number): void {
    const picture = this.#scene.pictures[index];
    const told = node < 0 ? (this.#pictures[index]?.current ?? 0) : node;
    if (!picture) return;
    const name = at(picture.layout.tree.names, told);
    this.#details.show(frameText(this.#scene, picture, told), name >= FIRST_NAME);
  }
}

const HELP =
  "Arrow keys walk, Enter zooms in, Escape zooms out, Home goes to all samples, / searches, n goes to the next match, s shows callers and callees.";

/** The page's initial state: the author's sample type and filters. */
function firstState(data: FlameGraphData): ViewerState {
  const {type: sampleType, focus = "", ignore = "", hide = "", show = ""} = data;
  const {showFrom = "", tagFocus = "", tagIgnore = ""} = data;
  return {...DEFAULT_STATE, sampleType, focus, ignore, hide, show, showFrom, tagFocus, tagIgnore};
}
