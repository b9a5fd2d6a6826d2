import {sha256} from "@noble/hashes/sha2.js";
import {previewImageAddress} from "../../journal/addresses/addresses.ts";
import type {FindingState, Journal} from "../../journal/journal.ts";
import {once} from "../../journal/once.ts";
import {UNKNOWN_NUMBER} from "../../markdown/finding-blocks.ts";
import {question} from "../page-question.ts";
import type {Card} from "./card.ts";
import {cardSvg} from "./card.ts";
import {entryCard, findingCard} from "./cards.ts";

/** Findings of an entry that have pictures of their own; those beyond have the entry's, so that no entry costs too much. */
const FINDING_IMAGES = 40;

/** Digits of a digest in a name. */
const DIGITS = 8;

/** A picture of the site. */
export interface PreviewImage {
  readonly address: string;
  readonly card: Card;
  /** Id of the entry. */
  readonly entry: string;
  /** The finding whose claim has numbers that are only known once its entry is drawn. */
  readonly unknown: FindingState | undefined;
}

/** What a picture is of. */
interface ImageSubject {
  readonly entry: string;
  /** Id of a finding; absent for the entry itself. */
  readonly finding?: string;
}

/** The address of the picture of an entry or a finding (`entry/finding`); "" for none. */
const IMAGE_ADDRESS = question("preview image", ({journal}, of) => imagesOf(journal).find(of)?.address ?? "");

/** Full address of the picture of a page; undefined if the journal names no site, since programs need full addresses. */
export function previewImage(
  site: {
    ask(asked: typeof IMAGE_ADDRESS, of: string): string;
    absolute(path: string): string | undefined;
  },
  {entry, finding}: ImageSubject,
): string | undefined {
  const own = finding === undefined ? "" : site.ask(IMAGE_ADDRESS, `${entry}/${finding}`);
  const address = own || site.ask(IMAGE_ADDRESS, entry);
  return address === "" ? undefined : site.absolute(address);
}

/** Lists every picture of a journal; none if it names no site, since no page could lead to them. */
export function previewImages(journal: Journal): readonly PreviewImage[] {
  return imagesOf(journal).all();
}

interface Images {
  all(): readonly PreviewImage[];
  /** By `entry` or `entry/finding`. */
  find(subject: string): PreviewImage | undefined;
}

const known = new WeakMap<readonly unknown[], Images>();

/** The pictures of a journal, made once. */
function imagesOf(journal: Journal): Images {
  const images = known.get(journal.entries) ?? makeImages(journal);
  known.set(journal.entries, images);
  return images;
}

function makeImages(journal: Journal): Images {
  const bySubject = once(() => new Map(journal.config.site === undefined ? [] : listImages(journal)));
  return {all: () => [...bySubject().values()], find: subject => bySubject().get(subject)};
}

function listImages(journal: Journal): (readonly [subject: string, image: PreviewImage])[] {
  const published = journal.entries.filter(({meta}) => !meta.draft);
  const findings = Map.groupBy(journal.findings, ({entry}) => entry);
  return published.flatMap(entry => {
    const own = (findings.get(entry) ?? []).slice(0, FINDING_IMAGES);
    const card = entryCard(entry, journal);
    const whole = {card, entry: entry.id, address: address(card, entry.id, undefined), unknown: undefined};
    return [
      [entry.id, whole] as const,
      ...own.map(state => [`${entry.id}/${state.finding.id}`, findingImage(state, journal)] as const),
    ];
  });
}

function findingImage(state: FindingState, journal: Journal): PreviewImage {
  const {entry, finding} = state;
  const card = findingCard(state, finding.claim, journal);
  const isUnknown = finding.claim.includes(UNKNOWN_NUMBER);
  // Numbers of the claim follow from the entry.
  const own = isUnknown ? {...card, facts: `${card.facts} ${entry.digest}`} : card;
  return {
    card,
    entry: entry.id,
    address: address(own, entry.id, finding.id),
    unknown: isUnknown ? state : undefined,
  };
}

function address(card: Card, entry: string, part: string | undefined): string {
  const digest = sha256(new TextEncoder().encode(cardSvg(card)));
  const hex = [...digest].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return previewImageAddress(entry, part, hex.slice(0, DIGITS));
}
