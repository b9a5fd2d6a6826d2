import {at} from "../../../stacks/frame-tree.ts";
import {make} from "../../dom.ts";
import type {Picture} from "../scene/picture.ts";
import type {Scene} from "../scene/scene.ts";
import type {Layout, Window} from "../tree/layout.ts";
import {frameAt, rowsBelow, windowOf} from "../tree/layout.ts";
import {frameItems, itemElement, stepFrom} from "./frame-items.ts";
import {frameText} from "./frame-text.ts";
import {paint} from "./paint.ts";
import type {Palette} from "./palette.ts";

/** Actions of a reader in a picture. */
export interface PictureEvents {
  /** Wants a frame at full width. */
  readonly zoom: (node: number) => void;
  /** Hovers a frame; -1 for no frame. */
  readonly hover: (node: number) => void;
  /** Comes to a frame, by key or by touch. */
  readonly come: (node: number) => void;
  /** Presses another key; true when it was of use. */
  readonly key: (key: string) => boolean;
}

const ROW = 18;
/** Minimum size of a touch target. */
const ROW_FOR_FINGERS = 26;
/** More of the window's height is not taken; the rest is scrolled to. */
const MOST_HEIGHT = 0.7;
const FEWEST_ROWS = 8;
/** Milliseconds. */
const ZOOM_TIME = 140;

/** A picture: a canvas, and above it the same frames for keyboard and screen reader. */
export class PictureView {
  readonly element: HTMLElement;
  readonly #heading = make("p", {class: "flame-heading"});
  readonly #canvas = make("canvas", {set: {"aria-hidden": "true"}});
  readonly #tree: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #events: PictureEvents;
  readonly #row = matchMedia("(pointer: coarse)").matches ? ROW_FOR_FINGERS : ROW;
  #shown: {scene: Scene; picture: Picture; palette: Palette} | undefined;
  #window: Window = {left: 0, span: 1};
  #rows = 1;
  #hovered = -1;
  #isScheduled = false;
  #zoomStart: {time: number; from: Window} | undefined;
  /** The frame that keys act on. */
  current = 0;

