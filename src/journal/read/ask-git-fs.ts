import type {SpawnSyncOptions} from "node:child_process";
import {execFile, spawnSync} from "node:child_process";
import process from "node:process";
import {errorCode} from "../../input/system-error.ts";

/** Time after which git is taken to hang, which ends the command: a result never depends on how busy the computer is. */
const HANGS_AFTER_MS = 600_000;

/** Overrides of settings that change git's output, or that let it fetch missing objects of a partial clone. */
const SETTINGS = ["color.ui=false", "log.showSignature=false", "protocol.allow=never"];

/** Options of git in an untrusted folder: a folder that looks like a bare repository would bring its own settings. */
export const NO_BARE_REPOSITORY = ["-c", "safe.bareRepository=explicit"] as const;

/** A question to git. */
export interface GitQuestion {
  /** Standard input. */
  readonly input?: string;
  /** Maximum bytes of the answer; more are as no answer. */
  readonly maxBytes: number;
}

/**
 * Runs git in a folder and returns its output; undefined where there is no git and no repository, where git refuses the
 * repository, or where it fails. Throws the system's error if git does not end.
 */
export function askGit(root: string, args: readonly string[], question: GitQuestion): Buffer | undefined {
  const {input} = question;
  const result = spawnSync("git", argumentsIn(root, args), {
    ...(input !== undefined && {input}),
    stdio: ["pipe", "pipe", "ignore"],
    ...limitsOf(question),
  });
  if (result.error && !isNoAnswer(result.error)) throw result.error;
  return result.status === 0 ? result.stdout : undefined;
}

/** Asks as `askGit` does, while this process works on. */
export function askGitMeanwhile(
  root: string,
  args: readonly string[],
  question: GitQuestion,
): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const options = {...limitsOf(question), encoding: "buffer"} as const;
    const child = execFile("git", argumentsIn(root, args), options, (error, output) => {
      if (!error) resolve(output);
      else if (isNoAnswer(error) || typeof error.code === "number") resolve(undefined);
      else reject(error);
    });
    // Git that ends before it has read everything has an answer or a status.
    child.stdin?.on("error", () => undefined).end(question.input);
  });
}

function argumentsIn(root: string, args: readonly string[]): string[] {
  return ["-C", root, ...SETTINGS.flatMap(setting => ["-c", setting]), ...args];
}

function limitsOf({maxBytes}: GitQuestion) {
  return {
    env: {...process.env, GIT_NO_LAZY_FETCH: "1", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C"},
    timeout: HANGS_AFTER_MS,
    maxBuffer: maxBytes,
  } satisfies SpawnSyncOptions;
}

/** Codes of a computer without git, and of an answer that is too long: the same at every run, other errors are not. */
const NO_ANSWER: ReadonlySet<string | undefined> = new Set([
  "ENOENT",
  "ENOBUFS",
  "EPIPE",
  "ERR_CHILD_PROCESS_STDIO_MAXBUFFER",
]);

function isNoAnswer(error: Error): boolean {
  return NO_ANSWER.has(errorCode(error));
}
