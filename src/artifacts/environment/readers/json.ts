import {assigned} from "./go.ts";
import type {Found, Written} from "./reader.ts";

/** Reads an object of `go env -json` or of `lscpu -J`; undefined for any other, and for text that is no JSON. */
export function readJsonBlock(text: string): Found {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isObject(json)) return undefined;
  if (Array.isArray(json.lscpu)) return lscpuFields(json.lscpu, 0);
  const names = Object.keys(json).filter(name => /^C?GO[A-Z0-9_]*$/.test(name));
  if (names.length === 0) return undefined;
  return Object.entries(json).flatMap(([name, value]) =>
    typeof value === "string" ? [assigned(name, value)] : [],
  );
}

/** Fields within fields, as newer versions group them. */
const DEEPEST = 8;

function lscpuFields(fields: readonly unknown[], depth: number): Written[] {
  return fields.flatMap(field => {
    if (!isObject(field) || typeof field.field !== "string") return [];
    const name = field.field.replace(/:$/, "");
    const own: Written[] =
      typeof field.data === "string"
        ? [{source: "lscpu", name, value: field.data, isVolatile: /MHz$|^BogoMIPS$/.test(name)}]
        : [];
    const inner =
      Array.isArray(field.children) && depth < DEEPEST ? lscpuFields(field.children, depth + 1) : [];
    return [...own, ...inner];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
