import {h} from "hastscript";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {defineKind} from "../kind.ts";
import type {ImageHeader} from "./header.ts";
import {readImageHeader} from "./header.ts";

/** An image's header, and its file's name. */
interface ImageModel {
  readonly header: ImageHeader;
  readonly name: string;
}

/** A raster image: PNG, JPEG, WebP or GIF. An SVG is text here, since a browser runs its scripts. */
export const imageKind = defineKind<ImageModel>({
  name: "image",
  general: true,
  guide: {
    what: "A picture as PNG, JPEG, WebP or GIF.",
    commands: ["gnome-screenshot -w -f before.png"],
    shown:
      "The picture itself. Where the tool can write its data, attach that as well: a picture cannot be compared.",
    sample: "dot.png",
  },
  detect: file => readImageHeader(file.bytes) !== undefined,
  parse: (file: ArtifactFile) => ({
    model: {header: readImageHeader(file.bytes) ?? {format: "PNG", width: 0, height: 0}, name: file.name},
    problems: [],
  }),
  title: ({header}) => `${header.format} image`,
  facts: ({header}) => (header.width ? [{name: "size", value: `${header.width} × ${header.height}`}] : []),
  view({header, name}, {address}) {
    if (!address) return [h("p.note", `${header.format} image "${name}"`)];
    const size = header.width ? {width: header.width, height: header.height} : {};
    return [h("img", {src: address, alt: name, loading: "lazy", decoding: "async", ...size})];
  },
});
