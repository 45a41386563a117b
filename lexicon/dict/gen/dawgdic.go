package main

import (
	"encoding/binary"
	"errors"
)

// dawgdic reads the double array that the dawgdic C++ library writes: units of
// a trie with shared tails, followed by a guide that lists the children of each
// unit. The layout is that of dawgdic's DictionaryUnit and GuideUnit
// (https://code.google.com/archive/p/dawgdic), as read by DAWG-Python.
type dawgdic struct {
	units []uint32
	guide []byte
}

var errTruncated = errors.New("dawgdic: file too short")

func parseDawgdic(b []byte) (*dawgdic, error) {
	if len(b) < 4 {
		return nil, errTruncated
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	if len(b) < 4*n+4 {
		return nil, errTruncated
	}
	d := &dawgdic{units: make([]uint32, n)}
	for i := range d.units {
		d.units[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	b = b[4*n:]
	m := int(binary.LittleEndian.Uint32(b))
	if b = b[4:]; len(b) < 2*m {
		return nil, errTruncated
	}
	d.guide = b[:2*m]
	return d, nil
}

// offset is the distance to the children of a unit; the extension bit shifts it.
func (d *dawgdic) offset(i uint32) uint32 {
	u := d.units[i]
	return (u >> 10) << ((u & (1 << 9)) >> 6)
}

func (d *dawgdic) follow(label byte, i uint32) (uint32, bool) {
	next := i ^ d.offset(i) ^ uint32(label)
	return next, d.units[next]&(1<<31|0xFF) == uint32(label)
}

func (d *dawgdic) hasValue(i uint32) bool { return d.units[i]&(1<<8) != 0 }

func (d *dawgdic) value(i uint32) uint32 { return d.units[i^d.offset(i)] &^ (1 << 31) }

// each calls f with every key and its value, in the order of the guide, which is
// the order in which pymorphy3 lists the readings of a form. The key is valid
// during the call only.
func (d *dawgdic) each(f func(key []byte, value uint32)) {
	var key []byte
	var walk func(i uint32)
	walk = func(i uint32) {
		if d.hasValue(i) {
			f(key, d.value(i))
		}
		for label := d.guide[2*i]; label != 0; {
			next, ok := d.follow(label, i)
			if !ok {
				return
			}
			key = append(key, label)
			walk(next)
			key = key[:len(key)-1]
			label = d.guide[2*next+1]
		}
	}
	walk(0)
}
