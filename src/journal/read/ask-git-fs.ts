import {spawnSync} from "node:child_process";
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
  const {input, maxBytes} = question;
  const settings = SETTINGS.flatMap(setting => ["-c", setting]);
  const result = spawnSync("git", ["-C", root, ...settings, ...args], {
    ...(input !== undefined && {input}),
    stdio: ["pipe", "pipe", "ignore"],
    env: {...process.env, GIT_NO_LAZY_FETCH: "1", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C"},
    timeout: HANGS_AFTER_MS,
    maxBuffer: maxBytes,
  });
  // A computer without git, and an answer that is too long, are the same at every run; other errors are not.
  const code = errorCode(result.error);
  if (result.error && code !== "ENOENT" && code !== "ENOBUFS" && code !== "EPIPE") throw result.error;
  return result.status === 0 ? result.stdout : undefined;
}
