import {expect, test} from "vitest";
import {displayName, foldGenerics, matchingName, packageOf, shortenName} from "./function-names.ts";

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
  ["main.Map[int,string].func1", "main.Map[…].func1"],
  ["sync/atomic.(*Pointer[example.com/x.T]).Load", "sync/atomic.(*Pointer[…]).Load"],
  ["main.(*Set[go.shape.int]).Add-fm", "main.(*Set[…]).Add-fm"],
  ["-[MyView drawRect:]", "-[MyView drawRect:]"],
  ["+[MyCache(Disk) load:into:]", "+[MyCache(Disk) load:into:]"],
  ["__45-[Foo bar:]_block_invoke.12", "__45-[Foo bar:]_block_invoke.12"],
  ["Array#[]", "Array#[]"],
  ["Array#[]=", "Array#[]="],
  ["Hash.[]", "Hash.[]"],
  ["operator[]", "operator[]"],
  ["std::vector<int>::operator[](unsigned long)", "std::vector<int>::operator[](unsigned long)"],
  ["operator new[](unsigned long)", "operator new[](unsigned long)"],
  ["std::to_string[abi:cxx11](int)", "std::to_string[abi:cxx11](int)"],
  ["<[T] as core::fmt::Debug>::fmt", "<[T] as core::fmt::Debug>::fmt"],
  ["alloc::slice::<impl [T]>::to_vec", "alloc::slice::<impl [T]>::to_vec"],
  ["java.util.Arrays.sort([I)V", "java.util.Arrays.sort([I)V"],
  [
    "closure #1 (Swift.Int) -> [Swift.Int] in main.f() -> ()",
    "closure #1 (Swift.Int) -> [Swift.Int] in main.f() -> ()",
  ],
  ["Object.foo [as bar]", "Object.foo [as bar]"],
  ["Foo.[Symbol.iterator]", "Foo.[Symbol.iterator]"],
  [
    "System.Collections.Generic.List`1[System.Int32].Add",
    "System.Collections.Generic.List`1[System.Int32].Add",
  ],
  ["java/lang/String.hash_[j]", "java/lang/String.hash_[j]"],
  ["unbalanced[", "unbalanced["],
  ["plain", "plain"],
])("foldGenerics(%s) is %s", (name, folded) => {
  expect(foldGenerics(name)).toBe(folded);
});

test.each([
  ["example.com/x/v2.Map[go.shape.struct { example.com/y.Z }]", "x.Map[…]"],
  ["[vdso]", "[vdso]"],
  ["-[NSWindow sendEvent:]", "-[NSWindow sendEvent:]"],
  [
    "std::basic_string<wchar_t, std::char_traits<wchar_t>, std::allocator<wchar_t> >::push_back(wchar_t)",
    "basic_string<…>::push_back(…)",
  ],
  [
    "Searcher::ProcessDoc(int, std::map<K, boost::shared_ptr<I> >*, Query const&, long*)",
    "Searcher::ProcessDoc(…)",
  ],
  ["void ns::sort<int*, std::less<int> >(int*, int*)", "ns::sort<…>(…)"],
  ["std::vector<int> const& a::B::get() const", "B::get()"],
  ["operator new[](unsigned long)", "operator new[](…)"],
  ["foo::Bar::operator<<(int)", "Bar::operator<<(…)"],
  ["foo::Bar::operator()(int) const", "foo::Bar::operator()(…)"],
  ["foo::Bar::operator->() const", "Bar::operator->()"],
  ["bool operator< <int>(A<int> const&, A<int> const&)", "operator< <…>(…)"],
  ["foo::Bar::operator std::string() const", "Bar::operator std::string()"],
  ["(anonymous namespace)::Bar::Foo", "Bar::Foo"],
  ["a::b::(anonymous namespace)::f(int)", "f(…)"],
  ["a::b::run(int)::{lambda(int)#1}::operator()(int) const", "b::run(…)::{lambda(int)#1}::operator()(…)"],
  ["vtable for a::b::C", "vtable for b::C"],
  ["foo(int) [clone .part.0]", "foo(…)"],
  ["std::to_string[abi:cxx11](int)", "std::to_string[abi:cxx11](…)"],
  ["a::B::~B()", "B::~B()"],
  ["decltype(auto) f<int>(int)", "f<…>(…)"],
  [
    "<alloc::vec::Vec<T,A> as core::iter::traits::collect::Extend<T>>::extend",
    "<Vec<…> as Extend<…>>::extend",
  ],
  [
    "core::fmt::num::<impl core::fmt::Display for u32>::fmt::h0123456789abcdef",
    "<impl Display for u32>::fmt",
  ],
  ["tokio::runtime::scheduler::Context::run::{{closure}}::h0123456789abcdef", "Context::run::{{closure}}"],
  ["core::ptr::drop_in_place<[u8; 4]>", "ptr::drop_in_place<…>"],
  ["ActiveRecord::Base#save!", "ActiveRecord::Base#save!"],
  ["block in Foo::Bar#[]", "block in Foo::Bar#[]"],
  ["Array#[]", "Array#[]"],
  ["java.util.HashMap.put(Object)", "HashMap.put"],
  ["Foo.<init>", "Foo.<init>"],
  ["<listcomp>", "<listcomp>"],
  ["(anonymous index.js:3:4)", "(anonymous index.js:3:4)"],
  ["parse (mod.py:12)", "parse (mod.py:12)"],
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
  ["void std::sort<a::B>(a::B)", "std"],
  ["-[MyView drawRect:]", "MyView"],
  ["<alloc::vec::Vec<T> as core::ops::Drop>::drop", "Vec"],
  ["memeqbody", ""],
  ["", ""],
])("packageOf(%s) is %s", (name, group) => {
  expect(packageOf(name)).toBe(group);
});

test("matchingName(name) is the same for every build of a Rust function", () => {
  expect(matchingName("a::b::h0123456789abcdef")).toBe(matchingName("a::b::hfedcba9876543210"));
  expect(matchingName("-[A b:]")).not.toBe(matchingName("-[A c:]"));
});
