package lexicon

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// version is the sum of the SHA-256 hashes of a line for every entry and rule, of which 64 bits
// are given. As a sum does not depend on order, neither order nor comments nor layout counts.
func (l *Lexicon) version() string {
	var sum uint64
	var buf []byte
	var attrs []Attr
	add := func(line []byte) {
		h := sha256.Sum256(line)
		sum += binary.BigEndian.Uint64(h[:])
	}
	for _, list := range l.Lists {
		for _, e := range list.Entries {
			attrs = append(attrs[:0], e.Attrs...)
			slices.SortFunc(attrs, func(x, y Attr) int { return strings.Compare(x.Key, y.Key) })
			buf = e.appendCanonical(buf[:0], attrs)
			add(buf)
		}
	}
	for _, f := range l.Frames {
		add([]byte(f.canonical()))
	}
	for _, c := range l.Cues {
		add([]byte(c.canonical()))
	}
	for _, p := range l.Patterns {
		add([]byte(p.canonical()))
	}
	return fmt.Sprintf("%016x", sum)
}

// appendCanonical appends what the entry says, but for notes, as one line, with its attributes as
// sorted. Parts are separated by characters that cannot stand in them.
func (e *Entry) appendCanonical(b []byte, attrs []Attr) []byte {
	for _, s := range [...]string{e.List, e.ID, e.Type} {
		b = append(append(b, s...), '\t')
	}
	b = e.Name.append(b)
	for _, a := range e.Aliases {
		b = a.append(append(b, ';'))
	}
	for _, a := range attrs {
		if a.Value != "" && a.Key != "note" {
			b = append(append(b, '{'), a.Key...)
			b = append(append(b, ':'), a.Value...)
		}
	}
	return b
}

// append appends the alias with both its prefixes.
func (a Alias) append(b []byte) []byte {
	if a.Weak {
		b = append(b, '?')
	}
	if a.Fixed {
		b = append(b, '!')
	}
	return append(b, a.Text...)
}

func (f *Frame) canonical() string {
	return fmt.Sprintf("frame %q %q %q %q %q %q %q %q %q %d", f.ID, f.Event.Text, texts(f.Verbs), texts(f.Nouns), texts(f.Phrases),
		f.Asserts.Text, roleTexts(f.Roles), texts(f.Requires), texts(f.Unless), f.Priority)
}

func (c *Cue) canonical() string {
	return fmt.Sprintf("cue %q %q %q", c.ID, c.Effect.Text, texts(c.Words))
}

func (p *Pattern) canonical() string {
	match := p.Match.Text
	if p.Expr != nil {
		match = p.Expr.String()
	}
	return fmt.Sprintf("pattern %q %q %q %q %d", p.ID, p.Type.Text, match, p.Name.Text, p.Priority)
}

func texts(ss []Str) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = s.Text
	}
	return out
}

// roleTexts does not depend on the order of the roles.
func roleTexts(roles []Role) []string {
	out := make([]string, len(roles))
	for i, r := range roles {
		forms := make([]string, len(r.Forms))
		for j, f := range r.Forms {
			forms[j] = f.String()
		}
		out[i] = r.Name.Text + "=" + strings.Join(forms, "|")
	}
	slices.Sort(out)
	return out
}
