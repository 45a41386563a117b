package film

import (
	"strings"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// cinemaWord reports words that are spoken of films alone.
func cinemaWord(form string) bool {
	for _, p := range [...]string{"съемк", "съёмк", "кинемат", "мультсери", "кассов", "съемочн", "съёмочн", "экранизац", "бокс-офис", "копродукц", "прокатчик", "шоураннер"} {
		if strings.HasPrefix(form, p) {
			return true
		}
	}
	if strings.HasPrefix(form, "кино") && !strings.HasPrefix(form, "кинолог") && len(form) > len("кинолог") || strings.HasSuffix(form, "-кино") || strings.HasSuffix(form, "фильм") {
		return true
	}
	return form == "кино" || form == "прокат" || form == "прокате" || form == "проката"
}

// cinemaPhrase reports two words or a word and a quotation that only news of
// films has: «прокатное удостоверение», «снимают «X»».
func (r *Reader) cinemaPhrase(i int) bool {
	form := r.t.Words[i].Form
	if i+1 >= len(r.t.Words) {
		return false
	}
	if i > 1 && r.t.Is(i-1, ",") && (r.t.Is(i-2, "»") || r.t.Is(i-2, "”") || r.t.Is(i-2, "\"")) && (strings.HasPrefix(form, "снят") || strings.HasPrefix(form, "поставленн") || strings.HasPrefix(form, "срежисс")) {
		return true // «X», снятый Именем
	}
	if strings.HasPrefix(form, "прокатн") {
		switch r.lemma(i + 1) {
		case "удостоверение", "график", "компания", "фирма", "судьба", "лицензия":
			return true
		}
		return false
	}
	if r.quoteAt[i+1] < 0 || !strings.HasPrefix(form, "сн") && !strings.HasPrefix(form, "досн") && !strings.HasPrefix(form, "экран") {
		return false
	}
	switch r.lemma(i) {
	case "снимать", "доснимать", "доснять", "экранизировать", "сниматься":
		return true
	}
	return false
}

// compoundFilm reads «фильм-компиляция», «квест-сериал», which no list holds.
func (r *Reader) compoundFilm(i int) {
	w := r.t.Words[i]
	if r.works[i].class != nil || !strings.Contains(w.Form, "-") || r.t.Doc.Tokens[i].Kind != text.Word || len(w.Analyses) == 0 {
		return
	}
	lemma := w.Analyses[0].Lemma
	series := strings.HasSuffix(lemma, "-сериал")
	if !series && !strings.HasPrefix(lemma, "фильм-") && !strings.HasSuffix(lemma, "-фильм") && !strings.HasPrefix(lemma, "кино-") {
		return
	}
	if !w.Is(morph.NOUN) {
		return
	}
	f, _ := phrase.NounForms(w)
	c := filmClass
	if series {
		c = seriesClass
	}
	r.works[i] = work{class: c, first: i, forms: f}
	r.context = true
}

// Classes of compounds that no list holds.
var (
	filmClass   = &phrase.Class{Role: phrase.WorkRole, Kind: phrase.Work, Film: "feature"}
	seriesClass = &phrase.Class{Role: phrase.WorkRole, Kind: phrase.Work, Film: "series"}
)

var caseBits = [...]struct {
	g morph.Gram
	f phrase.Forms
}{
	{morph.Nomn, phrase.Nomn}, {morph.Gent | morph.Gen2, phrase.Gent}, {morph.Datv, phrase.Datv},
	{morph.Accs | morph.Acc2, phrase.Accs}, {morph.Ablt, phrase.Ablt}, {morph.Loct | morph.Loc2, phrase.Loct},
}

// formsOfGram gives the pairs of case and number of a set of grammemes.
func formsOfGram(g morph.Gram) phrase.Forms {
	var f phrase.Forms
	for _, x := range caseBits {
		if g&x.g != 0 {
			f |= x.f
		}
	}
	switch g & morph.Numbers {
	case morph.Sing:
		f &= phrase.Singular
	case morph.Plur:
		f &= phrase.Plural
	}
	return f
}

func formsOfHit(h *match.Match) phrase.Forms {
	if f := formsOfGram(h.Gram); f != 0 {
		return f
	}
	return phrase.AnyForm
}

// best gives the likeliest analysis, nil for a token without one.
func best(w *match.Word) *morph.Analysis {
	if len(w.Analyses) == 0 {
		return nil
	}
	return &w.Analyses[0]
}

// lemma gives the likeliest lemma of token i, "" for none.
func (r *Reader) lemma(i int) string {
	if i < 0 || i >= len(r.t.Words) {
		return ""
	}
	if a := best(r.t.Words[i]); a != nil {
		return a.Lemma
	}
	return ""
}

// isNoun reports a token whose likeliest reading is a noun.
func (r *Reader) isNoun(i int) bool {
	a := best(r.t.Words[i])
	return a != nil && a.POS == morph.NOUN
}

// adjectival reports an adjective, participle or ordinal.
func (r *Reader) adjectival(i int) bool {
	a := best(r.t.Words[i])
	return a != nil && (a.POS == morph.ADJF || a.POS == morph.PRTF || r.t.Words[i].POS&(1<<morph.ADJF|1<<morph.PRTF) != 0 && a.POS != morph.NOUN)
}

// dash reports a dash between words.
func (r *Reader) dash(i int) bool {
	return r.t.Is(i, "—") || r.t.Is(i, "–") || r.t.Is(i, "-")
}

// lower reports a word in small letters.
func (r *Reader) lower(i int) bool {
	return r.t.Doc.Tokens[i].Kind == text.Word && r.t.Doc.Tokens[i].Shape == text.Lower
}

// sentenceOf gives the sentence of token i.
func (r *Reader) sentenceOf(i int) int {
	lo, hi := 0, len(r.sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.sentences[mid].Last <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// paragraph gives the number of the paragraph of sentence k.
func (r *Reader) paragraph(k int) int { return r.t.Doc.Sentences[k].Paragraph }
