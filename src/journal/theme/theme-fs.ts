import {join} from "node:path";
import {readImageHeader} from "../../artifacts/image/header.ts";
import {BUDGETS} from "../../budgets.ts";
import {decodeText} from "../../markdown/text.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {MISSING_FILE} from "../../problems/codes.ts";
import {badLogo} from "../../problems/theme.ts";
import {attachmentAddress} from "../addresses/attachment-address.ts";
import {openAttachment} from "../read/attachment-fs.ts";
import type {JournalConfig} from "../read/config.ts";
import type {JournalPlace} from "../read/journal-place.ts";
import {configPath} from "../read/journal-place.ts";
import type {Logo, PlacedProperty, Theme} from "./theme.ts";
import {themeSheet} from "./theme.ts";
import {readThemeCss} from "./theme-css.ts";

/** File of custom properties, beside journal.yaml. */
export const THEME_FILE = "theme.css";

/** Maximum bytes of a logo, which every page loads. */
const LOGO_BYTES = 256 * 1024;

/** A theme read from disk. */
export interface ReadTheme {
  readonly theme: Theme;
  readonly problems: readonly Problem[];
  /** Changes whenever any of its files does. */
  readonly signature: string;
}

/** Reads the look of a journal: `theme` of journal.yaml, theme.css and the logo beside it. */
export async function readTheme(place: JournalPlace, config: JournalConfig): Promise<ReadTheme> {
  const sheet = await readSheet(place);
  const logo = await readLogo(place, config);
  const {css, problems} = themeSheet([...accentProperties(place, config), ...sheet.properties]);
  return {
    theme: {css, logo: logo.logo},
    problems: [...sheet.problems, ...problems, ...logo.problems],
    signature: `${sheet.signature}\n${logo.signature}`,
  };
}

function accentProperties({dir}: JournalPlace, {theme}: JournalConfig): PlacedProperty[] {
  const file = configPath(dir);
  return (["light", "dark"] as const).flatMap(scheme => {
    const set = theme.accent[scheme];
    return set === undefined ? [] : [{name: "accent", value: set.color, scheme, line: set.line, file}];
  });
}

async function readSheet({root, dir}: JournalPlace) {
  const file = `${dir}/${THEME_FILE}`;
  const opened = await openAttachment(join(root, dir), THEME_FILE, file);
  if (opened.problem?.code === MISSING_FILE) return {properties: [], problems: [], signature: ""};
  if (!opened.bytes || opened.problem)
    return {properties: [], problems: opened.problem ? [opened.problem] : [], signature: "unreadable"};
  const {text, problems} = decodeText(file, opened.bytes, BUDGETS.yamlBytes);
  const sheet = readThemeCss(file, text ?? "");
  return {
    properties: sheet.properties.map(property => ({...property, file})),
    problems: [...problems, ...sheet.problems],
    signature: opened.sha256,
  };
}

async function readLogo(
  {root, dir}: JournalPlace,
  {theme}: JournalConfig,
): Promise<{logo: Logo | undefined; problems: readonly Problem[]; signature: string}> {
  if (theme.logo === undefined) return {logo: undefined, problems: [], signature: ""};
  const {name, line} = theme.logo;
  const at = {file: configPath(dir), line};
  const opened = await openAttachment(join(root, dir), name, `${dir}/${name}`);
  const failed = (got: string, signature: string) => ({
    logo: undefined,
    problems: [problemAt(at, badLogo(name, got))],
    signature,
  });
  if (!opened.bytes || opened.problem) return failed(opened.problem?.message ?? "nothing", "unreadable");
  const {bytes, sha256} = opened;
  const header = readImageHeader(bytes);
  if (header === undefined) return failed("another format", sha256);
  if (bytes.length > LOGO_BYTES) return failed(`${Math.ceil(bytes.length / 1024)} KiB`, sha256);
  const {width, height} = header;
  return {
    logo: {name, address: attachmentAddress(name, sha256, false), width, height},
    problems: [],
    signature: sha256,
  };
}
