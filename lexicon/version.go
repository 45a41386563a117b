package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// version hashes a line for every entry and rule. The lines are sorted, so that neither order
// nor comments nor layout counts, and hashed with SHA-256, of which 64 bits are given.
func (l *Lexicon) version() string {
	var lines []string
	for _, list := range l.Lists {
		lines = slices.Grow(lines, len(list.Entries))
		for _, e := range list.Entries {
			lines = append(lines, e.canonical())
		}
	}
	for _, f := range l.Frames {
		lines = append(lines, f.canonical())
	}
	for _, c := range l.Cues {
		lines = append(lines, c.canonical())
	}
	for _, p := range l.Patterns {
		lines = append(lines, p.canonical())
	}
	slices.Sort(lines)
	h := sha256.New()
	var buf []byte
	for _, line := range lines {
		buf = append(append(buf[:0], line...), '\n')
		h.Write(buf)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// canonical gives what the entry says as one line. Parts are separated by characters that
// cannot stand in them.
func (e *Entry) canonical() string {
	var b strings.Builder
	b.Grow(128)
	for _, s := range [...]string{e.List, "\t", e.ID, "\t", e.Type, "\t"} {
		b.WriteString(s)
	}
	writeAlias := func(a Alias) {
		if a.Weak {
			b.WriteByte('?')
		}
		if a.Fixed {
			b.WriteByte('!')
		}
		b.WriteString(a.Text)
	}
	writeAlias(e.Name)
	for _, a := range e.Aliases {
		b.WriteByte(';')
		writeAlias(a)
	}
	attrs := e.Attrs
	byKey := func(x, y Attr) int { return strings.Compare(x.Key, y.Key) }
	if !slices.IsSortedFunc(attrs, byKey) {
		attrs = slices.SortedFunc(slices.Values(attrs), byKey)
	}
	for _, a := range attrs {
		if a.Value != "" && a.Key != "note" {
			b.WriteByte('{')
			b.WriteString(a.Key)
			b.WriteByte(':')
			b.WriteString(a.Value)
		}
	}
	return b.String()
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
