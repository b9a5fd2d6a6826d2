import {commitAddress, pullRequestAddress} from "../../journal/addresses/repository.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {JournalConfig} from "../../journal/read/config.ts";

/** A named fact of an entry, with a link if there is a target. */
export interface EntryFact {
  readonly name: string;
  readonly value: string;
  readonly href?: string | undefined;
}

/** Facts of the machine in the head of an entry; the others are shown with their file. */
const MACHINE_FACTS = [
  "os/arch",
  "cpu",
  "processors",
  "governor",
  "turbo",
  "GOMAXPROCS",
  "GOGC",
  "GOMEMLIMIT",
];

/** The origin of an entry's numbers by its front matter and attached settings, in display order. */
export function entryFacts(entry: Entry, config: JournalConfig): EntryFact[] {
  const {meta} = entry;
  const {facts} = entry.environment;
  const attached = (name: string): string | undefined => facts.find(fact => fact.name === name)?.value;
  const machine = config.machines.find(({name}) => name === meta.machine);
  const commit = (name: string, sha: string | undefined): EntryFact[] =>
    sha ? [{name, value: sha.slice(0, 10), href: commitAddress(config.repository, sha)}] : [];
  const plain = (name: string, value: string | undefined): EntryFact[] => (value ? [{name, value}] : []);
  return [
    ...commit("base", meta.baseCommit),
    ...commit("commit", meta.commit),
    ...(meta.pr
      ? [{name: "pull request", value: meta.pr, href: pullRequestAddress(config.repository, meta.pr)}]
      : []),
    ...plain("machine", machine?.description ? `${machine.name}: ${machine.description}` : meta.machine),
    ...plain("go", goVersion(meta.go, attached("go"))),
    ...MACHINE_FACTS.flatMap(name => plain(name, attached(name))),
    ...plain(meta.authors.length > 1 ? "authors" : "author", meta.authors.join(", ")),
  ];
}

/** Both where they contradict each other. */
function goVersion(written: string | undefined, attached: string | undefined): string | undefined {
  const isSame = written === undefined || attached === undefined || written.replace(/^go/, "") === attached;
  return isSame ? (written ?? attached) : `${written} (the attached environment says ${attached})`;
}
