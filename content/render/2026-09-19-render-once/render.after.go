package sip

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var token = regexp.MustCompile(`\[([a-z_]+)\]`)

// lenToken is the one token whose value depends on the rest of the text.
const lenToken = "[len]"

// Render fills the [tokens] of a message template from vars and sets CRLF line
// ends. [len] is the length of the rendered body.
func Render(template string, vars map[string]string) (string, error) {
	if !strings.Contains(template, lenToken) {
		return expand(template, vars, "")
	}
	// The length of the body is known only after a first rendering.
	draft, err := expand(template, vars, "0")
	if err != nil {
		return "", err
	}
	_, body, _ := strings.Cut(draft, "\r\n\r\n")
	return expand(template, vars, strconv.Itoa(len(body)))
}

func expand(template string, vars map[string]string, length string) (string, error) {
	var missing string
	text := token.ReplaceAllStringFunc(template, func(t string) string {
		name := t[1 : len(t)-1]
		if name == "len" {
			return length
		}
		v, ok := vars[name]
		if !ok {
			missing = name
		}
		return v
	})
	if missing != "" {
		return "", fmt.Errorf("sip: template token [%s] has no value", missing)
	}
	return strings.ReplaceAll(text, "\n", "\r\n"), nil
}
