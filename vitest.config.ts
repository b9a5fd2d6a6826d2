import {defineConfig} from "vitest/config";
import {LongestFirst} from "./scripts/testing/longest-first.ts";

/** Every test runs under the time zone of the variable; the suite must pass under any. */
process.env.TZ ??= "UTC";

export default defineConfig({
  test: {
    sequence: {sequencer: LongestFirst},
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // Pages, the elements that a browser defines and the programs of processes that render and search run in the site tests, elsewhere.
      exclude: [
        "**/*.test.ts",
        "**/testdata/**",
        "src/pages/**",
        "src/env.d.ts",
        "src/cli/site/render-helper.ts",
        "src/cli/site/search/search-program.ts",
        "src/islands/{benchmark-list,cited-version,compare-files,contents-list,copy-code,copy-menu,facet-filter}.ts",
        "src/islands/{filter-list,flame-graph,graph-view,site-search,sortable-table,theme-toggle,trend-chart}.ts",
      ],
      reporter: ["text-summary"],
      thresholds: {lines: 90, branches: 82.5},
    },
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: ["src/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: ["**/*.site.test.ts", "**/*.stress.test.ts"],
          env: {TEST_ROUNDS: "few"},
          // Test files of a worker share its modules: loading them again for each file takes most of the time otherwise. So
          // a test leaves no state behind; stubs are removed after each.
          isolate: false,
          unstubEnvs: true,
          unstubGlobals: true,
          restoreMocks: true,
          // A limit against endless loops only: on a busy machine a test may take many times its usual time.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A virtual machine's disk may stall for minutes. Retried tests are printed.
          retry: 1,
          // The default leaves a core to the main process, which has little to do: on two cores it is one worker.
          maxWorkers: "100%",
        },
      },
      {
        // Thousands of damaged inputs: counting what they cover would double their time, so that few of them are unit tests.
        test: {
          name: "stress",
          environment: "node",
          include: ["src/**/*.{stress,mutations}.test.ts", "scripts/**/*.stress.test.ts"],
          isolate: false,
          testTimeout: 120_000,
          retry: 1,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "site",
          environment: "node",
          globalSetup: ["scripts/testing/site-setup.ts"],
          include: ["src/**/*.site.test.ts", "scripts/**/*.site.test.ts"],
          testTimeout: 120_000,
          // Builds of the sample, on a busy machine.
          hookTimeout: 600_000,
          retry: 1,
          // The default is a second, which a busy machine needs for a page.
          expect: {poll: {timeout: 20_000}},
          // A browser and a build beside it: more would wait for each other on two cores.
          maxWorkers: 2,
        },
      },
    ],
  },
});
