import type {ProblemExample, ProblemGuide} from "./guide.ts";
import {entryExample, examplePage} from "./guide.ts";

const PAGE = examplePage("Buffers come from a pool.");

function attached(name: string, content: string): ProblemExample {
  return {...entryExample({"index.md": PAGE, [name]: content}), command: "check --secrets"};
}

/** Not a token of anybody; in two parts, so that no scanner takes this file for a leak. */
const TOKEN = ["glpat-", "4fQz8Lk2TbWm7XcV9sRd"].join("");

/** Guides of problems of credentials and personal data. */
export const SECRET_GUIDES = {
  PJ150: {
    meaning:
      "`check --secrets` found a value of the form of a token, a key or a password in the text or a file of an entry.",
    why: "Attachments are published as they are, and Git keeps what was pushed. A credential that was pushed must be revoked; replacing it in the file alone is not enough.",
    bad: attached("run.log", `deploying with GITLAB_TOKEN=${TOKEN}\n`),
    good: attached("run.log", "deploying with GITLAB_TOKEN=[credential-1]\n"),
  },
  PJ151: {
    meaning:
      "`check --secrets` found the home folder of a person, a mail address, a name or an address of a private network, the environment of a shell, a command line of perf, or a comment, a label or a mapping of a profile that names one of these.",
    why: "Strangers learn who works on which machine. `perf-journal scrub` replaces such values by placeholders that are the same for the same value. A name that may be published goes into `secrets.allow` of journal.yaml.",
    bad: attached("run.log", "panic: no route\n\t/home/mallory/src/proxy/main.go:42 +0x1d\n"),
    good: attached("run.log", "panic: no route\n\t/home/user-1/src/proxy/main.go:42 +0x1d\n"),
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
