import {make, makeButton} from "./dom.ts";
import {followPinch, followWheel, grabToMove} from "./graph-view/gestures.ts";

/** Factor of a step of the zoom. */
const STEP = 1.4;
/** Largest scale; 1 is the size of the drawing without scripts. */
const LARGEST = 3;

/**
 * Fits a drawn graph to its width and lets it be zoomed: by buttons, `+`, `-` and `0`, two fingers, a double click, or the wheel
 * with Ctrl. It is moved by scrolling, and by dragging with a mouse.
 */
class GraphView extends HTMLElement {
  #frame: HTMLElement | undefined;
  #drawing: SVGSVGElement | undefined;
  #ownWidth = 0;
  /** Undefined while the drawing fits its frame. */
  #scale: number | undefined;
  readonly #status = make("output", {class: "note"});

  connectedCallback(): void {
    const frame = this.querySelector<HTMLElement>(".call-graph-frame");
    const drawing = frame?.querySelector("svg");
    if (this.#frame || !frame || !drawing) return;
    this.#frame = frame;
    this.#drawing = drawing;
    this.#ownWidth = Number(drawing.getAttribute("width"));
    this.prepend(this.#tools());
    frame.addEventListener("keydown", event => this.#press(event));
    frame.addEventListener("dblclick", event => this.#zoomBy(STEP * STEP, event));
    grabToMove(frame);
    const zoomBy = (factor: number, at: ZoomPoint): void => this.#zoomBy(factor, at);
    followWheel(frame, zoomBy);
    followPinch(frame, zoomBy);
    addEventListener("resize", () => this.#tell());
    this.#tell();
  }

  #tools(): HTMLElement {
    const set = (label: string): {set: Record<string, string>} => ({
      set: {"aria-label": label, title: label},
    });
    return make(
      "div",
      {class: "graph-tools no-print"},
      makeButton("−", () => this.#zoomBy(1 / STEP), set("Zoom out (−)")),
      makeButton("+", () => this.#zoomBy(STEP), set("Zoom in (+)")),
      makeButton("Fit", () => this.#fit(), set("Fit to the width (0)")),
      makeButton("1:1", () => this.#zoomBy(1 / this.#shown()), set("1:1, own size")),
      this.#status,
    );
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") this.#zoomBy(STEP);
    else if (event.key === "-") this.#zoomBy(1 / STEP);
    else if (event.key === "0") this.#fit();
    else return;
    event.preventDefault();
  }

  /** Scale at which the drawing is shown now. */
  #shown(): number {
    return (this.#drawing?.getBoundingClientRect().width ?? 0) / this.#ownWidth;
  }

  /** Changes the scale, with the point of the drawing at `at` kept in its place: the middle of the frame when absent. */
  #zoomBy(factor: number, at?: ZoomPoint): void {
    const [frame, drawing] = [this.#frame, this.#drawing];
    if (!frame || !drawing) return;
    const wanted = Math.min(LARGEST, this.#shown() * factor);
    if (factor < 1 && wanted <= Math.min(1, frame.clientWidth / this.#ownWidth)) {
      this.#fit();
      return;
    }
    const {clientX, clientY} = at ?? middleOf(frame);
    const before = drawing.getBoundingClientRect();
    this.#scale = wanted;
    this.#apply();
    const after = drawing.getBoundingClientRect();
    frame.scrollLeft += after.left + ((clientX - before.left) / before.width) * after.width - clientX;
    frame.scrollTop += after.top + ((clientY - before.top) / before.height) * after.height - clientY;
  }

  #fit(): void {
    this.#scale = undefined;
    this.#apply();
  }

  #apply(): void {
    this.style.setProperty("--graph-width", `${this.#ownWidth * (this.#scale ?? 1)}px`);
    this.toggleAttribute("data-zoomed", this.#scale !== undefined);
    this.#tell();
  }

  #tell(): void {
    this.#status.textContent = `${Math.round(this.#shown() * 100)} %`;
  }
}

/** A point of the window, in pixels. */
type ZoomPoint = Pick<MouseEvent, "clientX" | "clientY">;

function middleOf(frame: HTMLElement): ZoomPoint {
  const {left, top, width, height} = frame.getBoundingClientRect();
  return {clientX: left + width / 2, clientY: top + height / 2};
}

customElements.define("graph-view", GraphView);
