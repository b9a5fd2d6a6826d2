import {tidyUnit} from "../../units/unit.ts";
import type {MeasuredUnit} from "./results.ts";

/** A unit as results are stored in it, with its number among those of a reading, from 0. */
export interface NumberedUnit extends MeasuredUnit {
  readonly id: number;
}

/** A unit as a file writes it, and the conversion of its values. */
export interface WrittenUnit {
  /** The unit's UTF-8, to recognise it in the next line without decoding. */
  readonly bytes: Uint8Array;
  readonly factor: number;
  readonly tidied: NumberedUnit;
  /** For values that tidying would not change. */
  readonly untouched: NumberedUnit;
}

/** Every unit of a reading; equal units are the same object. */
export interface UnitTable {
  written(text: string): WrittenUnit;
}

/** Makes an empty table. */
export function unitTable(): UnitTable {
  const encoder = new TextEncoder();
  const units = new Map<string, WrittenUnit>();
  const numbered = new Map<string, NumberedUnit>();

  function number(unit: string, written: string | undefined): NumberedUnit {
    const key = JSON.stringify([unit, written]);
    const known = numbered.get(key);
    if (known) return known;
    const added = {id: numbered.size, unit, written};
    numbered.set(key, added);
    return added;
  }

  return {
    written(text) {
      const known = units.get(text);
      if (known) return known;
      const {unit, factor} = tidyUnit(text);
      const untouched = number(text, undefined);
      const tidied = unit === text ? untouched : number(unit, text);
      const added = {bytes: encoder.encode(text), factor, tidied, untouched};
      units.set(text, added);
      return added;
    },
  };
}
