import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {demangle, demangleShort} from "./demangle.ts";

/** As `c++filt` prints them, crates without their hashes. */
test.each([
  ["_ZN3foo3barEv", "foo::bar()"],
  ["__ZN3foo3barEv", "foo::bar()"],
  ["_ZNK3foo3Bar3bazEiPKc", "foo::Bar::baz(int, char const*) const"],
  ["_ZN3FooC1Ei", "Foo::Foo(int)"],
  ["_ZN3FooD0Ev", "Foo::~Foo()"],
  ["_ZNSt6vectorIiSaIiEE9push_backERKi", "std::vector<int, std::allocator<int> >::push_back(int const&)"],
  ["_Z4sortIiEvT_S0_", "void sort<int>(int, int)"],
  ["_ZN12_GLOBAL__N_13runEv", "(anonymous namespace)::run()"],
  ["_ZTV3Foo", "vtable for Foo"],
  ["_ZN3FooixEm", "Foo::operator[](unsigned long)"],
  ["_ZNK3FoocvbEv", "Foo::operator bool() const"],
  ["_ZZ4mainENKUliE_clEi", "main::{lambda(int)#1}::operator()(int) const"],
  ["_Z3runPFiiE", "run(int (*)(int))"],
  ["_Z3fooi.part.0", "foo(int) [clone .part.0]"],
  ["_ZN4core3fmt9Formatter3pad17h0123456789abcdefE", "core::fmt::Formatter::pad"],
  [
    "_ZN44_$LT$$RF$T$u20$as$u20$core..fmt..Display$GT$3fmt17h0123456789abcdefE",
    "<&T as core::fmt::Display>::fmt",
  ],
  ["_RNvNtCs1234_7mycrate3foo3bar", "mycrate::foo::bar"],
  ["_RINvNtC3std3mem8align_ofjE", "std::mem::align_of::<usize>"],
  ["_RNCNvC3app4main0", "app::main::{closure#0}"],
  ["_RNvXCs1_3appNtB2_3FooNtNtC4core3fmt5Debug3fmt", "<app::Foo as core::fmt::Debug>::fmt"],
  ["_RNvMC3appINtB2_3VecReE3new", "<app::Vec<&str>>::new"],
])("demangle(%s) is %s", (symbol, name) => {
  expect(demangle(symbol)).toBe(name);
});

test.each(["main", "_start", "_Z", "_R", "_ZN3fo", "_RNvC3app", "_ZN9999foo3barEv", "_Report", ""])(
  "demangle(%s) leaves other names alone",
  name => {
    expect(demangle(name)).toBe(name);
  },
);

test("demangle(name) reads names of any nesting within limits, and circles not at all", () => {
  expect(demangle(`_Z1f${"P".repeat(3000)}i`)).toContain("_Z1f");
  expect(demangle("_RB_")).toBe("_RB_");
  expect(demangle("_RNvB_3foo")).toBe("_RNvB_3foo");
});

test("demangle(name) takes a C++ name of many lengths for Rust's in no more than one pass", () => {
  const name = `_ZN${"12aaaaaaaaaaaa".repeat(200)}3runEv`;
  expect(demangle(name)).toBe(`${Array(200).fill("aaaaaaaaaaaa").join("::")}::run()`);
  expect(demangle(`_ZN5boost${"12345".repeat(40)}Ev`)).toContain("_ZN5boost");
});

const symbols = readFileSync(join(import.meta.dirname, "testdata/symbols.tsv"), "utf8")
  .trim()
  .split("\n")
  .map(line => line.split("\t"));

test.each(symbols)(
  "demangle(%s) and demangleShort() agree with pprof's library",
  (symbol = "", full, short) => {
    expect(demangle(symbol)).toBe(full);
    expect(demangleShort(symbol)).toBe(short);
  },
);

test.each([
  ["_ZN3foo3barEv.cold", "foo::bar"],
  ["_ZN4core3fmt9Formatter3pad17h0123456789abcdefE.llvm.1234", "core::fmt::Formatter::pad"],
  ["_RINvNtC3std3mem8align_ofjE", "std::mem::align_of::<>"],
  ["_GLOBAL__I__ZN3fooIiE3barEi", "global constructors keyed to foo::bar(int)"],
  ["_GLOBAL_.D_main.cpp", "global destructors keyed to .D_main.cpp"],
  ["___ZN3foo3barEi_block_invoke_2", "invocation function for block in foo::bar"],
  ["_ZThn16_N3FooD0Ev", "non-virtual thunk to Foo::~Foo()"],
  ["_ZZN3FooIiE3barEiE5table", "Foo::bar()::table"],
  ["main.(*T).Run", "main.(*T).Run"],
])("demangleShort(%s) is %s", (symbol, name) => {
  expect(demangleShort(symbol)).toBe(name);
});

test("demangle(name) leaves a symbol alone whose name would be endless", () => {
  let components = "1A1BIS_S_E";
  for (let i = 1; i < 200; i++) {
    const last = i.toString(36).toUpperCase();
    components += `S0_IS${last}_S${last}_E`;
  }
  expect(demangle(`_Z1f${components}`)).toBe(`_Z1f${components}`);
  let rust = "INvC1a1bTuuE";
  let at = 8;
  for (let i = 0; i < 60; i++) {
    const pair = `TB${base62(at)}B${base62(at)}E`;
    at = rust.length;
    rust += pair;
  }
  expect(demangle(`_R${rust}E`)).toBe(`_R${rust}E`);
});

function base62(value: number): string {
  const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const text = (rest: number): string =>
    (rest < 62 ? "" : text(Math.floor(rest / 62))) + digits.charAt(rest % 62);
  return `${text(value - 1)}_`;
}
