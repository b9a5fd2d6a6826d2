import type {BenchmarkFormat} from "../format.ts";
import {jsonFormat} from "../json-file.ts";
import {items, member, numberIn, textIn} from "../json-place.ts";

/** JSON of nanobench's own template: seconds of every epoch: https://nanobench.ankerl.com/tutorial.html#rendering-mustache-like-templates. */
export const nanobenchJson: BenchmarkFormat = jsonFormat({
  name: "nanobench",
  words: ["results", "median(elapsed)", "measurements"],
  hasShape: whole =>
    items(member(whole, "results")).some(one => Array.isArray(member(one, "measurements").value)),
  read(whole, builder) {
    for (const result of items(member(whole, "results"))) {
      const title = textIn(member(result, "title"));
      const own = textIn(member(result, "name"));
      const batch = numberIn(member(result, "batch")) || 1;
      const times = items(member(result, "measurements")).flatMap(one => {
        const elapsed = numberIn(member(one, "elapsed"));
        if (elapsed === undefined) builder.bad(member(one, "elapsed"), "a number of seconds");
        return elapsed === undefined ? [] : elapsed / batch;
      });
      if (own === "") builder.bad(member(result, "name"), "the name of a benchmark");
      else builder.rounds(title === "" || title === "benchmark" ? own : `${title}/${own}`, "s/op", times);
    }
  },
});
