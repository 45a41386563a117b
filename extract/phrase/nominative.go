package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// nominative writes tokens [first, last) with the words of [first, through)
// put into the nominative, in the number of forms or in the singular when
// single is set. gender is that of the head, token through-1. What follows is
// left as written.
func (r *Reader) nominative(t *Text, first, through, last int, forms Forms, single bool) string {
	var b strings.Builder
	number := morph.Sing
	if forms&Singular == 0 && !single {
		number = morph.Plur
	}
	gender := r.headGender(t, through-1, forms)
	for i := first; i < last; i++ {
		tok := &t.Doc.Tokens[i]
		if i > first && tok.Space {
			b.WriteByte(' ')
		}
		if i >= through || tok.Kind != text.Word {
			b.WriteString(quoteMark(tok.Text, b.String()))
			continue
		}
		w, ok := r.toNominative(t, i, forms, number, gender, i == through-1)
		if !ok {
			w = tok.Text
		}
		b.WriteString(capitalsOf(tok.Text, w))
	}
	return tidyQuotes(firstUpper(b.String()))
}

// headGender is the gender of the head in the reading that fits.
func (r *Reader) headGender(t *Text, head int, forms Forms) morph.Gram {
	w := t.Words[head]
	for i := range w.Analyses {
		a := &w.Analyses[i]
		if a.POS == morph.NOUN && formsOf(a.Gram)&forms != 0 {
			return a.Gram & morph.Genders
		}
	}
	return 0
}

// toNominative gives the nominative of one word that stands in one of forms.
func (r *Reader) toNominative(t *Text, i int, forms Forms, number, gender morph.Gram, noun bool) (string, bool) {
	w := t.Words[i]
	for k := range w.Analyses {
		a := &w.Analyses[k]
		if noun != (a.POS == morph.NOUN) || !noun && (1<<a.POS)&adjectives == 0 || formsOf(a.Gram)&forms == 0 {
			continue
		}
		if a.Gram&morph.Fixd != 0 {
			return w.Form, true
		}
		want := morph.Nomn
		if a.Gram&(morph.Sgtm|morph.Pltm) == 0 || !noun {
			want |= number
		}
		if !noun && number == morph.Sing {
			want |= gender & (morph.Masc | morph.Femn | morph.Neut)
		}
		if s, ok := r.lex.Program.Dictionary().Inflect(*a, want); ok {
			return s, true
		}
	}
	return "", false
}

// capitalsOf writes word with the capitals that like has, part by part of a
// hyphenated word.
func capitalsOf(like, word string) string {
	if upper(like) {
		return strings.ToUpper(word)
	}
	if base, _ := acronymBase(like); base != like && strings.EqualFold(base, word) { // МИДом
		return base
	}
	parts, likes := strings.Split(word, "-"), strings.Split(like, "-")
	for i := range parts {
		if i < len(likes) {
			if c, _ := utf8.DecodeRuneInString(likes[i]); unicode.IsUpper(c) {
				parts[i] = firstUpper(parts[i])
			}
		}
	}
	return strings.Join(parts, "-")
}

func upper(s string) bool {
	n := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n > 1
}

func firstUpper(s string) string {
	for i, c := range s {
		if unicode.IsLetter(c) {
			return s[:i] + string(unicode.ToUpper(c)) + s[i+utf8.RuneLen(c):]
		}
		if c != '«' && c != '"' {
			break
		}
	}
	return s
}

// quoteMark gives the mark of one kind that a name is written with: « when it
// opens, » when it closes.
func quoteMark(mark, before string) string {
	switch mark {
	case "„", "“", "”", "\"", "«", "»", "''":
	default:
		return mark
	}
	if mark == "«" || mark == "„" {
		return "«"
	}
	if mark == "»" || mark == "”" {
		return "»"
	}
	if before == "" || strings.HasSuffix(before, " ") || strings.HasSuffix(before, "«") {
		return "«"
	}
	return "»"
}

// tidyQuotes closes a name's quotation once: «СП «Алайгыр» and not «СП «Алайгыр»».
func tidyQuotes(s string) string {
	for strings.Contains(s, "»»") {
		s = strings.ReplaceAll(s, "»»", "»")
	}
	if strings.Contains(s, "«") && !strings.Contains(s, "»") {
		s += "»"
	}
	return s
}

// title writes tokens [first, last) as a name: quotation marks of one kind,
// closed once, everything else as written.
func (t *Text) title(first, last int) string {
	var b strings.Builder
	for i := first; i < last; i++ {
		tok := &t.Doc.Tokens[i]
		if i > first && tok.Space {
			b.WriteByte(' ')
		}
		b.WriteString(quoteMark(tok.Text, b.String()))
	}
	return tidyQuotes(b.String())
}
