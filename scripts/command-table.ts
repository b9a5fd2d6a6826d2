import type {CommandModule} from "./command-io.ts";

/** A command's line in the list, and how to load it: no command pays for the imports of another. */
export interface CommandRow {
  readonly name: string;
  /** What it does, in one line of the help. */
  readonly summary: string;
  load(): Promise<CommandModule>;
}

/** Every command, in the order of the help: writing, reading, publishing, the tools on their own. */
export const COMMANDS: readonly CommandRow[] = [
  {
    name: "preview",
    summary: "serve the built site",
    load: () => import("./commands/preview.ts"),
  },
];
