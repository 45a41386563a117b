package match

import (
	"strings"
	"unicode/utf8"

	"vestnik/extract/morph"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// Builder compiles lists into a Program.
type Builder struct {
	p         *Program
	doc       text.Doc
	seq       int32         // of the present name
	one       [1]text.Token // see tokens
	memo      map[string][]morph.Analysis
	inflector *morph.Inflector
	recent    [16]numbered // by place in a key: the last word there
}

// numbered is a word of a key as given, with its number.
type numbered struct {
	word string
	id   int32
}

// NewBuilder returns a builder that inflects with the dictionary.
func NewBuilder(dict *morph.Dictionary) *Builder {
	return &Builder{
		p: &Program{
			dict:    dict,
			vocab:   make(map[string]int32, 1<<16),
			lemmas:  make(map[string]int32, 1<<12),
			edges:   newEdges(1 << 17),
			ends:    make([]int32, 1, 1<<18),
			targets: make([]target, 1, 1<<17),
			root:    make([]int32, 0, 1<<17),
			bases:   make(map[string]int32, 1<<15),
			singles: make([]single, 1, 3<<13),
			number:  make(map[*lexicon.Entry]int32, 1<<14),
			marks:   map[string]uint8{},
		},
		memo:      make(map[string][]morph.Analysis, 1<<14),
		inflector: dict.NewInflector(),
	}
}

// Lemma registers a lemma that rules ask for and returns its number.
func (b *Builder) Lemma(lemma string) int32 {
	f := fold(lemma)
	n, ok := b.p.lemmas[f]
	if !ok {
		n = int32(len(b.p.lemmas))
		b.p.lemmas[f] = n
	}
	return n
}

// Mark sets bits that the words with a form (lower case, е for ё) carry as Marks,
// so that who asks of every word of a text whether it is one of a few need not look
// it up.
func (b *Builder) Mark(form string, bits uint8) { b.p.marks[form] |= bits }

// Program returns what has been compiled.
func (b *Builder) Program() *Program { return b.p }

// Add compiles every name of an entry. A class entry (a common noun such as
// «министерство») is matched in both numbers and without regard to capitals; a
// name is matched in its own number and with its capital. The result is the number
// of the entry, which matches carry as N; they count from 0.
func (b *Builder) Add(e *lexicon.Entry, class bool) int32 {
	if _, ok := b.p.number[e]; !ok {
		b.p.number[e] = int32(len(b.p.number))
	}
	b.add(e, class)
	return b.p.number[e]
}

func (b *Builder) add(e *lexicon.Entry, class bool) {
	weak := e.Attr("weak") == "yes"
	b.alias(e, e.Name, class, weak)
	for _, a := range e.Aliases {
		b.alias(e, a, class, false)
	}
	for _, adj := range e.Values("adj") {
		n := b.Lemma(adj)
		for int(n) >= len(b.p.adjs) {
			b.p.adjs = append(b.p.adjs, nil)
		}
		b.p.adjs[n] = append(b.p.adjs[n], target{entry: e, n: b.p.number[e], name: adj, via: ViaAdj, weak: weak})
	}
	for _, d := range e.Values("demonym") {
		b.seq++
		t := target{entry: e, n: b.p.number[e], seq: b.seq, name: d, via: ViaDemonym, weak: weak}
		words := b.tokens(d)
		if len(words) == 1 && words[0].Kind == text.Word && b.single(words[0], b.p.dict.Parse(d), "", true, false, t) {
			continue
		}
		for _, f := range b.formsOf(words, "", true) {
			b.insert(f.words, target{entry: e, n: b.p.number[e], seq: b.seq, name: d, gram: f.gram, via: ViaDemonym, weak: weak})
		}
	}
}

func (b *Builder) alias(e *lexicon.Entry, a lexicon.Alias, class, weak bool) {
	b.seq++
	t := target{entry: e, n: b.p.number[e], seq: b.seq, name: a.Text, weak: weak || a.Weak}
	words := b.tokens(a.Text)
	if len(words) == 0 {
		return
	}
	if !class && words[0].Shape != text.Lower && (words[0].Kind == text.Word || words[0].Kind == text.Latin) {
		t.shape = initial
		if words[0].Shape == text.Upper {
			t.shape = allUpper
		}
	}
	if a.Fixed {
		t.fixed, t.gram = a.Text, morph.Cases|morph.Numbers
		b.insert(literal(words), t)
		return
	}
	if e.Attr("inflect") == "no" || t.shape == allUpper && len(words) == 1 && words[0].Kind == text.Word && len([]rune(words[0].Text)) <= 3 {
		t.gram = morph.Cases | morph.Sing
		b.insert(literal(words), t)
		b.acronym(a.Text, t)
		return
	}
	if t.shape == allUpper && len(words) == 1 && words[0].Kind == text.Word {
		b.acronym(a.Text, t)
	}
	if len(words) == 1 && words[0].Kind == text.Word {
		readings := b.p.dict.Parse(words[0].Text) // few words name several things
		if !class && t.shape == initial && !readings[0].Known {
			b.stem(words[0].Text, t)
		}
		if b.single(words[0], readings, e.Attr("gram"), class, true, t) {
			return
		}
	}
	forms := b.formsOf(words, e.Attr("gram"), class)
	for _, f := range forms {
		t.gram = f.gram
		b.insert(f.words, t)
	}
	// The name as written is nominative, however its words were read.
	t.gram = morph.Nomn | forms[0].gram&(morph.Numbers|morph.Genders)
	b.insert(literal(words), t)
}

// stem adds the stem of a name of one word that the dictionary does not know.
func (b *Builder) stem(word string, t target) {
	if stem := morph.Stem(word); utf8.RuneCountInString(stem) >= 5 {
		t.gram, t.via = 0, ViaStem
		b.insert([]string{"~" + stem}, t)
	}
}

// acronym adds the forms of an abbreviation that is read as a word and inflects
// in speech: МИДа, ТАССом.
func (b *Builder) acronym(name string, t target) {
	last := []rune(name)
	if len(last) < 3 || !strings.ContainsRune("БВГДЗКЛМНПРСТФХЦЧШ", last[len(last)-1]) || !strings.ContainsAny(name, "АЕИОУЫЭЮЯ") {
		return
	}
	t.shape = acronym
	for _, x := range [...]struct {
		ending string
		gram   morph.Gram
	}{{"а", morph.Gent}, {"у", morph.Datv}, {"ом", morph.Ablt}, {"е", morph.Loct}} {
		t.gram = x.gram | morph.Sing | morph.Masc
		b.insert([]string{name + x.ending}, t)
	}
}

func (b *Builder) tokens(name string) []text.Token {
	if t, ok := oneWord(name); ok {
		b.one[0] = t
		return b.one[:]
	}
	b.doc.Reset(name)
	return b.doc.Tokens
}

func literal(words []text.Token) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.Text
	}
	return out
}

