import {z} from "zod";
import {BUDGETS} from "../../budgets.ts";
import type {YamlMapping} from "../../markdown/yaml.ts";
import {readColor} from "../theme/color.ts";
import type {JournalConfig, ThemeConfig} from "./config.ts";
import {readDir} from "./journal-place.ts";
import type {Typed} from "./yaml-schema.ts";
import {flag, fraction, line, typeMapping, webAddress} from "./yaml-schema.ts";

/** As benchstat prints it, without the prefix that `go test` prints. */
const benchmarkName = line
  .transform(name => name.replace(/^Benchmark(?=.)/, ""))
  .refine(name => !/\s|\/$/.test(name), 'a name without spaces, not ending in "/"');

const color = line.transform((text, context) => {
  const read = readColor(text);
  if (read !== undefined) return read;
  context.addIssue({code: "custom", message: 'expected a colour such as "#0d5c58"'});
  return z.NEVER;
});

const host = line
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?$/,
    'expected a host such as "files.example.org"',
  )
  .transform(name => name.toLowerCase());

/** Settings of journal.yaml. */
export const configSchema = z.strictObject({
  /** Name of the journal, in the head of every page. */
  title: line.default("Performance journal"),
  /** A sentence or two about the journal. */
  description: z.string("text").trim().max(2000, "text of at most 2000 characters").optional(),
  /** Origin the site is published at: `https://example.org`. Feed and sitemap need it. */
  site: webAddress.transform(address => new URL(address).origin).optional(),
  /** Path the site lives under: `/name/`. */
  base: line
    .regex(/^\/(?:[A-Za-z0-9._~-]+(?:\/|$))*$/, 'a path such as "/journal/"')
    .transform(path => (path.endsWith("/") ? path : `${path}/`))
    .default("/"),
  /** Web address of the code repository; commits and pull requests are linked below it. */
  repository: webAddress.optional(),
  /** Web address of an entry's source, `{path}` standing for `content/…/index.md`. */
  edit: webAddress.refine(address => address.includes("{path}"), 'an address with "{path}" in it').optional(),
  /** Folder of Markdown documents that are pages of the site, too; from the root. */
  docs: line
    .transform((path, context) => {
      const dir = readDir(path);
      if (dir !== undefined) return dir;
      context.addIssue({code: "custom", message: 'expected a path of folders below the root such as "docs"'});
      return z.NEVER;
    })
    .optional(),
  /** Machines that entries name with `machine:`. */
  machines: z.array(z.strictObject({name: line, description: line.optional()})).default([]),
  /**
   * Benchmarks and packages that have another name today, oldest rename first; their history goes on under the new name.
   * `from` and `to` are a benchmark's name (`Parse`, `Parse/msg=invite`, also of all its sub-benchmarks) or a package's path.
   */
  renames: z
    .array(
      z
        .strictObject({from: benchmarkName, to: benchmarkName})
        .refine(({from, to}) => from !== to, "a rename to another name"),
    )
    .max(BUDGETS.yamlItems, `a list of at most ${BUDGETS.yamlItems} items`)
    .default([]),
  /** From where on numbers are called out. */
  thresholds: z
    .strictObject({
      /** Significance level of the U test. */
      alpha: fraction.default(0.05),
      /** Confidence of the medians' intervals. */
      confidence: fraction.default(0.95),
      /** Changes of a series' level below this fraction are ignored. */
      "least-change": fraction.default(0.02),
      /** Profiles of fewer samples are called thin. */
      "profile-samples": line
        .regex(/^\d{1,9}$/, "a whole number")
        .transform(Number)
        .default(100),
    })
    .prefault({}),
  /** Attachments kept elsewhere. */
  remote: z
    .strictObject({
      /** Hosts that `fetch` may load them from. */
      hosts: z.array(host).max(50, "expected at most 50 hosts").default([]),
    })
    .prefault({}),
  /** Files of figures. */
  figures: z
    .strictObject({
      /** Whether each figure has its picture as PNG, light and dark, beside the SVG; needs `site`. */
      png: flag.default(false),
    })
    .prefault({}),
  /** Settings of `check --secrets`. */
  secrets: z
    .strictObject({
      /** Values that may be published: names of users and hosts, addresses. */
      allow: z.array(line).max(BUDGETS.yamlItems, `a list of at most ${BUDGETS.yamlItems} items`).default([]),
    })
    .prefault({}),
  /** The look of the site; theme.css beside journal.yaml sets more. */
  theme: z
    .strictObject({
      /** Colour of links and marks in both schemes; text of at least 4.5:1 on the page. */
      accent: z.strictObject({light: color.optional(), dark: color.optional()}).prefault({}),
      /** An image beside journal.yaml: PNG, JPEG, WebP or GIF. */
      logo: line.optional(),
      footer: z
        .strictObject({
          text: line.max(300, "expected at most 300 characters").optional(),
          links: z
            .array(z.strictObject({text: line.max(60, "expected at most 60 characters"), href: webAddress}))
            .max(10, "expected at most 10 links")
            .default([]),
        })
        .prefault({}),
    })
    .prefault({}),
});

const RULES = {of: "journal.yaml"} as const;

/** Types journal.yaml; every setting may be left out. */
export function typeConfig(mapping: YamlMapping, file: string): Typed<JournalConfig> {
  const {value, problems} = typeMapping(configSchema, mapping, file, RULES);
  return {value: value && normalize(value, mapping.lines), problems};
}

/** Configuration of a journal without a readable journal.yaml. */
export function defaultConfig(): JournalConfig {
  return normalize(configSchema.parse({}));
}

function normalize(
  value: z.output<typeof configSchema>,
  lines: ReadonlyMap<string, number> = new Map(),
): JournalConfig {
  const {
    alpha,
    confidence,
    "least-change": leastChange,
    "profile-samples": profileSamples,
  } = value.thresholds;
  return {
    title: value.title,
    description: value.description,
    site: value.site,
    base: value.base,
    repository: value.repository,
    edit: value.edit,
    ...(value.docs !== undefined && {docs: value.docs}),
    machines: value.machines.map(({name, description}) => ({name, description})),
    renames: value.renames.map(({from, to}, i) => ({from, to, line: lines.get(`renames.${i}.from`)})),
    thresholds: {alpha, confidence, leastChange, profileSamples},
    theme: themeConfig(value.theme, lines),
    remote: {hosts: value.remote.hosts},
    ...(value.figures.png && {figurePng: true}),
    secrets: {allow: value.secrets.allow},
  };
}

function themeConfig(
  {accent, logo, footer}: z.output<typeof configSchema>["theme"],
  lines: ReadonlyMap<string, number>,
): ThemeConfig {
  const placed = (scheme: "light" | "dark") =>
    accent[scheme] === undefined
      ? undefined
      : {color: accent[scheme], line: lines.get(`theme.accent.${scheme}`)};
  return {
    accent: {light: placed("light"), dark: placed("dark")},
    logo: logo === undefined ? undefined : {name: logo, line: lines.get("theme.logo")},
    footer: {text: footer.text, links: footer.links},
  };
}
