// Package api answers over HTTP which contacts an address of record has.
package api

import (
	"encoding/json"
	"fmt"
	"net/http"
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
	body, err := encode(aor, h.Registrar.Lookup(aor), time.Now())
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(body)
}

// encode returns the answer for the bindings of aor at a time.
func encode(aor string, bindings []registrar.Binding, now time.Time) ([]byte, error) {
	contacts := make([]map[string]any, 0, len(bindings))
	for _, b := range bindings {
		contacts = append(contacts, map[string]any{
			"contact": b.Contact,
			"q":       json.Number(fmt.Sprintf("%.3g", b.Q)),
			"expires": int(b.Expires.Sub(now).Seconds()),
		})
	}
	return json.MarshalIndent(map[string]any{"aor": aor, "contacts": contacts}, "", "  ")
}
