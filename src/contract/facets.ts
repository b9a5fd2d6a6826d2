import {attributeCodec, linesField} from "./attributes.ts";

/** Names of the facets in their order on the page; also their names in the address. */
export const FACET_NAMES = [
  "verdict",
  "status",
  "component",
  "tag",
  "machine",
  "go",
  "year",
  "moved",
  "change",
] as const;
export type FacetName = (typeof FACET_NAMES)[number];

/** A value of a facet that an item has. */
export interface FacetValue {
  readonly name: FacetName;
  readonly value: string;
}

/** Attributes of an entry or a finding in a list that can be narrowed. */
export const FACET_ITEM = attributeCodec<{
  /** `tag=gc`, a line each; never empty. */
  readonly facets: readonly string[];
}>({facets: linesField});

/** Attributes of a part of the page that is hidden while all of its items are. */
export const FACET_GROUP = attributeCodec<{readonly facetGroup: true}>({
  facetGroup: {
    encode: () => "",
    decode: written => (written === undefined ? undefined : {value: true}),
  },
});

/** Writes values as lines, each once; line ends within a value become blanks. */
export function facetLines(values: readonly FacetValue[]): string[] {
  return [...new Set(values.map(({name, value}) => `${name}=${value.replace(/\s+/g, " ")}`))];
}

/** Reads lines that `facetLines` wrote; names that this version does not know are left out. */
export function facetValues(lines: readonly string[]): FacetValue[] {
  return lines.flatMap(line => {
    const end = line.indexOf("=");
    const name = FACET_NAMES.find(one => one === line.slice(0, end));
    return name ? [{name, value: line.slice(end + 1)}] : [];
  });
}
