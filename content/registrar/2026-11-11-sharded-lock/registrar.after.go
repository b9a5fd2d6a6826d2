// Package registrar keeps which contacts an address of record has, and finds
// the targets of a request.
package registrar

import (
	"hash/maphash"
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

// shards is the number of locks. A power of two, so that a hash is cut to it
// with a mask.
const shards = 32

// Registrar is safe for use by many goroutines.
type Registrar struct {
	seed   maphash.Seed
	shards [shards]shard
}

// shard has the bindings of the addresses that hash to it. It is two cache
// lines long, so that no two locks share one.
type shard struct {
	mu       sync.Mutex
	bindings map[string][]Binding
	_        [112]byte
}

// New returns an empty registrar.
func New() *Registrar {
	r := &Registrar{seed: maphash.MakeSeed()}
	for i := range r.shards {
		r.shards[i].bindings = make(map[string][]Binding)
	}
	return r
}

func (r *Registrar) shard(aor string) *shard {
	return &r.shards[maphash.String(r.seed, aor)&(shards-1)]
}

// Register adds or refreshes a contact of aor; with ttl 0 it removes it.
func (r *Registrar) Register(aor, contact string, q float32, ttl time.Duration) {
	s := r.shard(aor)
	s.mu.Lock()
	defer s.mu.Unlock()
	list := slices.DeleteFunc(s.bindings[aor], func(b Binding) bool { return b.Contact == contact })
	if ttl > 0 {
		list = append(list, Binding{contact, q, time.Now().Add(ttl)})
	}
	if len(list) == 0 {
		delete(s.bindings, aor)
		return
	}
	s.bindings[aor] = list
}

// Lookup returns the contacts of aor that have not expired, the preferred one
// first.
func (r *Registrar) Lookup(aor string) []Binding {
	s := r.shard(aor)
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	var live []Binding
	for _, b := range s.bindings[aor] {
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

// Len returns the number of addresses that have contacts. With registrations
// going on it is the number at no one moment: the shards are counted in turn.
func (r *Registrar) Len() int {
	n := 0
	for i := range r.shards {
		s := &r.shards[i]
		s.mu.Lock()
		n += len(s.bindings)
		s.mu.Unlock()
	}
	return n
}
