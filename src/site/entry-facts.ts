import type {JournalConfig} from "../journal/config.ts";
import type {Entry} from "../journal/entry.ts";
import {commitAddress, pullRequestAddress} from "../journal/repository.ts";

/** A named fact of an entry, linked where the journal knows where to. */
export interface EntryFact {
  readonly name: string;
  readonly value: string;
  readonly href?: string | undefined;
}

/** What an entry's front matter says of where its numbers come from, in display order. */
export function entryFacts(entry: Entry, config: JournalConfig): EntryFact[] {
  const {meta} = entry;
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
    ...plain("go", meta.go),
    ...plain(meta.authors.length > 1 ? "authors" : "author", meta.authors.join(", ")),
  ];
}