// insert puts a key into the trie.
func (b *Builder) insert(words []string, t target) {
	var node int32
	for i, w := range words {
		id := b.wordID(i, w)
		if i == 0 {
			for int(id) >= len(b.p.root) {
				b.p.root = append(b.p.root, 0)
			}
			if b.p.root[id] == 0 {
				b.p.root[id] = b.node()
			}
			node = b.p.root[id]
			continue
		}
		n := b.p.edges.next(node, id)
		if n == 0 {
			n = b.node()
			b.p.edges.add(node, id, n)
		}
		node = n
	}
	at := &b.p.ends[node]
	for *at != 0 {
		if e := &b.p.targets[*at]; e.merge(&t) {
			return
		} else {
			at = &e.next
		}
	}
	*at = int32(len(b.p.targets))
	b.p.targets = append(b.p.targets, t)
}

// wordID gives the number of the word at place i of a key: a new one to a new
// word. The forms of a name have most words in common.
func (b *Builder) wordID(i int, w string) int32 {
	if i < len(b.recent) && b.recent[i].word == w {
		return b.recent[i].id
	}
	folded := w
	if w[0] != '~' {
		folded = fold(w)
	}
	id, ok := b.p.vocab[folded]
	if !ok {
		id = int32(len(b.p.vocab))
		b.p.vocab[folded] = id
	}
	if i < len(b.recent) {
		b.recent[i] = numbered{w, id}
	}
	return id
}

func (b *Builder) node() int32 {
	b.p.ends = append(b.p.ends, 0)
	return int32(len(b.p.ends) - 1)
}
