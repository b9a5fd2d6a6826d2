import type {TextFormat} from "./format.ts";
import {HEY_BREAKS, readHeyLine} from "./hey-lines.ts";

/** hey's own summary (github.com/rakyll/hey, requester/print.go): seconds with four digits, eleven ranges of equal width. */
export const hey: TextFormat = {
  tool: "hey",
  isSigned: text =>
    /\bSlowest:\s+\d+\.\d{4} secs\b/.test(text) || /^[ \t]*\d+%+ in \d+\.\d{4} secs\s*$/m.test(text),
  read(line, drafts) {
    const reading = readHeyLine(line, drafts);
    if (reading === true) drafts.run().resolution = 1e-4;
    return reading;
  },
  breaks: HEY_BREAKS,
};
