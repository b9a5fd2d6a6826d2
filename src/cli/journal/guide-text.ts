/** Instructions of a repository for coding assistants and people. */
export const GUIDE_FILES = ["AGENTS.md", "CONTRIBUTING.md"] as const;

/** Heading of the section, by which a second run finds it. */
export const GUIDE_HEADING = "## Performance journal";

/** Writes the section about the journal in `dir` for those who change the code. */
export function guideText(dir: string): string {
  return `${GUIDE_HEADING}

A change for speed or memory comes with an entry in \`${dir}/\`: what was tried, and the raw files that show it.

- Measure both sides and make the entry: \`npx perf-journal record --base main --title "Pool the buffers"\`. Go, or any tool: \`… record --base main -- <command>\`.
- Fill in what the entry leaves to you: what was tried, why, and the verdict (kept, rejected, inconclusive, deferred, reverted).
- Write numbers as \`:delta[Name]{unit=sec/op}\`, not by hand: the build takes them from the files.
- Check before you push: \`npx perf-journal check --since main --secrets\`. It prints \`file:line: severity CODE message\`; \`npx perf-journal help CODE\` explains one.
- Replace what must not be published: \`npx perf-journal scrub <file> --write\`.
- Read what a reviewer will read: \`npx perf-journal report --since main\`.
- State what others may build on as a finding, \`:::finding{#id status=open}\`; close one of an earlier entry with \`resolves: ["<entry>#<id>"]\`.
- Cite an entry, a finding or a figure: \`npx perf-journal show <entry>#<id> --cite\`.
- Keep a rejected attempt, with its numbers: it answers the next one.
`;
}
