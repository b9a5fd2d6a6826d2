import {badAttribute} from "../../problems/directive.ts";
import {EmbedError} from "../embed.ts";

/** Reads an attribute that is a whole number from 1 to `most`; `usual` is the example in the hint. */
export function wholeNumberAttribute(name: string, written: string, usual: number, most: number): number {
  const count = Number(written);
  if (/^\d+$/.test(written) && count >= 1 && count <= most) return count;
  throw new EmbedError(
    badAttribute(name, `a whole number from 1 to ${most}`, written, `write ${name}=${usual}`),
  );
}
