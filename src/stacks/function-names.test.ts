import {expect, test} from "vitest";
import {displayName, foldGenerics, packageOf, shortenName} from "./function-names.ts";

test.each([
  ["main.main", "main.main"],
  ["runtime.mallocgc", "runtime.mallocgc"],
  ["net/http.(*conn).serve", "http.(*conn).serve"],
  ["github.com/foo/bar/v4.(*Foo).Bar", "bar.(*Foo).Bar"],
  ["github.com/foo/bar/v4/baz.Qux", "baz.Qux"],
  ["github.com/foo/bar/v1.(*Foo).Bar", "v1.(*Foo).Bar"],
  ["foo/xyz", "foo/xyz"],
  ["gopkg.in/yaml.v2.Unmarshal", "yaml.v2.Unmarshal"],
  ["java.util.concurrent.ThreadPoolExecutor$Worker.run", "ThreadPoolExecutor$Worker.run"],
  ["java.bar.foo.FooBar.<init>(FooBar.java:123)", "FooBar.<init>"],
  ["(anonymous namespace)::Bar::Foo", "Bar::Foo"],
  ["base::Bar::Foo", "Bar::Foo"],
  ["operator delete", "operator delete"],
  ["", ""],
])("shortenName(%s) is %s", (name, short) => {
  expect(shortenName(name)).toBe(short);
});

test("shortenName(name) leaves monstrous names alone", () => {
  const name = `${"a/".repeat(3000)}b.c`;
  expect(shortenName(name)).toBe(name);
});

test.each([
  ["pkg.Map[go.shape.struct { X []int; Y map[string]int }]", "pkg.Map[…]"],
  ["pkg.(*T[go.shape.interface { Read([]uint8) (int, error) }]).M", "pkg.(*T[…]).M"],
  ["pkg.Map[...]", "pkg.Map[…]"],
  ["a[b][c]", "a[…][…]"],
  ["unbalanced[", "unbalanced["],
  ["plain", "plain"],
])("foldGenerics(%s) is %s", (name, folded) => {
  expect(foldGenerics(name)).toBe(folded);
});

test.each([
  ["example.com/x/v2.Map[go.shape.struct { example.com/y.Z }]", "x.Map[…]"],
  ["[vdso]", "[vdso]"],
  ["", "<unknown>"],
])("displayName(%s) is %s", (name, shown) => {
  expect(displayName(name)).toBe(shown);
});

test.each([
  ["net/http.(*conn).serve", "net/http"],
  ["main.main", "main"],
  ["example.com/go-sip/parse.F[go.shape.int].func1", "example.com/go-sip/parse"],
  ["github.com/foo/go-bar.Baz", "github.com/foo/go-bar"],
  ["std::vector::push_back", "std"],
  ["memeqbody", ""],
  ["", ""],
])("packageOf(%s) is %s", (name, group) => {
  expect(packageOf(name)).toBe(group);
});
