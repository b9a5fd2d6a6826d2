import type {NamesDocument} from "../../contract/search-names.ts";
import {NAMES_VERSION} from "../../contract/search-names.ts";
import {checkVersion} from "../../contract/version.ts";
import type {SearchableNames} from "./rank-names.ts";
import {searchableNames} from "./rank-names.ts";

const fetched = new Map<string, Promise<SearchableNames>>();

/** Fetches the names of the journal, once a page; a failure is tried again at the next call. */
export function fetchNames(address: string): Promise<SearchableNames> {
  const known = fetched.get(address) ?? load(address);
  fetched.set(address, known);
  known.catch(() => fetched.delete(address));
  return known;
}

async function load(address: string): Promise<SearchableNames> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the names could not be fetched (status ${response.status})`);
  return searchableNames(checkVersion<NamesDocument>(await response.json(), NAMES_VERSION));
}
