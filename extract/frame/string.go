package frame

import (
	"fmt"
	"strings"
)

// String writes the clauses in brackets with their kinds, as tests and
// explanations print them.
func (s *Sentence) String() string {
	var b strings.Builder
	last := -1
	for i := s.First; i < s.Last; i++ {
		if c := s.Clause(i); c != last {
			if last >= 0 {
				b.WriteString("] ")
			}
			fmt.Fprintf(&b, "[%s%d", s.Clauses[c].Kind, c)
			last = c
		}
		b.WriteByte(' ')
		b.WriteString(s.Text.Doc.Tokens[i].Text)
	}
	if last >= 0 {
		b.WriteByte(']')
	}
	return b.String()
}

// Describe writes a trigger of the sentence: its word, mood, voice, effects and
// frames.
func (s *Sentence) Describe(tr *Trigger) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", s.Text.Text(tr.Token, tr.Last), tr.Mood)
	if tr.Passive {
		b.WriteString(" passive")
	}
	if tr.Effects != 0 {
		fmt.Fprintf(&b, " (%s)", tr.Effects)
	}
	for _, f := range tr.Frames {
		b.WriteByte(' ')
		b.WriteString(f.ID)
	}
	return b.String()
}
