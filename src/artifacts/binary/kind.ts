import {h} from "hastscript";
import {isUtf8} from "../../input/detection-sample.ts";
import {defineKind} from "../kind.ts";
import {recognise} from "./recognise.ts";
import type {Recognised} from "./tool-files.ts";

interface BinaryModel {
  readonly recognised: Recognised | undefined;
  readonly size: number;
  /** The first bytes in hexadecimal, to recognize a format. */
  readonly start: string;
}

/** Files that no other kind reads: unreadable text of a known format, and anything but text. */
export const binaryKind = defineKind<BinaryModel>({
  name: "binary",
  general: true,
  guide: {
    what: "Whatever no other kind reads and is no text.",
    commands: ["perf record -o perf.data ./tool"],
    shown:
      "Its size and a download; for formats that are known, the command that turns them into one that can be shown.",
  },
  detect: file => !isUtf8(file) || recognise(file.bytes) !== undefined,
  parse: ({bytes}) => ({
    model: {recognised: recognise(bytes), size: bytes.length, start: hex(bytes.subarray(0, 8))},
    problems: [],
  }),
  title: ({recognised}) => recognised?.name ?? "Binary file",
  facts: ({size}) => [{name: "bytes", value: String(size)}],
  view({recognised, size, start}) {
    if (!recognised)
      return [h("p.note", `Unknown format of ${size} bytes, beginning ${start || "with nothing"}.`)];
    const {name, advice} = recognised;
    return [
      h("p.note", advice ? [`${name}: not shown here. `, ...advised(advice)] : `${name}: not shown here.`),
    ];
  },
});

function advised({text, command}: NonNullable<Recognised["advice"]>) {
  return command ? [text, " ", h("code", command)] : [text];
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join(" ");
}
