// Package store keeps values behind locks that several goroutines wait for.
package store

import (
	"fmt"
	"sync"
	"time"
)

// Store is a map behind one lock.
type Store struct {
	mu     sync.Mutex
	values map[string][]byte
}

// New returns an empty store.
func New() *Store { return &Store{values: make(map[string][]byte)} }

// Put keeps a value; the lock is held while it is copied.
func (s *Store) Put(key string, value []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.values[key] = append([]byte(nil), value...)
	time.Sleep(20 * time.Microsecond)
}

// Get reads a value.
func (s *Store) Get(key string) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.values[key]
}

// Key names a value.
func Key(worker, i int) string { return fmt.Sprintf("worker-%d/key-%d", worker, i) }

// Pipe sends numbers through a channel without room, and adds them up.
func Pipe(count int) int {
	numbers := make(chan int)
	go func() {
		defer close(numbers)
		for i := 0; i < count; i++ {
			numbers <- i
		}
	}()
	sum := 0
	for number := range numbers {
		sum += number
	}
	return sum
}
