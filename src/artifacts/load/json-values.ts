/** An object of JSON, whose values may be anything. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object with keys. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object under a key; undefined if absent. */
export function recordAt(record: JsonRecord, key: string): JsonRecord | undefined {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  return isRecord(value) ? value : undefined;
}

/** The finite, non-negative number under a key; undefined if absent. */
export function jsonNumberAt(record: JsonRecord, key: string): number | undefined {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** The text under a key; undefined if absent. */
export function jsonTextAt(record: JsonRecord, key: string): string | undefined {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** The names and values of an object; empty for other values. */
export function recordsOf(record: JsonRecord | undefined): [name: string, value: unknown][] {
  return record ? Object.entries(record) : [];
}
