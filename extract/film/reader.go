// Package film reads films: which quotations name a film or series, what stage
// of its life the text reports, and who made it, where, for whom.
//
// Reading goes in three steps. title.go, descriptor.go and group.go find the
// phrases that speak of films; stage.go and govern.go find what is said to
// happen to them; assemble.go joins what the text says of one film.
package film

import (
	"strings"

	"vestnik/extract/discourse"
	"vestnik/extract/event"
	"vestnik/extract/fact"
	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
	"vestnik/extract/trace"
)

// Reader reads films. It reuses its memory and is for one goroutine.
type Reader struct {
	lex *phrase.Lexicon

	t         *phrase.Text
	d         *discourse.Discourse
	sentences []*frame.Sentence
	triggers  [][]frame.Trigger
	published phrase.Day

	works    []work       // by the last token of a word for a work
	quotes   []text.Quote // of the text, then the titles that stand without marks
	quoteAt  []int32
	nps      []np
	npAt     []int32 // phrase that covers each token, or -1
	films    []film
	spoken   []bool           // of each film: something was read of it
	spans    []int            // phrases of sentence k are nps[spans[k]:spans[k+1]]
	byKey    map[string]int   // film by folded title
	byStart  map[string][]int // films by the beginning of a title
	readings []reading
	awards   []award
	showers  map[string]bool  // names in Latin letters of platforms and studios; nil when nobody asked
	box      bool             // the text is on the box office
	releases bool             // the text is a calendar of releases or premieres
	section  event.FilmType   // of the programme that is being listed
	listing  *reading         // what a sentence with a colon says of the titles that follow
	festDay  **phrase.Mention // when that festival takes place; nil when nobody asked
	city     *phrase.Class    // the festival that its city stands for in the opening
	fest     int              // mention of the festival that the text is about, or -1
	context  bool             // the text speaks of cinema
	home     homeland
	studioOf *phrase.Mention // the studio whose own text this is
	year     int             // of the publication, or the latest that the text names
	life     bool            // the text is on a person's life or death
	revival  bool            // the text is on old films shown again

	// Drops counts what was read and left out, by reason.
	Drops map[string]int
	Trace *trace.Trace // nil when nobody asks what was nearly read
}

// NewReader returns a reader for a compiled lexicon.
func NewReader(lex *phrase.Lexicon) *Reader { return &Reader{lex: lex} }

// drop counts something that was read and left out.
func (r *Reader) drop(reason string) {
	if r.Drops == nil {
		r.Drops = map[string]int{}
	}
	r.Drops["film: "+reason]++
}

// Read gives the films of a text in the order in which it names them.
// triggers[k] belong to sentences[k], which is sentence k of the text.
// published is the day that dates are resolved against.
func (r *Reader) Read(t *phrase.Text, d *discourse.Discourse, sentences []*frame.Sentence, triggers [][]frame.Trigger, published phrase.Day) []fact.Fact {
	clear(r.Drops)
	r.t, r.d, r.sentences, r.triggers, r.published = t, d, sentences, triggers, published
	r.nps, r.films, r.readings, r.awards, r.fest = r.nps[:0], r.films[:0], r.readings[:0], r.awards[:0], -1
	if !r.worthReading() {
		return nil
	}
	r.findTitles()
	r.showers = nil
	r.findBare()
	r.findUntitled()
	r.order()
	r.firms()
	r.group()
	r.city, r.festDay = nil, nil
	r.fest = r.mainFestival()
	r.home = r.homeland()
	r.year = r.latestYear()
	r.studioOf = r.heroStudio()
	r.life, r.revival = r.subject()
	r.box, r.releases = r.columns()
	r.listing, r.section = nil, ""
	for k := range sentences {
		r.sentence(k)
	}
	r.contracts()
	r.untitled()
	return r.assemble()
}

