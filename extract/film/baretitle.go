package film

import (
	"strings"

	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// findBare reads the titles in Latin letters that stand behind a word for a film
// without marks: «боевик Steel Horizon». Each becomes a quotation of its own.
func (r *Reader) findBare() {
	for i := range r.works {
		w := &r.works[i]
		if !w.film() || w.weak && !r.context || !r.lowerOrFirst(i) || i+1 >= len(r.t.Words) || r.npAt[i] >= 0 {
			continue
		}
		first := i + 1
		for _, h := range r.t.Hits(first) {
			if c := r.lex.ClassOf(&h); c.Role == phrase.OrgRole && !h.Weak {
				first = max(first, h.Last) // сериал BBC Frozen Planet
			}
		}
		last := r.latinRun(first)
		if last == first || !r.bareTitle(first, last) {
			continue
		}
		q := len(r.quotes)
		r.quotes = append(r.quotes, text.Quote{Open: first, Close: -1, First: first, End: last, Outer: -1})
		r.quoteAt[first] = int32(q)
		p, ok := r.title(q)
		if !ok || p.verdict == other {
			r.quoteAt[first] = -1
			continue
		}
		r.add(p)
	}
}

// latinRun gives the end of the name in Latin letters that begins with token k.
func (r *Reader) latinRun(k int) int {
	last := k
	for j := k; j < len(r.t.Words) && j < k+7 && (j == k || !r.t.Doc.Tokens[j].Line); j++ {
		tok := &r.t.Doc.Tokens[j]
		switch {
		case tok.Kind == text.Latin && tok.Shape != text.Lower:
			last = j + 1
		case j > k && (tok.Kind == text.Latin || tok.Kind == text.Number && tok.Text[0] <= '9' && len(tok.Text) <= 2 && last == j):
			if tok.Kind == text.Number {
				last = j + 1
			}
		case j > k && (r.t.Is(j, "&") || r.t.Is(j, "'") || r.t.Is(j, ":")):
		default:
			return last
		}
	}
	return last
}

// bareTitle reports a name in Latin letters that is no company or person whose
// film it is: unknown to the lexicon, not followed by the title itself, and
// nowhere else in the text the name of a studio or platform.
func (r *Reader) bareTitle(first, last int) bool {
	if m := r.t.Mention(first); m != nil && m.First == first && !(m.Kind == phrase.Post && m.First < first) && (m.Kind != phrase.Organization && m.Kind != phrase.Work || m.Entry != nil || m.Rule != "org.foreign" && !m.Weak && m.Kind == phrase.Organization) {
		return false
	}
	if last < len(r.t.Words) {
		if r.quoteAt[last] >= 0 || r.t.Doc.Tokens[last].Kind == text.Word && r.t.Doc.Tokens[last].Shape == text.Title {
			return false
		}
	}
	if r.firmWords(first, last) {
		return false
	}
	if last-first == 1 && len(r.t.Doc.Tokens[first].Text) < 4 {
		return false
	}
	return !r.shower(r.t.Doc.Tokens[first].Text)
}

// shower reports a word in Latin letters that the text has for a platform, channel
// or studio: behind «на», «с» or a word for one.
func (r *Reader) shower(word string) bool {
	if r.showers == nil {
		r.showers = map[string]bool{}
		for j := 1; j < len(r.t.Words); j++ {
			if r.t.Doc.Tokens[j].Kind == text.Latin && (r.t.Is(j-1, "на") || r.t.Is(j-1, "с") || makerNoun(r.lemma(j-1))) {
				r.showers[r.t.Doc.Tokens[j].Text] = true
			}
		}
	}
	return r.showers[word]
}

// makerNoun reports words for what makes or shows films.
func makerNoun(lemma string) bool {
	switch lemma {
	case "телеканал", "канал", "платформа", "студия", "киностудия", "онлайн-кинотеатр", "кинокомпания", "сервис", "стриминг", "продюсер", "прокатчик", "дистрибьютор", "компания", "продакшн", "видеосервис":
		return true
	}
	return strings.HasSuffix(lemma, "-сервис")
}
