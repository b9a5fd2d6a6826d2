// Package registrar keeps which contacts an address of record has, and finds
// the targets of a request.
package registrar

import (
	"slices"
	"sync"
	"time"
)

// Binding is a contact of an address of record.
type Binding struct {
	Contact string
	Q       float32 // preference, the highest first
	Expires time.Time
}

// Registrar is safe for use by many goroutines.
type Registrar struct {
	mu       sync.Mutex
	bindings map[string][]Binding
}

// New returns an empty registrar.
func New() *Registrar {
	return &Registrar{bindings: make(map[string][]Binding)}
}

// Register adds or refreshes a contact of aor; with ttl 0 it removes it.
func (r *Registrar) Register(aor, contact string, q float32, ttl time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := slices.DeleteFunc(r.bindings[aor], func(b Binding) bool { return b.Contact == contact })
	if ttl > 0 {
		list = append(list, Binding{contact, q, time.Now().Add(ttl)})
	}
	if len(list) == 0 {
		delete(r.bindings, aor)
		return
	}
	r.bindings[aor] = list
}

// Lookup returns the contacts of aor that have not expired, the preferred one
// first.
func (r *Registrar) Lookup(aor string) []Binding {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := time.Now()
	var live []Binding
	for _, b := range r.bindings[aor] {
		if b.Expires.After(now) {
			live = append(live, b)
		}
	}
	slices.SortStableFunc(live, func(a, b Binding) int {
		switch {
		case a.Q > b.Q:
			return -1
		case a.Q < b.Q:
			return 1
		}
		return 0
	})
	return live
}

// Len returns the number of addresses that have contacts.
func (r *Registrar) Len() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.bindings)
}