// Worth reports whether a text speaks of films at all: of another Read finds none.
func (r *Reader) Worth(t *phrase.Text) bool {
	r.t = t
	return r.worthReading()
}

// worthReading finds the words for works and reports whether the text speaks
// of films at all.
func (r *Reader) worthReading() bool {
	t := r.t
	r.works = r.works[:0]
	r.quoteAt = r.quoteAt[:0]
	r.npAt = r.npAt[:0]
	r.context = false
	canvas, genre := false, false // «картина «X»» was seen, a genre
	for range t.Words {
		r.works = append(r.works, work{})
		r.quoteAt = append(r.quoteAt, -1)
		r.npAt = append(r.npAt, -1)
	}
	r.quotes = append(r.quotes[:0], t.Doc.Quotes...)
	for q := range r.quotes {
		r.quoteAt[r.quotes[q].Open] = int32(q)
	}
	for i := range t.Words {
		for _, h := range t.Hits(i) {
			c := r.lex.ClassOf(&h)
			if c.Role != phrase.WorkRole && c.Role != phrase.GenreRole {
				r.context = r.context || !h.Weak && r.cinema(c)
				continue
			}
			w := &r.works[h.Last-1]
			if w.class != nil && (w.class.Role == c.Role || w.class.Role == phrase.WorkRole) {
				continue // the longest, and «драма» rather than the genre «мистическая драма»
			}
			if c.Role == phrase.GenreRole && t.Doc.Tokens[i].Shape == text.Upper {
				continue
			}
			*w = work{class: c, first: i, forms: r.formsOf(&h, i), weak: h.Weak || c.Weak}
			if c.Role == phrase.WorkRole && c.Film != "" && c.Film != "no" && !w.weak && !c.Adj {
				if c.Entry != nil && (c.Entry.Attr("genre") != "" && c.Film == "feature" || partOfFilm(c.Entry.Name.Text)) {
					genre = true // «детектив» is a book as well
				} else {
					r.context = true
				}
			}
		}
		r.compoundFilm(i)
		if w := &r.works[i]; !r.context && w.weak && w.film() && r.leads(i) {
			switch r.lemma(i) {
			case "лента":
				r.context = true
			case "картина":
				canvas = true
			}
		}
		if !r.context && (cinemaWord(t.Words[i].Form) || r.cinemaPhrase(i)) {
			r.context = true
		}
	}
	if genre && !r.context && !r.otherArt() {
		r.context = true
	}
	if !r.context && r.chart() {
		r.context = true
	}
	if canvas && !r.context && !r.painted() {
		r.context = true
	}
	return r.context
}

// otherArt reports a text on books, the stage or games, where a genre is no film.
func (r *Reader) otherArt() bool {
	n := 0
	for i := range r.t.Words {
		switch r.lemma(i) {
		case "издательство", "театр", "спектакль", "видеоигра", "геймплей", "геймер", "драмтеатр", "опера", "балет":
			return true
		case "роман", "книга", "писатель", "игра", "пьеса", "сцена", "читатель":
			if n++; n > 1 {
				return true
			}
		}
	}
	return false
}

// chart reports a box office chart: a word for takings and a quotation with a
// sum behind it.
func (r *Reader) chart() bool {
	said := false
	for i := 0; i < len(r.t.Words) && i < 80 && !said; i++ {
		switch r.lemma(i) {
		case "касса", "сбор", "сборы", "уик-энд", "уикенд":
			said = true
			if r.taken(i) {
				return true
			}
		}
	}
	if !said {
		return false
	}
	n := 0
	for q := range r.quotes {
		k := r.closeOf(q)
		if k+1 >= len(r.t.Words) || !r.dash(k) && !r.t.Is(k, ":") {
			continue
		}
		if m := r.t.Mention(k + 1); m != nil && m.Kind == phrase.Money {
			n++
		}
	}
	return n > 1
}

