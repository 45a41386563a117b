package extract

import (
	"fmt"
	"os"
	"testing"

	"vestnik/extract/text"
	"vestnik/lexicon"
)

// TestDebug prints how the file that VESTNIK_DEBUG names is read.
func TestDebug(t *testing.T) {
	file := os.Getenv("VESTNIK_DEBUG")
	if file == "" {
		t.Skip("VESTNIK_DEBUG names no file")
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lex, ds := lexicon.Embedded()
	p, more := Compile(lex)
	if p == nil {
		t.Fatal(ds, more)
	}
	meta, body := text.SplitMeta(string(raw))
	x := p.NewExtractor()
	r := x.read(Article{URI: file, Text: body, Published: meta.Published}, true)
	for k, s := range r.sentences {
		fmt.Printf("-- %d title=%v\n", k, x.doc.Sentences[k].Title)
		for i := s.First; i < s.Last; i++ {
			if m := r.phrases.Mention(i); m != nil {
				fmt.Printf("{%s/%d %s|%s g%v w%v}", m.Kind, s.Clause(i), r.phrases.Text(m.First, m.Last), m.Forms, m.Generic, m.Weak)
				i = m.Last - 1
				continue
			}
			fmt.Printf(" %s/%d", x.doc.Tokens[i].Text, s.Clause(i))
		}
		fmt.Println()
		for _, tr := range r.triggers[k] {
			fmt.Printf("   T %s %s passive=%v clause=%d(%s) effects=%b", x.doc.Tokens[tr.Token].Text, tr.Mood, tr.Passive, tr.Clause, s.Clauses[tr.Clause].Kind, tr.Effects)
			for _, f := range tr.Frames {
				fmt.Printf(" %s", f.ID)
			}
			fmt.Println()
		}
	}
	fmt.Println(x.agreements.String(), r.drops)
}
