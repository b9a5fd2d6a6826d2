// Package api answers over HTTP which contacts an address of record has.
package api

import (
	"encoding/json"
	"net/http"
	"strconv"
	"sync"
	"time"

	"example.com/siplab/registrar"
)

// Handler serves GET /bindings?aor=sip:bob@example.com as JSON.
type Handler struct {
	Registrar *registrar.Registrar
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	aor := req.URL.Query().Get("aor")
	if aor == "" {
		http.Error(w, "aor is missing", http.StatusBadRequest)
		return
	}
	buf := buffers.Get().(*[]byte)
	*buf = appendAnswer((*buf)[:0], aor, h.Registrar.Lookup(aor), time.Now())
	w.Header().Set("Content-Type", "application/json")
	w.Write(*buf)
	buffers.Put(buf)
}

// buffers has room for an answer each; a writer does not keep what it is given.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// appendAnswer appends the answer for the bindings of aor at a time.
func appendAnswer(dst []byte, aor string, bindings []registrar.Binding, now time.Time) []byte {
	dst = append(dst, `{"aor":`...)
	dst = appendString(dst, aor)
	dst = append(dst, `,"contacts":[`...)
	for i, b := range bindings {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, `{"contact":`...)
		dst = appendString(dst, b.Contact)
		dst = append(dst, `,"q":`...)
		dst = strconv.AppendFloat(dst, float64(b.Q), 'g', 3, 32)
		dst = append(dst, `,"expires":`...)
		dst = strconv.AppendInt(dst, int64(b.Expires.Sub(now)/time.Second), 10)
		dst = append(dst, '}')
	}
	return append(dst, "]}\n"...)
}

// appendString appends s as a JSON string. What SIP allows in a URI needs no
// escape; anything else is left to encoding/json.
func appendString(dst []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			quoted, err := json.Marshal(s)
			if err != nil {
				return append(dst, `""`...)
			}
			return append(dst, quoted...)
		}
	}
	dst = append(dst, '"')
	dst = append(dst, s...)
	return append(dst, '"')
}
