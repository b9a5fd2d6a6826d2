// Package words splits and counts text: small functions that are inlined, recursion, type parameters.
package words

import (
	"sort"
	"strings"
)

// Counter counts values of any comparable type.
type Counter[K comparable] struct {
	counts map[K]int
}

// NewCounter returns an empty counter.
func NewCounter[K comparable]() *Counter[K] {
	return &Counter[K]{counts: make(map[K]int)}
}

// Add counts one more of key.
func (c *Counter[K]) Add(key K) { c.counts[key]++ }

// Len returns how many different keys were counted.
func (c *Counter[K]) Len() int { return len(c.counts) }

// Map applies f to every item.
func Map[In, Out any](items []In, f func(In) Out) []Out {
	out := make([]Out, 0)
	for _, item := range items {
		out = append(out, f(item))
	}
	return out
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// Split copies every word: the slow way.
func Split(text string) []string {
	var found []string
	var word []byte
	for i := 0; i < len(text); i++ {
		if isLetter(text[i]) {
			word = append(word, lower(text[i]))
		} else if len(word) > 0 {
			found = append(found, string(word))
			word = nil
		}
	}
	return found
}

// Scan returns parts of the text: the fast way.
func Scan(text string) []string {
	found := make([]string, 0, len(text)/5)
	start := -1
	for i := 0; i < len(text); i++ {
		switch {
		case isLetter(text[i]):
			if start < 0 {
				start = i
			}
		case start >= 0:
			found = append(found, text[start:i])
			start = -1
		}
	}
	return found
}

// Sort orders words in place by merging; it calls itself, and append by way of a closure.
func Sort(items []string) []string {
	if len(items) < 12 {
		sort.Strings(items)
		return items
	}
	half := len(items) / 2
	return merge(Sort(items[:half]), Sort(items[half:]))
}

func merge(a, b []string) []string {
	out := make([]string, 0, len(a)+len(b))
	take := func(from *[]string) {
		out = append(out, (*from)[0])
		*from = (*from)[1:]
	}
	for len(a) > 0 && len(b) > 0 {
		if strings.Compare(a[0], b[0]) <= 0 {
			take(&a)
		} else {
			take(&b)
		}
	}
	return append(append(out, a...), b...)
}

// Fibonacci is recursion and nothing else.
func Fibonacci(n int) int {
	if n < 2 {
		return n
	}
	return Fibonacci(n-1) + Fibonacci(n-2)
}

// Even and Odd call each other.
func Even(n int) bool { return n == 0 || Odd(n-1) }

// Odd calls Even.
//
//go:noinline
func Odd(n int) bool { return n != 0 && Even(n-1) }
