/** A point of the window, in pixels. */
type WindowPoint = Pick<MouseEvent, "clientX" | "clientY">;

/** Takes a change of the scale, with the point of the window that stays where it is. */
type ZoomBy = (factor: number, at: WindowPoint) => void;

/** Change of the scale for each pixel that a wheel turns. */
const WHEEL = 0.01;

/** Lets a mouse move the content of an element that scrolls by dragging it. */
export function grabToMove(frame: HTMLElement): void {
  let last: WindowPoint | undefined;
  frame.addEventListener("pointerdown", event => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    last = event;
    frame.setPointerCapture(event.pointerId);
  });
  frame.addEventListener("pointermove", event => {
    if (!last) return;
    frame.scrollBy({
      left: last.clientX - event.clientX,
      top: last.clientY - event.clientY,
      behavior: "instant",
    });
    last = event;
  });
  for (const type of ["pointerup", "pointercancel"] as const)
    frame.addEventListener(type, () => {
      last = undefined;
    });
}

/** Zooms by the wheel with Ctrl, which two fingers on a touchpad send as well. */
export function followWheel(frame: HTMLElement, zoomBy: ZoomBy): void {
  frame.addEventListener(
    "wheel",
    event => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoomBy(Math.exp(-event.deltaY * WHEEL), event);
    },
    {passive: false},
  );
}

/** Zooms by two fingers on a screen; a single finger scrolls. */
export function followPinch(frame: HTMLElement, zoomBy: ZoomBy): void {
  let last = 0;
  const spread = ([one, two]: readonly Touch[]): number =>
    one && two ? Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY) : 0;
  frame.addEventListener("touchstart", ({touches}) => {
    last = spread([...touches]);
  });
  frame.addEventListener(
    "touchmove",
    event => {
      const [one, two] = event.touches;
      if (!one || !two || last === 0) return;
      event.preventDefault();
      const now = spread([one, two]);
      zoomBy(now / last, {
        clientX: (one.clientX + two.clientX) / 2,
        clientY: (one.clientY + two.clientY) / 2,
      });
      last = now;
    },
    {passive: false},
  );
}
