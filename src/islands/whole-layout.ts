/** Has the whole page laid out, figures beyond the window too: a script that scrolls to a place calls it before. */
export function layOutWhole(): void {
  document.documentElement.dataset.whole = "";
}
