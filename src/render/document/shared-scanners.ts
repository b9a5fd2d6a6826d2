import type {RegexEngine} from "shiki/core";

type Scanner = ReturnType<RegexEngine["createScanner"]>;

/** Maximum lists that are kept: the end of a here document is a pattern of its own for each word that an author chooses. */
const MOST_LISTS = 4096;

/**
 * Makes an engine that compiles each list of patterns once: rules of a grammar have the same lists, and compiling them takes
 * longer than to match the code of most pages. Lists beyond `MOST_LISTS` are compiled each time, and released by their rules.
 */
export function sharedScanners(engine: RegexEngine): RegexEngine {
  const scanners = new Map<string, Scanner>();
  return {
    createString: text => engine.createString(text),
    createScanner(patterns) {
      const key = patterns.join("\0");
      const known = scanners.get(key);
      if (known) return known;
      const scanner = engine.createScanner(patterns);
      if (scanners.size >= MOST_LISTS) return scanner;
      // No `dispose`: a rule must not release the scanner of another.
      const shared: Scanner = {
        findNextMatchSync: (...search) => scanner.findNextMatchSync(...search),
      };
      scanners.set(key, shared);
      return shared;
    },
  };
}
