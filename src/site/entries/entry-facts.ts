import {commitAddress, pullRequestAddress} from "../../journal/addresses/repository.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {JournalConfig} from "../../journal/read/config.ts";

/** A named fact of an entry, linked where the journal knows where to. */
export interface EntryFact {
  readonly name: string;
  readonly value: string;
  readonly href?: string | undefined;
}

/** Facts of the machine that stand at the head of an entry; the others stand where the file is shown. */
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

/** What an entry's front matter, and the settings attached to it, say of where its numbers come from, in display order. */
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
