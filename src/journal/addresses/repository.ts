/** Web address of a commit in the journal's code repository; undefined without a repository. */
export function commitAddress(repository: string | undefined, commit: string): string | undefined {
  return repository && `${repository.replace(/\/$/, "")}/commit/${commit}`;
}

/** Web address of a pull request: the text itself if it is an address, else the number's in the repository. */
export function pullRequestAddress(repository: string | undefined, pr: string): string | undefined {
  if (/^https:\/\//.test(pr)) return pr;
  const number = /^#?(\d+)$/.exec(pr)?.[1];
  return repository && number && `${repository.replace(/\/$/, "")}/pull/${number}`;
}
