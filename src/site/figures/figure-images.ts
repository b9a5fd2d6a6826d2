import type {Element} from "hast";
import {isRasterized} from "../../charts/drawing-tools.ts";
import {figurePicture} from "../../charts/plain/figure-picture.ts";
import type {PlainPicture} from "../../charts/plain/plain-shape.ts";
import {writePicture} from "../../charts/plain/write-picture.ts";
import {coveredText} from "../../charts/raster/drawn-text.ts";
import type {RasterPicture} from "../../charts/raster/raster-picture.ts";
import {figureAddress} from "../../journal/addresses/addresses.ts";
import type {EntryFigure, ListedFigure, Site} from "../../publish/site-fs.ts";
import {figureStyles} from "./figure-styles.ts";

/** A figure that has a picture. */
export interface PicturedFigure extends EntryFigure {
  readonly tree: string;
}

/** Pixels of a PNG for each pixel of the figure. */
const SCALE = 2;

/** Draws a figure that the list has as one with a picture. */
export async function picturedFigure({drawn}: ListedFigure): Promise<PicturedFigure> {
  const {tree, ...figure} = await drawn();
  if (tree === undefined) throw new Error(`${figure.record.id} has no picture`);
  return {...figure, tree};
}

/** True if figures have pictures as PNG: only full addresses lead to them. */
export function hasPng({journal, absolute}: Pick<Site, "journal" | "absolute">): boolean {
  return journal.config.figurePng === true && absolute("/") !== undefined;
}

/** The picture of a figure as SVG, in the colours that its viewer prefers. */
export function figureSvg(figure: PicturedFigure, site: Pick<Site, "journal" | "absolute">): string {
  return writePicture(pictureOf(figure, site), {scheme: "both"});
}

/** The picture of a figure to be drawn as PNG. */
export function figureRaster(
  figure: PicturedFigure,
  site: Pick<Site, "journal" | "absolute">,
  scheme: "light" | "dark",
): RasterPicture {
  const picture = pictureOf(figure, site);
  const {width, height} = picture;
  return {svg: writePicture(picture, {scheme, text: coveredText}), width, height, scale: SCALE};
}

/** The picture of a figure. */
function pictureOf(
  {entry, record, tree}: PicturedFigure,
  {journal, absolute}: Pick<Site, "journal" | "absolute">,
): PlainPicture {
  const address = absolute(figureAddress(entry.id, record.id));
  const source = {
    tree: JSON.parse(tree) as Element,
    title: record.text,
    description: `Figure of ${entry.date} · ${entry.meta.title}`,
    attribution: [entry.meta.title, entry.date, address?.replace(/^https?:\/\//, "")]
      .filter(Boolean)
      .join(" · "),
  };
  return figurePicture(source, figureStyles(journal.theme.css));
}

/** A file with the picture of a figure. */
interface ImageLink {
  readonly name: string;
  /** Beside the figure's page. */
  readonly file: string;
}

const PNGS = [
  {name: "PNG", file: "figure.png", scheme: "light"},
  {name: "PNG, dark", file: "figure-dark.png", scheme: "dark"},
] as const;

/** The files with the picture of a figure; [] for a figure without picture. Pictures of much text are SVG only. */
export function imageLinks(figure: EntryFigure, site: Pick<Site, "journal" | "absolute">): ImageLink[] {
  const {tree} = figure;
  if (tree === undefined) return [];
  const pngs = hasPng(site)
    ? PNGS.filter(({scheme}) => isRasterized(figureRaster({...figure, tree}, site, scheme)))
    : [];
  return [{name: "SVG", file: "figure.svg"}, ...pngs.map(({name, file}) => ({name, file}))];
}
