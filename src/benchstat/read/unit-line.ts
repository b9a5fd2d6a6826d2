import {tidyUnit} from "../../units/unit.ts";
import {GO_SPACE} from "./go-syntax.ts";

const SPACES = new RegExp(`${GO_SPACE}+`);

/**
 * Reads `Unit <unit> key=value …` into the metadata by tidied unit, where the first value of a key holds. Returns the
 * faults of the line, a message a field; empty for a line that is no unit line.
 */
export function readUnitLine(text: string, metadata: Map<string, Map<string, string>>): string[] {
  const [word, written, ...fields] = text.split(SPACES).filter((field, index) => field !== "" || index === 0);
  if (word !== "Unit") return [];
  if (written === undefined) return ["missing unit"];
  const {unit} = tidyUnit(written);
  const values = metadata.get(unit) ?? new Map<string, string>();
  metadata.set(unit, values);
  return fields.flatMap(field => {
    const equals = field.indexOf("=");
    if (equals <= 0) return ["expected key=value"];
    return set(values, written, field.slice(0, equals), field.slice(equals + 1));
  });
}

function set(values: Map<string, string>, unit: string, key: string, value: string): string[] {
  const old = values.get(key) ?? value;
  values.set(key, old);
  return old === value ? [] : [`metadata ${key} of unit ${unit} already set to ${old}`];
}
