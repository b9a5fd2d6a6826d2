// Package search finds lines in message logs, without regard to the case of
// ASCII letters.
package search

import "bytes"

// Line is a line of a log that has what was searched for.
type Line struct {
	Number int // from 1
	Offset int // of the line in the log
}

// Lines returns the lines of log that contain needle, in any case.
func Lines(log []byte, needle string) []Line {
	lower := []byte(needle)
	for i, c := range lower {
		lower[i] = fold[c]
	}
	var found []Line
	offset := 0
	for number := 1; ; number++ {
		line, rest, more := bytes.Cut(log[offset:], newline)
		if containsFold(line, lower) {
			found = append(found, Line{Number: number, Offset: offset})
		}
		if !more {
			return found
		}
		offset = len(log) - len(rest)
	}
}

var newline = []byte{'\n'}

// fold has the lower-case form of each octet.
var fold = func() (t [256]byte) {
	for i := range t {
		t[i] = byte(i)
		if 'A' <= i && i <= 'Z' {
			t[i] += 'a' - 'A'
		}
	}
	return t
}()

// containsFold tells whether text contains lower, which is in lower case.
func containsFold(text, lower []byte) bool {
	if len(lower) == 0 {
		return true
	}
	first := lower[0]
	for i := 0; i+len(lower) <= len(text); i++ {
		if fold[text[i]] == first && equalFold(text[i:i+len(lower)], lower) {
			return true
		}
	}
	return false
}

func equalFold(text, lower []byte) bool {
	for i, c := range text {
		if fold[c] != lower[i] {
			return false
		}
	}
	return true
}
