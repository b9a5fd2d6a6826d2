import {textToTell} from "./file-text.ts";
import {oldTables} from "./old-table.ts";

const ONE_FILE = /^name {2,500}\S{1,100}\/(?:op|s|GC)[ \t\r]{0,100}$|^name {2,500}speed[ \t\r]{0,100}$/m;
const TWO_FILES = /^name {2,500}old \S{1,100} {2,100}new \S{1,100} {2,100}delta[ \t\r]{0,100}$/m;
const MORE_FILES = /^name \\ \S{1,100} {2,500}\S/m;
/** Cells that few other tables have. */
const CELL = /\d\S{0,20} ± ?\d{1,9}%/;

/** Tables of benchstat before 2023: means without outliers, with the largest distance from them. */
export const benchstatV1 = oldTables(
  "benchstat before 2023",
  file => {
    const text = textToTell(file);
    return TWO_FILES.test(text) || ((ONE_FILE.test(text) || MORE_FILES.test(text)) && CELL.test(text));
  },
  line => [ONE_FILE, TWO_FILES, MORE_FILES].some(head => head.test(line)),
);
