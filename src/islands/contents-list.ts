import {currentHeading} from "./contents/current-heading.ts";

/** Width from which the list is beside the text, as in prose.css. */
const WIDE = "(width >= 80rem)";
/** Part of the window above which a heading counts as read. */
const LINE = 0.4;

/** Marks the section in sight in a list of contents, and opens the list where it is beside the text. */
class ContentsList extends HTMLElement {
  connectedCallback(): void {
    const links = [...this.querySelectorAll<HTMLAnchorElement>("ol a")];
    const sections = links.flatMap(link => {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return heading ? [{link, heading}] : [];
    });
    let waits = false;
    const mark = (): void => {
      waits = false;
      const tops = sections.map(({heading}) => heading.getBoundingClientRect().top);
      const {scrollHeight} = document.documentElement;
      const isAtEnd = scrollY > 0 && innerHeight + scrollY >= scrollHeight - 2;
      const current = currentHeading(tops, innerHeight * LINE, isAtEnd);
      for (const [place, {link}] of sections.entries()) {
        if (place === current) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    };
    const follow = (): void => {
      if (waits) return;
      waits = true;
      requestAnimationFrame(mark);
    };
    addEventListener("scroll", follow, {passive: true});
    addEventListener("resize", follow, {passive: true});
    this.#openBeside();
    mark();
  }

  #openBeside(): void {
    const details = this.querySelector("details");
    const wide = matchMedia(WIDE);
    const open = (): void => {
      if (details) details.open = wide.matches;
    };
    wide.addEventListener("change", open);
    open();
  }
}

customElements.define("contents-list", ContentsList);
