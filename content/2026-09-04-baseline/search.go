// Package search finds lines in message logs, without regard to case.
package search

import "strings"

// Line is a line of a log that has what was searched for.
type Line struct {
	Number int // from 1
	Offset int // of the line in the log
}

// Lines returns the lines of log that contain needle, in any case.
func Lines(log []byte, needle string) []Line {
	var found []Line
	offset := 0
	for i, line := range strings.Split(string(log), "\n") {
		if strings.Contains(strings.ToLower(line), strings.ToLower(needle)) {
			found = append(found, Line{Number: i + 1, Offset: offset})
		}
		offset += len(line) + 1
	}
	return found
}
