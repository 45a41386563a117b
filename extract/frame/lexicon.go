// Package frame reads clauses: which verbs, participles and nouns of a sentence
// trigger the frames of the lexicon, in what voice and mood, and which phrases
// fill their roles.
//
// The rules say what an active verb governs. What its passive, its participles
// and its nominalisation govern is derived here.
package frame

import (
	"slices"
	"strings"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// Frame is a rule of the lexicon, compiled.
type Frame struct {
	Rule     *lexicon.Frame
	ID       string
	Film     bool
	Asserts  string
	Document []Form // forms of the role document (of film for film frames)
	Party    []Form
	Priority int
}

// Form is one way to fill a role.
type Form struct {
	Relation Relation
	Prep     string // lower case, "" for none
	Case     phrase.Forms
}

// Relation is a role of grammar that is no case.
type Relation uint8

// The relations.
const (
	ByCase Relation = iota
	Subject
	Object
	Agent
	And
)

// Effect is what a cue does to an event.
type Effect uint16

// The effects.
const (
	Planned Effect = 1 << iota
	InTalks
	Hypothetical
	Wish
	Negated
	Denied
	Background
	Anniversary
	Basis
	Terminated
	Extended
	Cancelled
	Postponed
	Aggregate
	Reported // a rumour, which the text does not vouch for
)

var effects = map[string]Effect{
	"planned": Planned, "in_talks": InTalks, "hypothetical": Hypothetical, "condition": Hypothetical, "wish": Wish,
	"negated": Negated, "denied": Denied, "background": Background, "anniversary": Anniversary, "basis": Basis,
	"terminated": Terminated, "extended": Extended, "cancelled": Cancelled, "postponed": Postponed, "aggregate": Aggregate,
	"reported": Reported,
}

// Cue is a class of words that change how an event is meant.
type Cue struct {
	Rule   *lexicon.Cue
	Effect Effect
}

// Lexicon is the frames and cues of a lexicon, compiled. It is immutable.
type Lexicon struct {
	verbs   map[int32][]*Frame // by lemma
	listed  map[int32]bool     // lemmas that rules name themselves
	nouns   map[int32][]*Frame
	phrases map[int32][]multi // by the lemma of the first word
	cues    map[int32][]*Cue
	frames  map[string]*Frame
}

// multi is a trigger or cue of several words.
type multi struct {
	lemmas []int32
	frame  *Frame
	cue    *Cue
}

// Compile adds the frames and cues of a lexicon to a builder.
func Compile(lex *lexicon.Lexicon, b *match.Builder) *Lexicon {
	l := &Lexicon{
		verbs: map[int32][]*Frame{}, listed: map[int32]bool{}, nouns: map[int32][]*Frame{}, phrases: map[int32][]multi{},
		cues: map[int32][]*Cue{}, frames: map[string]*Frame{},
	}
	for _, rule := range lex.Frames {
		f := &Frame{Rule: rule, ID: rule.ID, Film: rule.Event.Text == "film", Asserts: rule.Asserts.Text, Priority: rule.Priority}
		for _, r := range rule.Roles {
			switch r.Name.Text {
			case "document", "film":
				f.Document = formsOf(r.Forms)
			case "party":
				f.Party = formsOf(r.Forms)
			}
		}
		l.frames[f.ID] = f
		for _, v := range rule.Verbs {
			l.verb(b, LemmaOf(b.Program().Dictionary(), v.Text), f)
		}
		for _, n := range rule.Nouns {
			l.add(b, l.nouns, n.Text, f)
		}
		for _, p := range rule.Phrases {
			m := l.multi(b, p.Text)
			m.frame = f
			l.phrases[m.lemmas[0]] = append(l.phrases[m.lemmas[0]], m)
		}
	}
	for _, rule := range lex.Cues {
		c := &Cue{rule, effects[rule.Effect.Text]}
		if c.Effect == 0 {
			continue
		}
		for _, w := range rule.Words {
			if !strings.Contains(w.Text, " ") {
				k := b.Lemma(LemmaOf(b.Program().Dictionary(), w.Text))
				l.cues[k] = append(l.cues[k], c)
				continue
			}
			m := l.multi(b, w.Text)
			m.cue = c
			l.phrases[m.lemmas[0]] = append(l.phrases[m.lemmas[0]], m)
		}
	}
	return l
}

// verb registers a verb with its reflexive passive and its nominalisations:
// подписать, подписаться, подписание.
func (l *Lexicon) verb(b *match.Builder, verb string, f *Frame) {
	l.listed[b.Lemma(verb)] = true
	l.add(b, l.verbs, verb, f)
	dict := b.Program().Dictionary()
	if !strings.HasSuffix(verb, "ся") && dict.Known(verb+"ся") {
		l.add(b, l.verbs, verb+"ся", f)
	}
	for _, a := range dict.Parse(verb) {
		if a.POS != morph.INFN {
			continue
		}
		// The noun in -ние, -тие is built on the passive participle: подписан, подписание; принят, принятие.
		if s, ok := dict.Inflect(a, morph.Pssv|morph.Past|morph.Masc|morph.Sing); ok {
			stem, good := strings.CutSuffix(s, "ный")
			if !good {
				stem, good = strings.CutSuffix(s, "тый")
			}
			for _, ending := range [...]string{"ие", "ье"} {
				for _, noun := range [...]string{strings.TrimSuffix(stem, "н") + "н" + ending, stem + "т" + ending} {
					if good && dict.Known(noun) {
						l.add(b, l.nouns, noun, f)
					}
				}
			}
		}
		break
	}
}

// add registers a frame under a lemma, once.
func (l *Lexicon) add(b *match.Builder, to map[int32][]*Frame, lemma string, f *Frame) {
	k := b.Lemma(lemma)
	if !slices.Contains(to[k], f) {
		to[k] = append(to[k], f)
	}
}

// multi reads a phrase of several words as lemmas.
func (l *Lexicon) multi(b *match.Builder, phrase string) multi {
	var m multi
	doc := text.New(phrase)
	for _, t := range doc.Tokens {
		m.lemmas = append(m.lemmas, b.Lemma(LemmaOf(b.Program().Dictionary(), t.Text)))
	}
	return m
}

var caseForms = map[string]phrase.Forms{
	"nomn": phrase.Nomn, "gent": phrase.Gent, "datv": phrase.Datv, "accs": phrase.Accs, "ablt": phrase.Ablt, "loct": phrase.Loct,
}

var relations = map[string]Relation{"subject": Subject, "object": Object, "agent": Agent, "и": And}

func formsOf(fs []lexicon.Form) []Form {
	var out []Form
	for _, f := range fs {
		out = append(out, Form{Relation: relations[f.Relation], Prep: f.Prep, Case: caseForms[f.Case]})
	}
	return out
}

// Takes reports whether the document can stand in this relation.
func (f *Frame) Takes(r Relation) bool {
	for _, x := range f.Document {
		if x.Relation == r {
			return true
		}
	}
	return false
}

// TakesCase reports whether the document can stand behind this preposition in
// one of these forms.
func (f *Frame) TakesCase(prep string, forms phrase.Forms) bool {
	for _, x := range f.Document {
		if x.Relation == ByCase && x.Case&forms != 0 && samePrep(x.Prep, prep) {
			return true
		}
	}
	return false
}

func samePrep(want, have string) bool {
	switch have {
	case "со":
		have = "с"
	case "ко":
		have = "к"
	case "об", "обо":
		have = "о"
	case "изо":
		have = "из"
	}
	return want == have
}
