import type {Options} from "rehype-sanitize";
import {defaultSchema} from "rehype-sanitize";

/**
 * HTML that an author's Markdown may become: GitHub's list, narrowed.
 * Ids are ours already (headings) or carry remark-rehype's prefix (footnotes); a second prefix would break every
 * footnote, see https://github.com/syntax-tree/hast-util-sanitize/issues/29.
 */
export const SCHEMA: Options = {
  ...defaultSchema,
  clobber: [],
  clobberPrefix: "",
  attributes: {
    ...defaultSchema.attributes,
    details: ["open"],
    div: ["dataSlot"],
    span: ["dataSlot"],
    h2: [["className", "visually-hidden"]],
    img: ["src", "width", "height", ["loading", "lazy"], ["decoding", "async"]],
    source: [],
    "*": ["alt", "align", "checked", "colSpan", "dir", "id", "rowSpan", "start", "title"],
  },
  protocols: {href: ["http", "https", "mailto"], src: []},
  tagNames: (defaultSchema.tagNames ?? []).filter(name => name !== "picture" && name !== "source"),
};
