import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import type {BenchmarkModel} from "../../benchstat/read/model.ts";
import {besideFile, emptyAttribute, missingAttribute} from "../../problems/directive.ts";
import {listNames} from "../../text/list.ts";
import type {DirectiveCall, EmbedContext} from "../embed.ts";
import {EmbedError} from "../embed.ts";
import type {TypedAttachment} from "./attachments.ts";
import {ofKind, pairLabel, typedAttachment} from "./attachments.ts";
import {benchmarkPairs} from "./benchmark-pair.ts";
import {stem} from "./figure.ts";

/** The files of a comparison, the base first, and their common name. */
export interface ComparedFiles {
  readonly name: string;
  readonly files: readonly TypedAttachment<BenchmarkModel>[];
}

/**
 * The files an author means: `file` alone, `base` and every `head`, the pair of that name, else the entry's only pair;
 * where `col` divides a file, also the entry's only benchmark file.
 */
export function comparedFiles(attributes: DirectiveCall["attributes"], context: EmbedContext): ComparedFiles {
  const {base, head, file, col, pair} = attributes;
  if (file !== undefined) return oneFile(attributes, context);
  if (base !== undefined && head !== undefined) {
    return named([fileNamed(base, context), ...headsNamed(head, context)]);
  }
  if (base !== undefined || head !== undefined) {
    const missing = base === undefined ? "base" : "head";
    throw new EmbedError(missingAttribute(missing, "both base and head, or neither"));
  }
  const all = ofKind(context.entry, benchmarkKind);
  if (col !== undefined && pair === undefined && all.length === 1) return named(all);
  return onlyPair(pair, context);
}

function oneFile(
  {base, head, pair, file = "", col}: DirectiveCall["attributes"],
  context: EmbedContext,
): ComparedFiles {
  const other = Object.entries({base, head, pair}).find(([, value]) => value !== undefined)?.[0];
  if (other !== undefined) {
    throw new EmbedError(besideFile(other));
  }
  if (col === undefined) {
    throw new EmbedError(
      missingAttribute(
        "col",
        "the key whose values are the columns of one file",
        "write col=/impl for sub-benchmarks named Parse/impl=old and Parse/impl=new",
      ),
    );
  }
  return named([fileNamed(file, context)]);
}

function headsNamed(written: string, context: EmbedContext): TypedAttachment<BenchmarkModel>[] {
  const isOne = context.entry.attachments.some(({name}) => name === written);
  const names = isOne ? [written] : written.split(/[\s,]+/).filter(Boolean);
  if (names.length === 0) throw new EmbedError(emptyAttribute("head"));
  return names.map(name => fileNamed(name, context));
}

function fileNamed(name: string, {entry}: EmbedContext): TypedAttachment<BenchmarkModel> {
  return typedAttachment(entry, name, benchmarkKind, "benchmark results");
}

function named(files: readonly TypedAttachment<BenchmarkModel>[]): ComparedFiles {
  return {name: files.map(({attachment}) => stem(attachment.name)).join("-"), files};
}

function onlyPair(pair: string | undefined, context: EmbedContext): ComparedFiles {
  const pairs = benchmarkPairs(context, pair);
  const [only, ...others] = pairs;
  if (only && !others.length) {
    const files = [only.base, only.head];
    return {name: only.name || named(files).name, files};
  }
  throw new EmbedError(
    missingAttribute(
      "pair",
      `one of ${listNames(pairs.map(pairLabel))}`,
      only && `write {pair=${JSON.stringify(pairLabel(only))}}`,
    ),
  );
}