// taken reports «сборы эпопеи «X» превысили 90 млн рублей»: a word for a work, a
// quotation and a sum behind a word for takings.
func (r *Reader) taken(i int) bool {
	quoted := false
	for k := i + 1; k < len(r.t.Words) && k < i+22 && !(k > i+1 && r.t.Doc.Tokens[k].Line); k++ {
		quoted = quoted || r.quoteAt[k] >= 0 && (k == i+1 || r.works[k-1].film())
		if m := r.t.Mention(k); quoted && m != nil && m.Kind == phrase.Money {
			return true
		}
	}
	return false
}

// cinema reports classes of entries that only news of films name: directors,
// film festivals, prizes for films.
func (r *Reader) cinema(c *phrase.Class) bool {
	switch c.Role {
	case phrase.PostRole:
		return c.Craft == "director"
	case phrase.EventRole:
		return c.Sub == "festival" && !c.Weak && c.Entry != nil && strings.Contains(strings.ToLower(c.Entry.Name.Text), "кино")
	case phrase.AwardRole:
		return c.Sub == "film" && !c.Weak
	case phrase.OrgRole:
		return (c.Sub == "studio" || c.Sub == "distributor") && !c.Weak
	}
	return false
}

// leads reports that a quotation follows token i, with at most the people and
// bodies whose work it is between: «лента Анны Кролль «X»».
func (r *Reader) leads(i int) bool {
	for k := i + 1; k < len(r.t.Words) && k < i+9; {
		if r.quoteAt[k] >= 0 {
			return true
		}
		m := r.t.Mention(k)
		switch {
		case m != nil && (m.Kind == phrase.Person || m.Kind == phrase.Post):
			k = m.Last
		case m == nil && r.adjectival(k):
			k++
		default:
			return false
		}
	}
	return false
}

// painted reports a text on the fine arts, where «картина» is no film.
func (r *Reader) painted() bool {
	for i := range r.t.Words {
		switch r.lemma(i) {
		case "художник", "художница", "живопись", "живописец", "холст", "выставка", "галерея", "музей", "аукцион", "полотно", "вернисаж", "коллекционер", "портрет", "экспозиция", "репродукция":
			return true
		}
	}
	return false
}

// formsOf gives the pairs of case and number that a word for a work can stand
// in: a hit tells its cases and its numbers, its noun which go together.
func (r *Reader) formsOf(h *match.Match, i int) phrase.Forms {
	forms := formsOfHit(h)
	for k := i; k < h.Last; k++ {
		if !r.isNoun(k) {
			continue
		}
		if !r.t.Words[k].Known {
			break // its cases are guessed
		}
		if f, _ := phrase.NounForms(r.t.Words[k]); f&forms != 0 {
			return f & forms
		}
		break
	}
	return forms
}

// work is a word for a work, or for what is none.
type work struct {
	class *phrase.Class
	first int
	forms phrase.Forms
	weak  bool
}

// film reports a word that makes a quotation a film.
func (w *work) film() bool {
	return w.class != nil && w.class.Role == phrase.WorkRole && w.class.Film != "" && w.class.Film != "no" && !w.class.Adj
}

// none reports a word that makes a quotation something else.
func (w *work) none() bool {
	return w.class != nil && w.class.Role == phrase.WorkRole && w.class.Film == "no"
}

// sort gives what kind of thing a word that is none of films stands for.
func (w *work) sort() string {
	if w.none() {
		return w.class.Entry.Attr("kind")
	}
	return ""
}

// sortAt is sort for token k, "" within a title: «Последний концерт» is none.
func (r *Reader) sortAt(k int) string {
	if r.inTitle(k) {
		return ""
	}
	return r.works[k].sort()
}

// inTitle reports a token within the quotation of a phrase that can name a film.
func (r *Reader) inTitle(k int) bool {
	n := r.npAt[k]
	return n >= 0 && r.nps[n].quote >= 0 && r.nps[n].verdict != other && k >= r.quotes[r.nps[n].quote].Open
}
