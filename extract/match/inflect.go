package match

import (
	"slices"
	"strings"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// form is a name in one case and number.
type form struct {
	words []string
	gram  morph.Gram
}

var sixCases = [...]morph.Gram{morph.Nomn, morph.Gent, morph.Datv, morph.Accs, morph.Ablt, morph.Loct}

// forms inflects a name; see formsOf.
func (b *Builder) forms(name, gram string, plural bool) []form {
	return b.formsOf(b.tokens(name), gram, plural)
}

// formsOf inflects the words of a name in the nominative. The words that change
// are the head noun, the adjectives before it and what stands in apposition or
// coordination to it; the rest, its complements, stays. gram names the number
// or gender of the head where the dictionary would guess wrong. With plural,
// the forms of the plural are given as well.
func (b *Builder) formsOf(words []text.Token, gram string, plural bool) []form {
	zones := b.zones(words, gram)
	numbers := []morph.Gram{0}
	if plural {
		numbers = []morph.Gram{morph.Sing, morph.Plur}
	}
	var out []form
	for _, z := range zones {
		for _, number := range numbers {
			n := z.gram & morph.Numbers
			if number != 0 && z.gram&(morph.Sgtm|morph.Pltm) == 0 {
				n = number
			} else if number == morph.Plur {
				continue
			}
			for _, c := range sixCases {
				f := form{words: literal(words), gram: c | z.gram&morph.Genders | n}
				ok := true
				for k := range z.change {
					x := &z.change[k]
					if f.words[x.at], ok = b.inflect(&x.reading, c, n, z.gram); !ok {
						break
					}
				}
				if ok {
					out = append(out, f)
				}
			}
		}
	}
	if len(out) == 0 && gram != "" { // said of another name of the entry: «ужасы» beside «хоррор»
		return b.formsOf(words, "", plural)
	}
	if len(out) == 0 {
		out = append(out, form{literal(words), morph.Cases | morph.Sing})
	}
	return out
}

// zone is one way to read a name: which words change, and how.
type zone struct {
	change []change
	gram   morph.Gram // of the head
}

// change is a word of a name that changes with its case.
type change struct {
	at      int
	reading morph.Analysis
}

// zones finds the head of a name.
func (b *Builder) zones(words []text.Token, want string) []zone {
	asked, _ := morph.ParseGram(want)
	var out []zone
	first := 0
	for first < len(words) && words[first].Kind != text.Word { // «VI международный форум», «"Золотой глобус"»
		first++
	}
	h := first
	for h < len(words) && words[h].Kind == text.Word && !b.nominative(words[h], asked) && b.adjective(words[h]) {
		h++
	}
	if h == len(words) || words[h].Kind != text.Word || !b.nominative(words[h], asked) {
		return b.substantive(words, first, h, asked)
	}
	for _, a := range b.parse(words[h].Text) {
		if !isHead(a, asked, len(out) > 0, words[h].Shape) {
			continue
		}
		z := zone{gram: a.Gram, change: make([]change, 0, len(words)-first)}
		if a.Gram&morph.Fixd == 0 {
			z.change = append(z.change, change{h, a})
		}
		good := true
		for k := first; k < h && good; k++ {
			adj, ok := b.agreeing(words[k], a)
			z.change, good = append(z.change, change{k, adj}), ok
		}
		if !good {
			continue
		}
		alone := z
		b.tail(words, h+1, a, &z)
		out = append(out, z)
		if len(z.change) > len(alone.change) && a.Gram&(morph.Name|morph.Surn) == 0 && !coordinated(words[h+1:]) {
			out = append(out, alone) // «Республики Казахстан» beside «Республики Казахстана»
		}
		if len(out) > 1 {
			break
		}
	}
	return out
}

// isHead reports a reading by which a word heads a name. A second one must be
// likely and, of a small word, no name.
func isHead(a morph.Analysis, asked morph.Gram, second bool, shape text.Shape) bool {
	if a.POS != morph.NOUN || a.Gram&morph.Nomn == 0 || a.Gram&asked != asked {
		return false
	}
	return !second || a.Score >= 0.15 && (a.Gram&(morph.Name|morph.Surn|morph.Patr) == 0 || shape != text.Lower)
}

// coordinated reports a tail that «и» begins.
func coordinated(tail []text.Token) bool { return len(tail) > 0 && tail[0].Text == "и" }

// substantive reads a name without a noun: «Железнодорожный», «Набережные».
func (b *Builder) substantive(words []text.Token, first, h int, asked morph.Gram) []zone {
	if h == first {
		return nil
	}
	for _, a := range b.parse(words[first].Text) {
		if a.POS != morph.ADJF && a.POS != morph.PRTF || a.Gram&morph.Nomn == 0 || a.Gram&asked != asked {
			continue
		}
		z := zone{gram: a.Gram}
		for k := first; k < h; k++ {
			adj, ok := b.agreeing(words[k], a)
			if !ok {
				return nil
			}
			z.change = append(z.change, change{k, adj})
		}
		return []zone{z}
	}
	return nil
}

// tail adds what changes together with the head: a name in apposition
// («Мухтар Ауэзов», «город Алматы»), a second noun after «и» («Босния и
// Герцеговина»), an adjective behind the noun («Карачаево-Черкесская»).
func (b *Builder) tail(words []text.Token, k int, head morph.Analysis, z *zone) {
	for ; k < len(words) && words[k].Kind == text.Word; k++ {
		w := words[k]
		if strings.EqualFold(w.Text, "и") && k+1 < len(words) && words[k+1].Kind == text.Word && w.Text == "и" {
			a, ok := b.nomOnly(words[k+1])
			if !ok {
				return
			}
			z.change = append(z.change, change{k + 1, a})
			k++
			continue
		}
		if w.Shape == text.Lower {
			return
		}
		if head.Gram&(morph.Name|morph.Surn|morph.Patr) != 0 {
			if a, ok := b.personal(w, head); ok {
				z.change = append(z.change, change{k, a})
				continue
			}
			return
		}
		if a, ok := b.nomOnly(w); ok && head.Gram&morph.Sing != 0 {
			z.change = append(z.change, change{k, a})
			continue
		}
		return
	}
}

// personal returns the reading of a name's further part.
func (b *Builder) personal(w text.Token, head morph.Analysis) (morph.Analysis, bool) {
	best := morph.Analysis{}
	for _, a := range b.parse(w.Text) {
		if a.POS == morph.NOUN && a.Gram&morph.Nomn != 0 && a.Gram&morph.Sing != 0 && a.Gram&(morph.Surn|morph.Patr|morph.Name) != 0 {
			if a.Gram&head.Gram&morph.Genders != 0 {
				return a, true
			}
		}
	}
	return best, false
}

// nomOnly returns the nominative reading of a noun that has no genitive one:
// «Герцеговина» but not «Армении».
func (b *Builder) nomOnly(w text.Token) (morph.Analysis, bool) {
	var nom morph.Analysis
	found := false
	for _, a := range b.parse(w.Text) {
		if a.POS != morph.NOUN {
			continue
		}
		if a.Gram&morph.Fixd != 0 {
			return a, false
		}
		if a.Gram&(morph.Gent|morph.Gen2) != 0 {
			return a, false
		}
		if a.Gram&morph.Nomn != 0 && !found {
			nom, found = a, true
		}
	}
	return nom, found
}

// nominative reports whether the word can be a noun in the nominative.
func (b *Builder) nominative(w text.Token, asked morph.Gram) bool {
	as := b.parse(w.Text)
	if w.Shape == text.Lower && asked == 0 && b.adjective(w) { // «мирный договор» tells of no town
		as = slices.DeleteFunc(slices.Clone(as), func(a morph.Analysis) bool {
			return a.Gram&(morph.Geox|morph.Name|morph.Surn|morph.Patr) != 0
		})
	}
	return nominative(as, asked)
}

func nominative(analyses []morph.Analysis, asked morph.Gram) bool {
	noun, adj := float32(0), float32(0)
	for _, a := range analyses {
		if a.POS == morph.NOUN && a.Gram&morph.Nomn != 0 && a.Gram&asked == asked {
			noun += a.Score
		}
		if (a.POS == morph.ADJF || a.POS == morph.PRTF) && a.Gram&morph.Fixd == 0 { // «порт» is hardly «порт-де-бра»
			adj += a.Score
		}
	}
	return noun > 0 && noun >= adj/3
}

// adjective reports whether the word can be an adjective in the nominative.
func (b *Builder) adjective(w text.Token) bool {
	for _, a := range b.parse(w.Text) {
		if (a.POS == morph.ADJF || a.POS == morph.PRTF) && a.Gram&morph.Nomn != 0 {
			return true
		}
	}
	return false
}

// agreeing returns the nominative adjective reading that agrees with head.
func (b *Builder) agreeing(w text.Token, head morph.Analysis) (morph.Analysis, bool) {
	for _, a := range b.parse(w.Text) {
		if a.POS != morph.ADJF && a.POS != morph.PRTF || a.Gram&morph.Nomn == 0 {
			continue
		}
		if a.Gram&morph.Fixd != 0 && strings.ContainsRune(w.Text, '-') {
			continue // the first half of «Куявско-Поморское» taken for a word that does not change
		}
		if a.Gram&head.Gram&morph.Numbers == 0 {
			continue
		}
		if a.Gram&morph.Plur != 0 || a.Gram&head.Gram&morph.Genders != 0 || head.Gram&morph.MsF != 0 {
			return a, true
		}
	}
	return morph.Analysis{}, false
}

// inflect puts one word into a case and number. Adjectives follow the gender
// and, in the accusative, the animacy of the head.
func (b *Builder) inflect(a *morph.Analysis, c, number, head morph.Gram) (string, bool) {
	if a.Gram&morph.Fixd != 0 {
		return a.Lemma, true
	}
	want := c
	if number != 0 {
		want |= number
	}
	if a.POS == morph.ADJF || a.POS == morph.PRTF {
		if number&morph.Plur == 0 {
			want |= head & (morph.Masc | morph.Femn | morph.Neut)
		}
		if c == morph.Accs && (number&morph.Plur != 0 || head&morph.Masc != 0) {
			want |= head & (morph.Anim | morph.Inan)
		}
	}
	if a.Gram&morph.Supr != 0 {
		return b.superlative(*a, want)
	}
	return b.inflector.Inflect(a, want)
}

// superlative inflects «высший», whose lexeme holds «высочайший» as well: the
// form that is most like the word as written.
func (b *Builder) superlative(a morph.Analysis, want morph.Gram) (best string, ok bool) {
	longest := -1
	for _, f := range b.p.dict.Lexeme(a) {
		if f.Gram&morph.Supr == 0 || f.Gram&want != want {
			continue
		}
		n := 0
		for n < len(f.Text) && n < len(a.Form) && f.Text[n] == a.Form[n] {
			n++
		}
		if n > longest {
			longest, best = n, f.Text
		}
	}
	return best, longest >= 0
}

func (b *Builder) parse(form string) []morph.Analysis {
	if as, ok := b.memo[form]; ok {
		return as
	}
	as := b.p.dict.Parse(form)
	b.memo[form] = as
	return as
}
