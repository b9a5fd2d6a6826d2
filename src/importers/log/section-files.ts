import type {Code, Root} from "mdast";
import {toString as textOf} from "mdast-util-to-string";
import {visit} from "unist-util-visit";
import {openArtifact, toolKindOf} from "../../artifacts/kinds.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {parseCodeFence} from "../../markdown/code-fence.ts";
import {attributeValue} from "../../markdown/written-values.ts";
import {WITHOUT_NUMBERS} from "../../problems/codes.ts";
import type {ImportedFile} from "../imported-entry.ts";
import type {TextEdit} from "./text-edits.ts";

/** Output of tools that a section shows, as files of its entry. */
export interface SectionFiles {
  readonly files: readonly ImportedFile[];
  /** Puts a directive in the place of each. */
  readonly edits: readonly TextEdit[];
}

/** A block of code that a tool printed. */
interface PrintedBlock {
  readonly node: Code;
  readonly kind: string;
  readonly side: "before" | "after" | undefined;
}

/** Maximum words of a paragraph that labels the block below it. */
const LABEL_WORDS = 6;

/** Makes attachments of the code blocks in some lines whose text a tool clearly printed. */
export function sectionFiles(tree: Root, isInside: (line: number) => boolean): SectionFiles {
  const blocks: PrintedBlock[] = [];
  visit(tree, "code", (node, index, parent) => {
    if (!isInside(node.position?.start.line ?? 0)) return;
    const kind = printedKind(node.value);
    const above = index === undefined ? undefined : parent?.children[index - 1];
    if (kind !== undefined) blocks.push({node, kind, side: sideOf(node, above ? textOf(above) : "")});
  });
  const names = fileNames(blocks);
  return {
    files: blocks.map(({node}, index) => ({
      name: names[index] ?? "",
      content: new TextEncoder().encode(`${node.value}\n`),
    })),
    edits: blocks.map(({node}, index) => ({
      start: node.position?.start.offset ?? 0,
      end: node.position?.end.offset ?? 0,
      text: `::artifact{file=${attributeValue(names[index] ?? "")}}`,
    })),
  };
}

/** Returns the kind of a text that a tool printed and that is read without an error; undefined for other texts. */
function printedKind(text: string): string | undefined {
  const file = artifactFile("", "code.txt", new TextEncoder().encode(`${text}\n`));
  const kind = toolKindOf(file);
  if (!kind) return undefined;
  const {problems} = openArtifact(file);
  const isRead = problems.every(({severity, code}) => severity !== "error" && !WITHOUT_NUMBERS.has(code));
  return isRead ? kind.name : undefined;
}

/** Reads whether a block is before or after a change, from its title or the few words above it. */
function sideOf({lang, meta}: Code, above: string): PrintedBlock["side"] {
  const label = parseCodeFence(lang, meta).title ?? (above.split(/\s+/).length <= LABEL_WORDS ? above : "");
  const isBefore = /\b(?:before|old|base|baseline)\b/i.test(label);
  const isAfter = /\b(?:after|new|head)\b/i.test(label);
  return isBefore === isAfter ? undefined : isBefore ? "before" : "after";
}

/** Names files by kind: `benchmark.before.txt` where both sides exist once, else `benchmark.txt`, `benchmark-2.txt`. */
function fileNames(blocks: readonly PrintedBlock[]): string[] {
  const counts = new Map<string, number>();
  return blocks.map(({kind, side}) => {
    const count = (of: PrintedBlock["side"]) =>
      blocks.filter(block => block.kind === kind && block.side === of).length;
    if (side !== undefined && count("before") === 1 && count("after") === 1) return `${kind}.${side}.txt`;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    return number === 1 ? `${kind}.txt` : `${kind}-${number}.txt`;
  });
}
