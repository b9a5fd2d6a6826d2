import {usageError} from "../io/command-error.ts";

/** Reads the value of --preview: a web address, without slashes at its end; throws CommandError for anything else. */
export function previewAddress(address: string | undefined): string | undefined {
  if (address === undefined || /^https?:\/\/[^\s<>"]+$/.test(address)) return address?.replace(/\/+$/, "");
  throw usageError(`--preview takes an http or https address, got "${address}"`);
}
