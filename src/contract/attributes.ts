/** How a value is written into an attribute. */
export interface AttributeField<Value> {
  /** Undefined leaves the attribute out. */
  encode(value: Value): string | undefined;
  /** `text` is undefined where there is no such attribute. Undefined for text that `encode` never writes. */
  decode(text: string | undefined): {readonly value: Value} | undefined;
}

/** Data attributes of an element as they are written: `data-base-name`. */
export type PageAttributes = Readonly<Record<string, string>>;

/** Data attributes of an element as a browser gives them: `baseName`. */
export type Dataset = Readonly<Record<string, string | undefined>>;

/** The data attributes of an element, for the page that writes them and the script that reads them. */
export interface AttributeCodec<Shape> {
  /** Attributes in the order of the fields. */
  encode(value: Shape): PageAttributes;
  /** Undefined if an attribute is missing or malformed. */
  decode(dataset: Dataset): Shape | undefined;
}

/** Any text. */
export const textField: AttributeField<string> = {
  encode: value => value,
  decode: written => (written === undefined ? undefined : {value: written}),
};

/** Any text, or no attribute. */
export const optionalText: AttributeField<string | undefined> = {
  encode: value => value,
  decode: written => ({value: written}),
};

/** A finite number. */
export const numberField: AttributeField<number> = {
  encode: value => String(value),
  decode: written => {
    const value = Number(written);
    return written === undefined || written.trim() === "" || !Number.isFinite(value) ? undefined : {value};
  },
};

/** True for an attribute without text, false without it. */
export const flagField: AttributeField<boolean> = {
  encode: value => (value ? "" : undefined),
  decode: written => ({value: written !== undefined}),
};

/** Texts without line ends, a line each; no attribute without texts. */
export const linesField: AttributeField<readonly string[]> = {
  encode: value => (value.length > 0 ? value.join("\n") : undefined),
  decode: written => ({value: written === undefined || written === "" ? [] : written.split("\n")}),
};

/** A word of a small set. */
export function oneOf<const Word extends string>(...words: readonly Word[]): AttributeField<Word> {
  return {
    encode: value => value,
    decode: written => {
      const value = words.find(word => word === written);
      return value === undefined ? undefined : {value};
    },
  };
}

/** A list as JSON; no attribute for an empty list. `isItem` checks each item. */
export function jsonList<Item>(isItem: (value: unknown) => value is Item): AttributeField<readonly Item[]> {
  return {
    encode: value => (value.length > 0 ? JSON.stringify(value) : undefined),
    decode: written => {
      if (written === undefined) return {value: []};
      const value = parsed(written);
      return Array.isArray(value) && value.every(isItem) ? {value} : undefined;
    },
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Makes the codec of an element from its fields, by their names in `dataset`. */
export function attributeCodec<Shape extends object>(
  fields: {readonly [Key in keyof Shape]-?: AttributeField<Shape[Key]>},
): AttributeCodec<Shape> {
  const names = Object.keys(fields) as (keyof Shape & string)[];
  return {
    encode: value =>
      Object.fromEntries(
        names.flatMap(name => {
          const written = fields[name].encode(value[name]);
          return written === undefined ? [] : [[attributeName(name), written]];
        }),
      ),
    decode: dataset => {
      const read: Partial<Shape> = {};
      for (const name of names) {
        const field = fields[name].decode(dataset[name]);
        if (!field) return undefined;
        if (field.value !== undefined) read[name] = field.value;
      }
      return read as Shape;
    },
  };
}

/** `data-base-name` of `baseName`. */
function attributeName(name: string): string {
  return `data-${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}
