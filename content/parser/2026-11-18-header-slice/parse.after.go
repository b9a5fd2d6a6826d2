package sip

import (
	"strconv"
	"strings"
)

// Parse parses one message. Line ends may be CRLF or LF.
func Parse(data []byte) (*Message, error) {
	m := &Message{Headers: make([]Header, 0, headerCap)}
	if err := parse(m, data); err != nil {
		return nil, err
	}
	return m, nil
}

// headerCap is the number of header lines for which there is room from the
// start. Few messages have more.
const headerCap = 16

// parse makes one string of data and scans it once, line by line. What it keeps
// are parts of that string: one that is kept keeps all of the message.
func parse(m *Message, data []byte) error {
	line, rest := cutLine(string(data))
	if err := startLine(m, line); err != nil {
		return err
	}
	for len(rest) > 0 {
		line, rest = cutLine(rest)
		if len(line) == 0 {
			break
		}
		colon := strings.IndexByte(line, ':')
		if colon < 0 {
			return ErrHeader
		}
		name := trimRight(line[:colon])
		if len(name) == 0 || !isToken(name) {
			return ErrHeader
		}
		value := trim(line[colon+1:])
		for len(rest) > 0 && isSpace(rest[0]) { // folded
			line, rest = cutLine(rest)
			value += " " + trim(line)
		}
		m.Headers = append(m.Headers, Header{headerName(name), value})
	}
	if v := m.Get("Content-Length"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 || n > len(rest) {
			return ErrContentLength
		}
		rest = rest[:n]
	}
	m.Body = rest
	return nil
}

const version = "SIP/2.0"

func startLine(m *Message, line string) error {
	first := strings.IndexByte(line, ' ')
	if first < 0 {
		return ErrStartLine
	}
	if line[:first] == version {
		rest := line[first+1:]
		if len(rest) < 4 || rest[0] < '1' || rest[0] > '6' || !isDigit(rest[1]) || !isDigit(rest[2]) || rest[3] != ' ' {
			return ErrStartLine
		}
		m.StatusCode = int(rest[0]-'0')*100 + int(rest[1]-'0')*10 + int(rest[2]-'0')
		m.Reason = rest[4:]
		return nil
	}
	last := strings.LastIndexByte(line, ' ')
	if first == 0 || last <= first+1 || line[last+1:] != version {
		return ErrStartLine
	}
	for i := range first {
		if c := line[i]; c < 'A' || c > 'Z' {
			return ErrStartLine
		}
	}
	m.Method = line[:first]
	m.RequestURI = line[first+1 : last]
	return nil
}

// cutLine returns the first line of data, without its line end, and what
// follows it.
func cutLine(data string) (line, rest string) {
	i := strings.IndexByte(data, '\n')
	if i < 0 {
		return data, ""
	}
	line, rest = data[:i], data[i+1:]
	if i > 0 && line[i-1] == '\r' {
		line = line[:i-1]
	}
	return line, rest
}

func trim(b string) string {
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	return trimRight(b)
}

func trimRight(b string) string {
	for len(b) > 0 && isSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isToken(b string) bool {
	for i := range len(b) {
		c := b[i]
		if c|0x20 >= 'a' && c|0x20 <= 'z' || isDigit(c) {
			continue
		}
		if strings.IndexByte(".!%*_+`'~-", c) < 0 {
			return false
		}
	}
	return true
}
