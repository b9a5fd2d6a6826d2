package sip

import "sync"

var messages = sync.Pool{
	New: func() any { return &Message{Headers: make(map[string][]string)} },
}

// Acquire returns an empty message from the pool. Give it back with Release.
func Acquire() *Message { return messages.Get().(*Message) }

// Release puts m back into the pool. The caller must not use m, its header map
// or a slice of values from it afterwards; strings taken from it stay valid.
func Release(m *Message) {
	m.Reset()
	messages.Put(m)
}

// Reset empties m and keeps the memory of its header map.
func (m *Message) Reset() {
	headers := m.Headers
	clear(headers)
	*m = Message{Headers: headers}
}

// ParseInto parses one message into m, in place of what m was. If it returns
// an error, m is of no use until it is parsed into again.
func ParseInto(m *Message, data []byte) error {
	m.Reset()
	if m.Headers == nil {
		m.Headers = make(map[string][]string)
	}
	return parse(m, data)
}
