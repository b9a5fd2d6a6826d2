import {splitName, subNameValue} from "../read/name.ts";
import type {ResultGroup} from "../read/results.ts";
import {configValue} from "../read/results.ts";

/** Returns a key's value of a result; "" if absent. */
export type Extractor = (group: ResultGroup) => string;

/** Makes the extractor of `.name`, `.fullname`, `.file`, `/sub-key` or a configuration key. */
export function extractor(key: string): Extractor {
  if (key === ".name") return ({name}) => baseName(name);
  if (key === ".fullname") return ({name}) => name;
  if (key === ".file") return ({file}) => file;
  if (key.startsWith("/")) return ({name}) => subNameValue(name, key);
  return ({config}) => configValue(config, key);
}

/** True for keys whose value is a part of the benchmark's name. */
export function isNameKey(key: string): boolean {
  return key === ".name" || key.startsWith("/");
}

/** Up to the first slash, where a GOMAXPROCS suffix is not looked for; without a slash it is dropped. */
function baseName(name: string): string {
  const slash = name.indexOf("/");
  return slash < 0 ? splitName(name).base : name.slice(0, slash);
}
