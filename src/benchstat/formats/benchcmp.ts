import {hasLine, oldTables} from "./old-table.ts";

const HEAD = /^benchmark {1,500}old \S{1,100} {1,100}new \S{1,100} {1,100}(?:delta|speedup)[ \t\r]{0,100}$/m;

/** Tables of benchcmp, which compared single runs: https://pkg.go.dev/golang.org/x/tools/cmd/benchcmp. */
export const benchcmp = oldTables(
  "benchcmp",
  file => hasLine(file, HEAD),
  line => HEAD.test(line),
);
