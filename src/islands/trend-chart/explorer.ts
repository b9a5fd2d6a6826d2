import type {LineChart, LinePoint} from "../../charts/vega/line-chart-data.ts";
import {usualReading} from "../../charts/vega/line-chart-range.ts";
import type {BenchmarkDocument, TrendChartData} from "../../contract/trend-chart.ts";
import {BENCHMARK_VERSION} from "../../contract/trend-chart.ts";
import {checkVersion} from "../../contract/version.ts";
import {formatQuantity} from "../../units/quantity.ts";
import {chartOfHistory} from "./history.ts";
import {nearestPoint} from "./nearest-point.ts";
import type {Plot} from "./plot.ts";
import {drawPlot} from "./plot.ts";

/** Replaces a drawn chart with an interactive chart. Throws if the data are of another version. */
export async function openExplorer(host: HTMLElement, json: unknown, data: TrendChartData): Promise<void> {
  const history = checkVersion<BenchmarkDocument>(json, BENCHMARK_VERSION);
  const chart = chartOfHistory(history, data.line, data.entries);
  if (!chart) throw new Error("no measurements");
  const explorer = new Explorer(chart);
  host.append(explorer.element);
  host.dataset.open = "";
  try {
    await explorer.draw();
  } catch (error) {
    explorer.element.remove();
    delete host.dataset.open;
    throw error;
  }
  explorer.element.querySelector("input")?.focus();
}

/** The chart, its options, and the point under the pointer. */
class Explorer {
  readonly element = document.createElement("div");
  readonly #chart: LineChart;
  readonly #points: readonly LinePoint[];
  readonly #plot = document.createElement("div");
  readonly #said = document.createElement("p");
  readonly #ring = document.createElement("span");
  readonly #log: HTMLInputElement;
  readonly #relative = checkbox();
  #drawn: Plot | undefined;
  #current = -1;

  constructor(chart: LineChart) {
    this.#chart = chart;
    this.#points = chart.lines[0]?.points ?? [];
    this.#log = checkbox(usualReading(chart).log);
    this.#log.disabled = this.#points.some(({center}) => !(center > 0));
    this.element.className = "trend-explorer no-print";
    this.#plot.className = "trend-plot";
    this.#plot.tabIndex = 0;
    this.#plot.setAttribute("role", "application");
    this.#plot.setAttribute(
      "aria-label",
      `${chart.title}, ${chart.unit}: arrow keys go from point to point, Enter opens the entry`,
    );
    this.#said.className = "trend-said";
    this.#said.setAttribute("aria-live", "polite");
    this.#ring.className = "trend-ring";
    this.#ring.hidden = true;
    this.element.append(this.#controls(), this.#plot, this.#said);
    this.#say(-1);
    this.#plot.addEventListener("pointermove", event => this.#point(event));
    this.#plot.addEventListener("pointerleave", () => this.#say(-1));
    this.#plot.addEventListener("keydown", event => this.#key(event));
    this.#plot.addEventListener("wheel", event => event.preventDefault(), {passive: false});
  }

  async draw(): Promise<void> {
    this.#drawn?.close();
    this.#plot.replaceChildren();
    const reading = {log: this.#log.checked, relative: this.#relative.checked};
    const stage = document.createElement("div");
    this.#plot.append(stage, this.#ring);
    this.#drawn = await drawPlot(stage, this.#chart, reading);
    this.#say(-1);
  }

  #controls(): HTMLElement {
    const bar = document.createElement("p");
    const reset = document.createElement("button");
    reset.type = "button";
    reset.textContent = "Whole range";
    reset.addEventListener("click", () => void this.draw());
    for (const box of [this.#log, this.#relative]) box.addEventListener("change", () => void this.draw());
    const hint = document.createElement("span");
    hint.className = "note";
    hint.textContent = "Drag to move, turn the wheel to zoom.";
    bar.className = "trend-bar";
    bar.append(
      labelled(this.#log, "logarithmic"),
      labelled(this.#relative, "percent of the first"),
      reset,
      hint,
    );
    return bar;
  }

  #point(event: PointerEvent): void {
    const box = this.#plot.getBoundingClientRect();
    const pointer = {x: event.clientX - box.left, y: event.clientY - box.top};
    const near = nearestPoint(this.#drawn?.places() ?? [], pointer);
    if (near !== this.#current) this.#say(near);
  }

  #key(event: KeyboardEvent): void {
    const last = this.#points.length - 1;
    const steps: Record<string, number> = {
      ArrowLeft: this.#current < 0 ? last : Math.max(0, this.#current - 1),
      ArrowRight: this.#current < 0 ? 0 : Math.min(last, this.#current + 1),
      Home: 0,
      End: last,
      Escape: -1,
    };
    const place = steps[event.key];
    if (place !== undefined) {
      event.preventDefault();
      this.#say(place);
    } else if (event.key === "Enter") {
      const href = this.#points[this.#current]?.href;
      if (href) location.assign(href);
    }
  }

  /** Shows the numbers of a point below the plot, and rings it; -1 for no point. */
  #say(index: number): void {
    this.#current = index;
    const point = this.#points[index];
    const place = this.#drawn?.places()[index];
    this.#ring.hidden = !place;
    if (place) {
      this.#ring.style.translate = `${place.x}px ${place.y}px`;
    }
    if (!point) {
      this.#said.textContent = "Point at the chart for its numbers.";
      return;
    }
    const link = document.createElement("a");
    link.href = point.href;
    link.textContent = point.label;
    this.#said.replaceChildren(`${point.date} `, link, ` ${this.#numbers(point)}`);
  }

  #numbers({center, low, high, n, hollow}: LinePoint): string {
    const {unit} = this.#chart;
    const first = this.#points[0]?.center ?? 0;
    const interval =
      Number.isFinite(low) && Number.isFinite(high)
        ? ` (${formatQuantity(low, unit)} – ${formatQuantity(high, unit)})`
        : "";
    const share = first > 0 ? `, ${((100 * center) / first).toFixed(1)}% of the first` : "";
    return `${formatQuantity(center, unit)}${interval}, n=${n}${share}${hollow ? `, ${hollow}` : ""}`;
  }
}

function checkbox(checked = false): HTMLInputElement {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = checked;
  return box;
}

function labelled(field: HTMLElement, text: string): HTMLLabelElement {
  const label = document.createElement("label");
  label.append(field, " ", text);
  return label;
}
