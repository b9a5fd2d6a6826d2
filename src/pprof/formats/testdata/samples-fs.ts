import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import type {ArtifactFile} from "../../../input/artifact-file.ts";
import {artifactFile} from "../../../input/artifact-file.ts";
import type {Profile} from "../../profile/profile.ts";
import {functionName, sampleValue} from "../../profile/profile.ts";
import type {Reading} from "../format.ts";
import {formatOfFile} from "../formats.ts";

/** Reads a sample of `testdata/`: `v8/app.cpuprofile`. */
export function sampleFile(name: string): ArtifactFile {
  return artifactFile(`content/x/${name}`, name.slice(name.lastIndexOf("/") + 1), sampleBytes(name));
}

/** Reads the bytes of a sample, decompressed. */
export function sampleBytes(name: string): Uint8Array {
  const bytes = readFileSync(join(import.meta.dirname, name));
  return bytes[0] === 0x1f ? gunzipSync(bytes) : new Uint8Array(bytes);
}

/** Reads a sample as text. */
export function sampleText(name: string): string {
  return readFileSync(join(import.meta.dirname, name), "utf8");
}

/** Lists the samples in a folder of `testdata/`, sources of programs left out. */
export function sampleNames(folder: string): string[] {
  return readdirSync(join(import.meta.dirname, folder), {withFileTypes: true})
    .filter(entry => entry.isFile() && !/\.(?:c|go|mjs)\.txt$|\.raw\.txt$/.test(entry.name))
    .map(entry => `${folder}/${entry.name}`);
}

/** Makes a file of text under any name. */
export function textFile(text: string, name = "profile"): ArtifactFile {
  return artifactFile(`content/x/${name}`, name, new TextEncoder().encode(text));
}

/** Reads a file by the format that knows it. */
export function readingOf(file: ArtifactFile): Reading {
  const format = formatOfFile(file);
  if (!format) throw new Error(`${file.path} is of no format`);
  return format.read(file);
}

/** Writes each sample as `root → … → leaf: values {labels}`, inlined calls in brackets. */
export function stacksOf(profile: Profile): string[] {
  const {samples, locations, strings, sampleTypes} = profile;
  return Array.from({length: samples.count}, (_, sample) => {
    const frames: string[] = [];
    for (let frame = (samples.offsets[sample + 1] ?? 0) - 1; frame >= (samples.offsets[sample] ?? 0); frame--) {
      const location = samples.frames[frame] ?? 0;
      const first = locations.lineOffsets[location] ?? 0;
      const end = locations.lineOffsets[location + 1] ?? 0;
      if (first === end) frames.push(`0x${(locations.addresses[location] ?? 0n).toString(16)}`);
      for (let line = end - 1; line >= first; line--) {
        const name = functionName(profile, locations.lineFunctions[line] ?? 0);
        frames.push(line === end - 1 ? name : `[${name}]`);
      }
    }
    const values = sampleTypes.map((_type, type) => sampleValue(profile, sample, type)).join(" ");
    const labels: string[] = [];
    for (let row = samples.labelOffsets[sample] ?? 0; row < (samples.labelOffsets[sample + 1] ?? 0); row++) {
      const text = strings.at(samples.labelTexts[row] ?? 0);
      const unit = strings.at(samples.labelUnits[row] ?? 0);
      labels.push(`${strings.at(samples.labelKeys[row] ?? 0)}=${text || `${samples.labelNumbers[row]}${unit}`}`);
    }
    return `${frames.join(" → ")}: ${values}${labels.length > 0 ? ` {${labels.join(", ")}}` : ""}`;
  });
}
