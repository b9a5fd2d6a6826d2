package sip

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	requestLine = regexp.MustCompile(`^([A-Z]+) (\S+) SIP/2\.0$`)
	statusLine  = regexp.MustCompile(`^SIP/2\.0 ([1-6][0-9][0-9]) (.*)$`)
	headerLine  = regexp.MustCompile("^([A-Za-z0-9.!%*_+`'~-]+)[ \t]*:[ \t]*(.*?)[ \t]*$")
)

// Parse parses one message. Line ends may be CRLF or LF.
func Parse(data []byte) (*Message, error) {
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	head, body, _ := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")

	m := &Message{Headers: make(map[string][]string)}
	if f := requestLine.FindStringSubmatch(lines[0]); f != nil {
		m.Method, m.RequestURI = f[1], f[2]
	} else if f := statusLine.FindStringSubmatch(lines[0]); f != nil {
		m.StatusCode, _ = strconv.Atoi(f[1])
		m.Reason = f[2]
	} else {
		return nil, ErrStartLine
	}

	// A line that begins with white space continues the one before.
	var unfolded []string
	for _, line := range lines[1:] {
		if line != "" && (line[0] == ' ' || line[0] == '\t') && len(unfolded) > 0 {
			unfolded[len(unfolded)-1] += " " + strings.TrimLeft(line, " \t")
			continue
		}
		unfolded = append(unfolded, line)
	}
	for _, line := range unfolded {
		if line == "" {
			continue
		}
		f := headerLine.FindStringSubmatch(line)
		if f == nil {
			return nil, ErrHeader
		}
		name := CanonicalName(f[1])
		m.Headers[name] = append(m.Headers[name], f[2])
	}

	// The body's line ends are part of it.
	m.Body = strings.ReplaceAll(body, "\n", "\r\n")
	if v := m.Get("Content-Length"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 || n > len(m.Body) {
			return nil, ErrContentLength
		}
		m.Body = m.Body[:n]
	}
	return m, nil
}