  constructor(id: string, events: PictureEvents) {
    this.#events = events;
    this.#tree = make("div", {class: "flame-tree", set: {role: "tree", tabindex: 0, id}});
    this.#scroller = make("div", {class: "flame-scroller"}, this.#tree);
    this.element = make(
      "div",
      {class: "flame-picture"},
      this.#heading,
      make("div", {class: "flame-stage"}, this.#canvas, this.#scroller),
    );
    this.#scroller.addEventListener("scroll", () => this.draw());
    this.#tree.addEventListener("pointermove", event => this.#point(event));
    this.#tree.addEventListener("pointerleave", () => this.#hover(-1));
    this.#tree.addEventListener("click", event => this.#click(event));
    this.#tree.addEventListener("keydown", event => this.#press(event));
    this.#tree.addEventListener("focus", () => this.#events.come(this.current));
    for (const name of ["focus", "blur"]) this.#tree.addEventListener(name, () => this.draw());
    new ResizeObserver(() => this.draw()).observe(this.#scroller);
  }

  focus(): void {
    this.#tree.focus({preventScroll: true});
  }

  /** Shows a picture below `heading`; "" for no heading. */
  show(scene: Scene, picture: Picture, palette: Palette, heading: string): void {
    const before = this.#shown?.picture;
    const isSame = before?.layout === picture.layout;
    this.#shown = {scene, picture, palette};
    this.#heading.textContent = heading;
    this.#heading.hidden = heading === "";
    this.#tree.setAttribute("aria-label", heading || "Frames");
    if (!isSame || before.zoom !== picture.zoom) this.#moveTo(picture, isSame);
    this.#describeCurrent();
    this.draw();
  }

  /** Draws at the next opportunity. */
  draw(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    requestAnimationFrame(time => {
      this.#isScheduled = false;
      this.#drawNow(time);
    });
  }

  /** Marks a frame as if it were pointed at; -1 for no frame. */
  mark(node: number): void {
    if (node === this.#hovered) return;
    this.#hovered = node;
    this.draw();
  }

  /** Makes a frame current and brings its row into sight. */
  come(node: number): void {
    this.current = node;
    this.#describeCurrent();
    this.#revealRow(node);
    this.draw();
  }

  #moveTo({layout, zoom, isUpward}: Picture, isSame: boolean): void {
    const from = this.#window;
    this.#window = windowOf(layout, zoom);
    this.#rows = rowsBelow(layout, zoom);
    this.#hovered = -1;
    if (!isSame || !isInside(layout, this.current, zoom)) this.current = zoom;
    const isStill = !isSame || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#zoomStart = isStill ? undefined : {time: performance.now(), from};
    const most = Math.max(FEWEST_ROWS, Math.floor((innerHeight * MOST_HEIGHT) / this.#row));
    this.#scroller.style.height = `${Math.min(layout.rows, most) * this.#row}px`;
    this.#tree.style.height = `${this.#rows * this.#row}px`;
    if (!isSame) this.#scroller.scrollTop = isUpward ? this.#scroller.scrollHeight : 0;
    this.#revealRow(zoom);
  }

  #drawNow(time: number): void {
    if (!this.#shown) return;
    const {picture, scene, palette} = this.#shown;
    const {clientWidth: width, clientHeight: height} = this.#scroller;
    const context = sized(this.#canvas, width, height);
    if (!context || width === 0) return;
    const {zoomStart, window} = this.#step(time);
    if (zoomStart) this.draw();
    paint(context, {
      layout: picture.layout,
      functions: scene.functions,
      palette,
      window,
      matches: scene.matches,
      changes: picture.diff?.changes,
      lines: picture.side === undefined ? picture.diff?.baseParts : undefined,
      rootLabel: picture.diff && rootLabel(scene, picture),
      current: this.#isMarked(picture) ? this.current : -1,
      hovered: this.#hovered,
      width,
      height,
      rowHeight: this.#row,
      rowTop: row => this.#rowTop(row) - this.#scroller.scrollTop,
    });
  }

  /** Whether the current frame is to be seen: not before anybody has come here. */
  #isMarked({zoom}: Picture): boolean {
    return document.activeElement === this.#tree || this.current !== zoom;
  }

  /** The window between the last and the current zoom. */
  #step(time: number): {zoomStart: boolean; window: Window} {
    const start = this.#zoomStart;
    const done = start ? Math.max(0, time - start.time) / ZOOM_TIME : 1;
    if (!start || done >= 1) {
      this.#zoomStart = undefined;
      return {zoomStart: false, window: this.#window};
    }
    const ease = 1 - (1 - done) ** 3;
    const between = (a: number, b: number): number => a + (b - a) * ease;
    const left = between(start.from.left, this.#window.left);
    const right = between(start.from.left + start.from.span, this.#window.left + this.#window.span);
    return {zoomStart: true, window: {left, span: right - left}};
  }

  /** Top edge of a row within the scrolled area. */
  #rowTop(row: number): number {
    if (!this.#shown?.picture.isUpward) return row * this.#row;
    const height = Math.max(this.#rows * this.#row, this.#scroller.clientHeight);
    return height - (row + 1) * this.#row;
  }

  #revealRow(node: number): void {
    if (!this.#shown) return;
    const top = this.#rowTop(at(this.#shown.picture.layout.tree.depths, node));
    const {scrollTop, clientHeight} = this.#scroller;
    if (top < scrollTop) this.#scroller.scrollTop = top;
    else if (top + this.#row > scrollTop + clientHeight)
      this.#scroller.scrollTop = top + this.#row - clientHeight;
  }

  #frameUnder({offsetX, offsetY}: MouseEvent): number {
    if (!this.#shown) return -1;
    const {layout} = this.#shown.picture;
    const {left, span} = this.#window;
    const value = left + (offsetX / this.#tree.clientWidth) * span;
    const from = this.#rowTop(0);
    const row = Math.floor(
      this.#shown.picture.isUpward ? (from + this.#row - offsetY) / this.#row : offsetY / this.#row,
    );
    return frameAt(layout, value, row);
  }

  #point(event: PointerEvent): void {
    this.#hover(event.pointerType === "touch" ? -1 : this.#frameUnder(event));
  }

  #hover(node: number): void {
    if (node === this.#hovered) return;
    this.mark(node);
    this.#tree.classList.toggle("flame-pointing", node >= 0);
    this.#events.hover(node);
  }

  /** A finger comes to a frame first and zooms with its second touch, since it cannot point. */
  #click(event: MouseEvent): void {
    const node = this.#frameUnder(event);
    if (node < 0) return;
    const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
    if (isTouch && node !== this.current) {
      this.come(node);
      this.#events.come(node);
      return;
    }
    this.current = node;
    this.#events.zoom(node);
  }

  #press(event: KeyboardEvent): void {
    if (!this.#shown || event.ctrlKey || event.metaKey || event.altKey) return;
    const {picture} = this.#shown;
    const {key} = event;
    if (key === "Enter" || key === " ") this.#events.zoom(this.current);
    else if (/^(?:Arrow(?:Up|Down|Left|Right)|Home)$/.test(key)) {
      this.come(stepFrom(picture.layout, this.current, key, picture.isUpward ? "ArrowUp" : "ArrowDown"));
      this.#events.come(this.current);
    } else if (!this.#events.key(key)) return;
    event.preventDefault();
  }

  #describeCurrent(): void {
    if (!this.#shown) return;
    const {scene, picture} = this.#shown;
    const idOf = (node: number): string => `${this.#tree.id}-${node}`;
    const items = frameItems(picture.layout, this.current).map(item => {
      const {label, value, shares} = frameText(scene, picture, item.node);
      return itemElement(
        item,
        idOf(item.node),
        [label, value, ...shares].join(", "),
        item.node === this.current,
      );
    });
    this.#tree.replaceChildren(...items);
    this.#tree.setAttribute("aria-activedescendant", idOf(this.current));
  }
}

/** The root of a comparison has its numbers in sight. */
function rootLabel(scene: Scene, picture: Picture): string {
  const {label, value} = frameText(scene, picture, 0);
  return `${label}: ${value}`;
}

function isInside({tree}: Layout, node: number, zoom: number): boolean {
  return node >= zoom && node < at(tree.ends, zoom);
}

/** Fits a canvas to its place in the screen's own pixels. */
function sized(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const scale = devicePixelRatio;
  const [pixelWidth, pixelHeight] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
    canvas.width = pixelWidth;
    canvas.height = pixelHeight;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = canvas.getContext("2d", {alpha: false});
  context?.setTransform(scale, 0, 0, scale, 0, 0);
  return context;
}
