import {describe, expect, test} from "vitest";
import {subtractBase} from "../profile/combine.ts";
import type {Profile} from "../profile/profile.ts";
import {recordedProfile} from "../testdata/profiles-fs.ts";
import type {Edges} from "./edge-table.ts";
import {buildGraph} from "./graph.ts";
import {sumEdgesAround, sumEdgesTo, sumNodes} from "./node-sums.ts";
import type {Granularity} from "./nodes.ts";
import {inlinedNodes, nodeTable} from "./nodes.ts";

const difference = subtractBase(recordedProfile("mem-after.pb.gz"), recordedProfile("mem-before.pb.gz"), {
  diff: false,
  normalize: false,
});
const profiles: [string, Profile][] = [
  ["cpu-before", recordedProfile("cpu-before.pb.gz")],
  ["deep-cpu", recordedProfile("deep-cpu.pb.gz")],
  ["heap-before", recordedProfile("heap-before.pb.gz")],
  ["a difference", difference],
];
const granularities: Granularity[] = ["functions", "lines"];
const cases = profiles.flatMap(([name, profile]) =>
  granularities.flatMap(granularity =>
    [false, true].map(mean => [name, granularity, mean ? "means" : "sums", profile, mean] as const),
  ),
);

function tableOf(profile: Profile, granularity: Granularity) {
  const options = {showColumns: false, inlines: true, objectFiles: false, trimPath: (path: string) => path};
  return nodeTable(profile, {granularity, ...options});
}

/** The edges that are not dropped as texts, in an order of their own; those to `targets` alone where they are given. */
function listed(edges: Edges, targets?: Uint8Array): string[] {
  const lines = Array.from({length: edges.count}, (_, edge) => {
    const {sources, targets: ends, weights, divisors, residual, inline} = edges;
    return [ends[edge], sources[edge], weights[edge], divisors[edge], residual[edge], inline[edge]] as const;
  });
  const isListed = (target: number, edge: number): boolean =>
    edges.dropped[edge] === 0 && (!targets || targets[target] === 1);
  return lines
    .filter(([target = 0], edge) => isListed(target, edge))
    .map(String)
    .sort();
}

describe.each(cases)("of %s by %s, %s:", (_name, granularity, _what, profile, mean) => {
  const table = tableOf(profile, granularity);
  const weights = {type: profile.sampleTypes.length - 1, mean};
  const whole = buildGraph(profile, table, weights);

  test("sumNodes(profile, table, weights) has the nodes of the whole graph", () => {
    const {nodes, flat, cum, flatDivisors, cumDivisors} = sumNodes(profile, table, weights);
    expect(nodes).toEqual(whole.nodes);
    expect({flat, cum}).toEqual({flat: whole.flat, cum: whole.cum});
    expect({flatDivisors, cumDivisors}).toEqual({
      flatDivisors: whole.flatDivisors,
      cumDivisors: whole.cumDivisors,
    });
  });

  test("sumEdgesTo(…) has those edges of the whole graph that lead to its targets", () => {
    const targets = inlinedNodes(table);
    const edges = sumEdgesTo(profile, table, weights, targets, undefined);
    expect(listed(edges)).toEqual(listed(whole.edges, targets));
    expect(edges.count).toBeGreaterThan(0);
  });

  test("sumEdgesAround(…) has those edges of the whole graph that touch its nodes", () => {
    const some = Uint8Array.from(table.infos, (_, node) => (node % 5 === 0 ? 1 : 0));
    const {sources, targets: ends} = whole.edges;
    const isApart = (end: number, edge: number) => some[end] === 0 && some[sources[edge] ?? 0] === 0;
    const dropped = Uint8Array.from(ends, (end, edge) => (isApart(end, edge) ? 1 : 0));
    const around = sumEdgesAround(profile, table, weights, some);
    expect(listed(around)).toEqual(listed({...whole.edges, dropped}));
  });

  test("sumEdgesTo(…) passes over nodes that are left out", () => {
    const targets = inlinedNodes(table);
    const kept = Uint8Array.from(table.infos, (_, node) => (node % 3 === 0 ? 0 : 1));
    const rest = buildGraph(profile, table, weights, {kept});
    expect(listed(sumEdgesTo(profile, table, weights, targets, kept))).toEqual(listed(rest.edges, targets));
  });
});
