import {join} from "node:path";
import {BUDGETS} from "../../budgets.ts";
import {decodeText} from "../../markdown/text.ts";
import {isYamlFault, parseYaml} from "../../markdown/yaml.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {MISSING_FILE} from "../../problems/codes.ts";
import {unreadableConfig} from "../../problems/config.ts";
import {openAttachment} from "./attachment-fs.ts";
import type {JournalConfig} from "./config.ts";
import {defaultConfig, typeConfig} from "./config-schema.ts";
import type {JournalPlace} from "./journal-place.ts";
import {CONFIG_NAME, configPath} from "./journal-place.ts";

/** Reads journal.yaml; if it is missing or bad the defaults hold, and the site is still built. */
export async function readConfig({
  root,
  dir,
}: JournalPlace): Promise<{config: JournalConfig; problems: readonly Problem[]; signature: string}> {
  const fallback = (problems: readonly Problem[], signature: string) => ({
    config: defaultConfig(),
    problems,
    signature,
  });
  const file = configPath(dir);
  const opened = await openAttachment(join(root, dir), CONFIG_NAME, file);
  if (opened.problem?.code === MISSING_FILE) return fallback([], "");
  if (!opened.bytes) return fallback(opened.problem ? [opened.problem] : [], opened.problem?.code ?? "");
  const {bytes} = opened;
  const signature = new TextDecoder().decode(bytes);
  const {text, problems} = decodeText(file, bytes, BUDGETS.yamlBytes);
  if (text === undefined) return fallback(problems, signature);
  const yaml = parseYaml(text, 1);
  if (isYamlFault(yaml)) {
    const {line, column, message, hint} = yaml;
    const place = {file, line, column};
    return fallback([problemAt(place, unreadableConfig(message, hint))], signature);
  }
  const typed = typeConfig(yaml, file);
  return {config: typed.value ?? defaultConfig(), problems: [...problems, ...typed.problems], signature};
}
