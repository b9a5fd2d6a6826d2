import type {Measurement} from "../../measurement.ts";
import {formatDuration, timeLeft} from "../../record/duration.ts";
import {percent} from "../../record/machine-warnings.ts";
import type {StopRule} from "../../record/precision.ts";
import {widestInterval} from "../../record/precision.ts";
import type {Levels} from "../../record/progress-table.ts";
import {progressTable} from "../../record/progress-table.ts";
import type {BothSides} from "../../record/side.ts";
import {printableLine} from "../../text/printable.ts";
import type {CommandIo} from "../io/command-io.ts";
import type {RoundListener} from "./rounds.ts";

/** Shows the progress of rounds on standard error: a table that is rewritten on a terminal, a line a round elsewhere. */
export interface RoundProgress extends RoundListener {
  /** Takes the table away again. */
  done(): void;
}

/** A line that wraps could not be taken away again: terminals have 80 columns or more. */
const WIDTH = 79;
const CLEAR_BELOW = "\u001b[J";

/** Starts to show the progress of rounds over parts of these names. */
export function roundProgress(
  io: CommandIo,
  parts: readonly string[],
  rule: StopRule,
  levels: Levels,
): RoundProgress {
  const start = io.now();
  let drawn = 0;
  let rounds = 0;
  let table: readonly string[] = [];
  const erase = () => (drawn > 0 ? `\u001b[${drawn}A\r${CLEAR_BELOW}` : "");
  const draw = (lines: readonly string[]) => {
    io.stderr(erase() + lines.map(line => `${printableLine(line).slice(0, WIDTH)}\n`).join(""));
    drawn = lines.length;
  };
  const left = () => leftText(timeLeft(io.now() - start, rounds, rule.rounds), rule);
  return {
    started(round, part, side) {
      if (!io.stderrIsTTY) return;
      const where = parts.length > 1 ? ` ${part + 1}/${parts.length} ${parts[part] ?? ""}` : "";
      draw([
        ...table,
        [`round ${round + 1} of ${totalText(rule)}, ${side}${where}`, left()].filter(Boolean).join(", "),
      ]);
    },
    finished(done, measurements) {
      rounds = done;
      table = io.stderrIsTTY ? progressTable(measurements, levels) : [];
      if (io.stderrIsTTY) return;
      const notes = [widestText(rule, measurements, levels), done < rule.rounds ? left() : ""];
      io.stderr(`${[`round ${done} of ${totalText(rule)}`, ...notes].filter(Boolean).join(", ")}\n`);
    },
    done() {
      if (io.stderrIsTTY) io.stderr(erase());
      drawn = 0;
    },
  };
}

function totalText({precision, rounds}: StopRule): string {
  return precision === undefined ? String(rounds) : `at most ${rounds}`;
}

function leftText(milliseconds: number | undefined, {precision}: StopRule): string {
  if (milliseconds === undefined) return "";
  return `${precision === undefined ? "about" : "at most"} ${formatDuration(milliseconds)} left`;
}

function widestText(
  {precision}: StopRule,
  measurements: BothSides<readonly Measurement[]>,
  {confidence}: Levels,
): string {
  const widest = precision === undefined ? undefined : widestInterval(measurements, confidence);
  if (widest === undefined || !Number.isFinite(widest.share)) return "";
  return `widest interval ±${percent(widest.share)}, ${printableLine(widest.name)} ${widest.unit}`;
}
