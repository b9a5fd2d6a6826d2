import type {CommandModule} from "./io/command-io.ts";
import {collectSooner, spareMemory} from "./io/spare-memory.ts";

/** A command's line in the list, and how to load it: no command pays for the imports of another. */
export interface CommandRow {
  readonly name: string;
  /** Its line of the help. */
  readonly summary: string;
  load(): Promise<CommandModule>;
}

/** Every command, in the order of the help: writing, reading, publishing, the tools on their own. */
export const COMMANDS: readonly CommandRow[] = [
  {
    name: "init",
    summary: "start a journal in a repository",
    load: () => import("./commands/init.ts"),
  },
  {
    name: "new",
    summary: "start an entry from benchmark output and profiles",
    load: () => import("./commands/new.ts"),
  },
  {
    name: "record",
    summary: "measure two commits and make an entry of the results",
    load: () => import("./commands/record.ts"),
  },
  {
    name: "import",
    summary: "make entries of a log that is kept elsewhere",
    load: () => import("./commands/import.ts"),
  },
  {
    name: "check",
    summary: "print every problem of the journal",
    load: () => {
      collectSooner();
      return import("./commands/check.ts");
    },
  },
  {
    name: "report",
    summary: "print what a pull request changes in the journal, for its reviewers",
    load: () => import("./commands/report.ts"),
  },
  {
    name: "comment",
    summary: "post that report on its pull request, from a workflow",
    load: () => import("./commands/comment.ts"),
  },
  {
    name: "scrub",
    summary: "replace credentials and personal data in files",
    load: () => import("./commands/scrub.ts"),
  },
  {
    name: "show",
    summary: "print an entry, one of its findings or figures",
    load: () => import("./commands/show.ts"),
  },
  {
    name: "export",
    summary: "write every sample as Parquet, CSV or JSON",
    load: () => import("./commands/export.ts"),
  },
  {
    name: "links",
    summary: "check links to the journal in design documents",
    load: () => import("./commands/links.ts"),
  },
  {
    name: "fetch",
    summary: "load attachments that are kept elsewhere",
    load: () => import("./commands/fetch.ts"),
  },
  {
    name: "build",
    summary: "write the site to dist/",
    load: () => {
      collectSooner();
      return import("./commands/build.ts");
    },
  },
  {
    name: "dev",
    summary: "serve the journal while you write it",
    load: () => {
      spareMemory();
      return import("./commands/dev.ts");
    },
  },
  {
    name: "preview",
    summary: "serve the built site",
    load: () => import("./commands/preview.ts"),
  },
  {
    name: "doctor",
    summary: "print what this computer and repository lack",
    load: () => import("./commands/doctor.ts"),
  },
  {
    name: "benchstat",
    summary: "compare benchmark output, as Go's benchstat does",
    load: () => {
      spareMemory();
      return import("./commands/benchstat.ts");
    },
  },
  {
    name: "pprof",
    summary: "print reports on profiles, as go tool pprof does",
    load: () => import("./commands/pprof.ts"),
  },
];
