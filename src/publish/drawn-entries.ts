import type {Entry} from "../journal/entry/entry.ts";
import {recentValues} from "../journal/recent.ts";
import type {RenderedEntry} from "../render/render-entry.ts";

/** Drawn entries that are held: the pages of an entry are rendered together, and its figures after all other pages. */
const MOST_HELD = 64;

/** The drawn entries of a journal. */
export interface DrawnEntries {
  /** Draws an entry, or returns what was drawn. */
  render(entry: Entry): Promise<RenderedEntry>;
  /** True for an entry that is returned at once. */
  isHeld(entry: Entry): boolean;
}

/** How entries are drawn. */
export interface EntryDraw {
  draw(entry: Entry): Promise<RenderedEntry>;
  /** True for a drawn entry that `draw` returns again in little time. */
  isHadAgain(rendered: RenderedEntry): boolean;
  /** Drawn entries that are held; default `MOST_HELD`. */
  readonly most?: number;
}

/**
 * Holds drawn entries: those that were asked for last, and those that would take long to draw again. All of a journal of thousands
 * of entries take hundreds of megabytes.
 */
export function drawnEntries({draw, isHadAgain, most = MOST_HELD}: EntryDraw): DrawnEntries {
  /** Drawn at present, or for good. */
  const lasting = new Map<Entry, Promise<RenderedEntry>>();
  const recent = recentValues<Entry, Promise<RenderedEntry>>(most);
  const start = (entry: Entry): Promise<RenderedEntry> => {
    const drawn = draw(entry).then(rendered => {
      if (isHadAgain(rendered)) {
        lasting.delete(entry);
        recent.set(entry, drawn);
      }
      return rendered;
    });
    lasting.set(entry, drawn);
    return drawn;
  };
  return {
    render: entry => recent.get(entry) ?? lasting.get(entry) ?? start(entry),
    isHeld: entry => recent.has(entry) || lasting.has(entry),
  };
}
