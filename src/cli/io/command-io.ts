/** Effects of a command on its surroundings; tests pass an implementation that records. */
export interface CommandIo {
  /** Writes a part of the result, for a pipe or a file. */
  stdout(chunk: string | Uint8Array): void;
  /** Writes a message for the person at the terminal; line ends are the caller's. */
  stderr(text: string): void;
  /** Reads standard input to its end. */
  stdin(): Promise<Uint8Array>;
  /** Asks the person at the terminal and returns the answer, "" for an empty answer; absent without a terminal. */
  ask?(question: string): Promise<string>;
  /** The folder that relative paths are of; absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person is looking at standard output, so that it may be coloured. */
  readonly isTTY: boolean;
  /** Whether a person is looking at standard error, so that a line of it may be rewritten. */
  readonly stderrIsTTY: boolean;
  /** Milliseconds since 1970: the only clock a command reads. */
  now(): number;
  /** Aborted at Ctrl-C and SIGTERM, just before the process ends; listeners must be synchronous. */
  readonly signal: AbortSignal;
  /**
   * Lets a command end by itself at Ctrl-C: until the returned function is called, the first Ctrl-C only aborts
   * `signal`. A second Ctrl-C, and every other signal, ends the process.
   */
  holdInterrupt(): () => void;
}

/** A command of the command line, in a file of its own below `commands/`. */
export interface CommandModule {
  /** Text of `perf-journal help <name>`, ending in a line end; absent if the command answers `--help` itself. */
  readonly usage?: string;
  /** Text of `perf-journal help <name>` if the command answers `--help` itself, as another tool would. */
  readonly help?: string;
  /** Runs with the arguments after its name and returns the exit status of `EXIT`. */
  run(args: readonly string[], io: CommandIo): Promise<number>;
}

/** Every exit status of the command line. */
export const EXIT = {
  ok: 0,
  /** The journal has problems at error level, or a gate was not passed. */
  problems: 1,
  usage: 2,
  configuration: 3,
  /** The system refuses to read or write a file, or the file is over its budget. */
  unreadable: 4,
  /** A bug of ours. */
  internal: 5,
  interrupted: 130,
} as const;
