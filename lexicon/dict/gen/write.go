package main

import (
	"encoding/binary"
	"strings"
)

// writer makes a dictionary file; see package dict for the layout.
type writer struct{ b []byte }

func (w *writer) number(v int) { w.b = binary.AppendUvarint(w.b, uint64(v)) }

func (w *writer) text(s string) {
	w.number(len(s))
	w.b = append(w.b, s...)
}

// texts writes a list of texts, none of which holds a line feed.
func (w *writer) texts(list []string) {
	var all strings.Builder
	for _, s := range list {
		all.WriteString(s)
		all.WriteByte('\n')
	}
	w.text(all.String())
}

func (w *writer) numbers(list []uint32) {
	w.number(len(list))
	for _, v := range list {
		w.b = binary.AppendUvarint(w.b, uint64(v))
	}
}

func (w *writer) masks(list []uint64) {
	w.number(len(list))
	for _, v := range list {
		w.b = binary.LittleEndian.AppendUint64(w.b, v)
	}
}
