import type {Artifact} from "../../artifacts/kind.ts";
import type {EntryWork} from "./entry-work.ts";

/** Pages of a profile and the data of its viewer. */
export const PROFILE_PAGES = 9;

/** Files of a site whose processor time those pages take: graphs, trees and tables of a profile. */
const PROFILE_WORK = 100;

/** Draws the pages that an artifact has of its own from an entry's meter; throws WorkExhausted. */
export function payForPages({kind}: Artifact, {meter}: EntryWork): void {
  if (kind.name === "profile") meter.spend("pages", PROFILE_WORK);
}
