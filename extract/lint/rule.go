package lint

import (
	"slices"
	"strings"

	"vestnik/extract/example"
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// frame looks at the words that trigger a frame.
func (l *linter) frame(f *lexicon.Frame) {
	for _, v := range f.Verbs {
		l.lemma(v, "a verb", func(p morph.POS) bool { return p == morph.INFN })
	}
	for _, n := range f.Nouns {
		l.lemma(n, "a noun", func(p morph.POS) bool { return p == morph.NOUN })
	}
	for _, p := range f.Phrases {
		l.phrase(p)
	}
	l.examples(f.Examples)
}

func (l *linter) cue(c *lexicon.Cue) {
	for _, w := range c.Words {
		l.phrase(w)
	}
	l.examples(c.Examples)
}

// examples reports what does not follow the notation of expectations.
func (l *linter) examples(es []lexicon.Example) {
	for _, e := range es {
		for _, f := range example.Lint(e) {
			l.add(lexicon.Error, "bad-expectation", f.Line, "the notation is in the manual, lexicon/README.md", "%v", f.Err)
		}
	}
}

// phrase wants every word of a phrase to be of the dictionary. Phrases are found
// by the normal forms of their words.
func (l *linter) phrase(s lexicon.Str) {
	doc := text.New(s.Text)
	for _, t := range doc.Tokens {
		if t.Kind != text.Word || !cyrillic(t.Text) {
			continue
		}
		if as := l.dict.Parse(t.Text); !as[0].Known {
			l.unknown(lexicon.Warning, word(s, t.Text, strings.Index(s.Text, t.Text)), as[0])
		}
	}
}

// lemma wants a word to be of a part of speech, in its normal form.
func (l *linter) lemma(s lexicon.Str, what string, pos func(morph.POS) bool) {
	as := l.dict.Parse(s.Text)
	var forms []string // normal forms of the wanted part of speech
	for i := range as {
		a := &as[i]
		if pos(a.POS) && (a.POS == morph.INFN || match.Fold(a.Lemma) == match.Fold(s.Text)) {
			if !a.Known && cyrillic(s.Text) {
				l.unknown(lexicon.Warning, s, *a)
			}
			return
		}
		if pos(normalPOS(a.POS)) && !slices.Contains(forms, a.Lemma) && a.Known {
			forms = append(forms, a.Lemma)
		}
	}
	switch {
	case len(forms) > 0:
		l.add(lexicon.Warning, "not-a-lemma", s, "write "+strings.Join(forms, " or "), "%q is no normal form", s.Text)
	case !as[0].Known && pos(morph.NOUN): // other cases of it may be read as a noun
		l.add(lexicon.Warning, "unknown-word", s, "check the spelling; name the forms that are not found", "%q is unknown to the dictionary and not read as a noun in this form", s.Text)
	case !as[0].Known:
		l.add(lexicon.Error, "unknown-word", s, "check the spelling", "%q is unknown to the dictionary and cannot be %s", s.Text, what)
	default:
		l.add(lexicon.Error, "not-a-lemma", s, "it is "+as[0].POS.String(), "%q is not %s: it is never found", s.Text, what)
	}
}

// normalPOS is the part of speech of the normal form of a word.
func normalPOS(p morph.POS) morph.POS {
	switch p {
	case morph.VERB, morph.PRTF, morph.PRTS, morph.GRND:
		return morph.INFN
	case morph.ADJS:
		return morph.ADJF
	}
	return p
}

// unknown tells how a word that the dictionary does not know would be inflected.
func (l *linter) unknown(sev lexicon.Severity, s lexicon.Str, a morph.Analysis) {
	l.add(sev, "unknown-word", s, "check the spelling; if the forms are wrong, name it in another way",
		"%q is unknown to the dictionary; its forms would be %s", s.Text, strings.Join(sample(l.dict.Lexeme(a)), ", "))
}

// sample gives some forms that tell a paradigm.
func sample(forms []morph.Form) []string {
	var out []string
	for i, step := 0, max(1, len(forms)/6); i < len(forms) && len(out) < 6; i += step {
		if f := forms[i].Text; !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// shadowedVerbs reports verbs of a frame that another frame takes in all the
// forms that the first has for the document or film.
func (l *linter) shadowedVerbs() {
	type use struct {
		f *lexicon.Frame
		v lexicon.Str
	}
	uses := map[string][]use{}
	for _, f := range l.lex.Frames {
		for _, v := range slices.Concat(f.Verbs, f.Nouns) {
			for _, other := range uses[v.Text] {
				winner, loser, at := other.f, f, v
				if rank(f) > rank(other.f) {
					winner, loser, at = f, other.f, other.v
				}
				if winner.Event.Text == loser.Event.Text && covers(winner, loser) {
					l.add(lexicon.Warning, "shadowed-verb", at, "give one of the frames another priority or other forms",
						"%q is taken by %s, at %s, in every form that %s has", at.Text, winner.ID, winner.Pos, loser.ID)
				}
			}
			uses[v.Text] = append(uses[v.Text], use{f, v})
		}
	}
}

// rank is the priority of a frame as far as it decides by itself; see how
// packages agreement and film weigh it.
func rank(f *lexicon.Frame) int {
	if f.Event.Text == "film" {
		return f.Priority
	}
	return f.Priority / 4
}

// covers reports whether a takes the document or film in every form in which b
// takes it, and wants nothing more.
func covers(a, b *lexicon.Frame) bool {
	for _, r := range a.Requires {
		if !slices.ContainsFunc(b.Requires, func(x lexicon.Str) bool { return x.Text == r.Text }) {
			return false
		}
	}
	have, want := objectForms(a), objectForms(b)
	for _, f := range want {
		if !slices.Contains(have, f) {
			return false
		}
	}
	return len(want) > 0
}

func objectForms(f *lexicon.Frame) []string {
	var out []string
	for _, r := range f.Roles {
		if r.Name.Text == "document" || r.Name.Text == "film" {
			for _, x := range r.Forms {
				out = append(out, x.String())
			}
		}
	}
	return out
}

// exercised reports rules whose own examples never make them work.
func (l *linter) exercised(outcomes []example.Outcome) {
	if outcomes == nil {
		return
	}
	fired := map[string]bool{}
	for i := range outcomes {
		if o := &outcomes[i]; o.Fired[o.Rule] {
			fired[o.Rule] = true
		}
	}
	report := func(id string, pos lexicon.Pos, examples []lexicon.Example) {
		if len(examples) > 0 && !fired[id] {
			l.add(lexicon.Warning, "not-exercised", lexicon.Str{Text: id, Pos: pos}, "add an example in which the rule says something",
				"none of the examples of %q makes it work", id)
		}
	}
	for _, f := range l.lex.Frames {
		report(f.ID, f.Pos, f.Examples)
	}
	for _, c := range l.lex.Cues {
		report(c.ID, c.Pos, c.Examples)
	}
}
