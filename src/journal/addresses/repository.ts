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

/** Web addresses of a file in its repository. */
export interface SourceAddresses {
  readonly edit: string;
  /** The commits that changed it; undefined where `edit` is of no known form. */
  readonly history: string | undefined;
  /** The file as plain text; undefined where `edit` is of no known form. */
  readonly raw: string | undefined;
}

/** Path segments of a forge between the address of a repository and a branch; `HEAD` is the default branch. */
interface ForgePaths {
  readonly edit: string;
  readonly history: string;
  readonly raw: string;
}

const GITHUB: ForgePaths = {edit: "/edit/", history: "/commits/", raw: "/raw/"};
const GITLAB: ForgePaths = {edit: "/-/edit/", history: "/-/commits/", raw: "/-/raw/"};
const GITEA: ForgePaths = {edit: "/_edit/", history: "/commits/branch/", raw: "/raw/branch/"};

/**
 * Returns the addresses of a file by its path in the repository, escaped: from `edit`, with `{path}` in it, else from the
 * repository's address as GitHub and GitLab have them for the default branch. Undefined without either.
 */
export function sourceAddresses(
  {edit, repository}: {readonly edit: string | undefined; readonly repository: string | undefined},
  path: string,
): SourceAddresses | undefined {
  const pattern = edit ?? (repository === undefined ? undefined : editPattern(repository));
  if (pattern === undefined) return undefined;
  const forge = [GITLAB, GITEA, GITHUB].find(paths => pattern.includes(paths.edit));
  const of = (segment: string | undefined): string | undefined =>
    forge && segment && pattern.replace(forge.edit, () => segment).replace("{path}", () => path);
  return {edit: pattern.replace("{path}", () => path), history: of(forge?.history), raw: of(forge?.raw)};
}

function editPattern(repository: string): string {
  const address = repository.replace(/(?:\.git)?\/?$/, "");
  const {edit} = /^gitlab\./.test(new URL(repository).hostname) ? GITLAB : GITHUB;
  return `${address}${edit}HEAD/{path}`;
}
