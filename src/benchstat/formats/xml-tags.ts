/** A tag of an XML text. */
export interface XmlTag {
  readonly name: string;
  readonly kind: "open" | "close" | "empty";
  readonly attributes: ReadonlyMap<string, string>;
  /** 1-based. */
  readonly line: number;
}

const TAG = /<(\/?)([A-Za-z][\w:.-]{0,100})((?:\s+[\w:.-]{1,100}\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:.-]{1,100})\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Finds the tags of an XML text in order; text is skipped, entities are never resolved. */
export function* xmlTags(text: string): Generator<XmlTag> {
  let line = 1;
  let lineEnd = text.indexOf("\n");
  for (const match of text.matchAll(TAG)) {
    for (; lineEnd >= 0 && lineEnd < match.index; lineEnd = text.indexOf("\n", lineEnd + 1)) line++;
    const [, close, name = "", attributes = "", empty] = match;
    const kind = close ? "close" : empty ? "empty" : "open";
    yield {name, kind, attributes: attributesOf(attributes), line};
  }
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = "", double, single]) => [
      name,
      unescapeXml(double ?? single ?? ""),
    ]),
  );
}

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (all, name: string) => ENTITIES.get(name) ?? all);
}
