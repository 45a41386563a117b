package morph

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// reading is the reading of a form that has the grammemes, which must be there.
func reading(t *testing.T, d *Dictionary, form string, pos POS, grams string) Analysis {
	t.Helper()
	g, err := ParseGram(grams)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range d.Parse(form) {
		if a.POS == pos && a.Gram&g == g {
			return a
		}
	}
	t.Fatalf("%s: no reading %s,%s in %v", form, pos, grams, d.Parse(form))
	return Analysis{}
}

func TestAgree(t *testing.T) {
	d := load(t)
	for _, c := range []struct {
		a     string
		aPOS  POS
		aGram string
		b     string
		bGram string
		want  bool
	}{
		{"новый", ADJF, "nomn", "фонд", "nomn", true},
		{"новый", ADJF, "accs", "фонд", "accs", true},
		{"новый", ADJF, "accs", "режиссёра", "accs", false},
		{"нового", ADJF, "accs", "режиссёра", "accs", true},
		{"нового", ADJF, "gent,masc", "фонда", "gent", true},
		{"нового", ADJF, "gent,neut", "фонда", "gent", false},
		{"новой", ADJF, "gent", "фонда", "gent", false},
		{"новые", ADJF, "nomn", "фонды", "nomn", true},
		{"новые", ADJF, "nomn", "сани", "nomn", true},
		{"новые", ADJF, "accs", "сани", "accs", true},
		{"новых", ADJF, "gent", "фонда", "gent", false},
		{"новый", ADJF, "nomn", "судья", "nomn", true},
		{"новая", ADJF, "nomn", "сирота", "nomn", true},
		{"новом", ADJF, "loct,masc", "лесу", "loc2", true},
		{"новым", ADJF, "ablt,masc", "фонду", "datv", false},
		{"подписанный", PRTF, "nomn", "договор", "nomn", true},
		{"подписан", PRTS, "masc", "договор", "nomn", true},
		{"подписан", PRTS, "masc", "договор", "accs", false},
		{"подписана", PRTS, "femn", "договор", "nomn", false},
		{"подписали", VERB, "plur", "стороны", "nomn,plur", true},
		{"подписала", VERB, "femn", "сторона", "nomn", true},
	} {
		a, b := reading(t, d, c.a, c.aPOS, c.aGram), reading(t, d, c.b, NOUN, c.bGram)
		if got := Agree(a, b); got != c.want {
			t.Errorf("Agree(%v, %v) = %v", a, b, got)
		}
		if Agree(a, b) != Agree(b, a) {
			t.Errorf("Agree(%v, %v) depends on the order", a, b)
		}
	}
}

func TestGram(t *testing.T) {
	for i, name := range gramNames {
		g, err := ParseGram(name)
		if err != nil || g != 1<<i || g.String() != name {
			t.Errorf("grammeme %d: %q, %v, %v", i, name, g, err)
		}
	}
	if Erro != 1<<(len(gramNames)-1) {
		t.Errorf("%d names of grammemes", len(gramNames))
	}
	if g, err := ParseGram("sing, gent"); err != nil || g != Sing|Gent || g.String() != "gent,sing" {
		t.Errorf("%v, %v", g, err)
	}
	if g, err := ParseGram(""); err != nil || g != 0 || g.String() != "" {
		t.Errorf("empty: %v, %v", g, err)
	}
	for _, bad := range []string{"genitive", "sing,,gent", ",", "NOUN"} {
		if _, err := ParseGram(bad); err == nil || !strings.Contains(err.Error(), "unknown grammeme") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
	for p := UNKN; p <= PNCT; p++ {
		if q, err := ParsePOS(p.String()); err != nil || q != p {
			t.Errorf("%s: %v, %v", p, q, err)
		}
	}
	if restNames[variantEy] != "V-ey" || restNames[variantOy] != "V-oy" {
		t.Error("variants of the instrumental are misplaced")
	}
}

func TestString(t *testing.T) {
	d := load(t)
	got := reading(t, d, "Меморандума", NOUN, "gent").String()
	if want := "меморандума: меморандум NOUN,gent,sing,masc,inan 1.000"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestKnown(t *testing.T) {
	d := load(t)
	for form, want := range map[string]bool{"Меморандуму": true, "СЪЕМКИ": true, "съёмки": true, "бутявка": false, "film": false, "": false, "кинопоказ-ка": false} {
		if got := d.Known(form); got != want {
			t.Errorf("Known(%q) = %v", form, got)
		}
	}
}

// TestInflectBack inflects forms to each case and number and reads the result again:
// the lexeme and the asked grammemes must be among its readings.
func TestInflectBack(t *testing.T) {
	d := load(t)
	for i, g := range readGolden(t) {
		if i%9 != 0 {
			continue
		}
		a := d.Parse(g.word)[0]
		if a.POS != NOUN && a.POS != ADJF || a.Method != ByDictionary {
			continue
		}
		for _, want := range []Gram{Nomn, Gent | Sing, Datv, Accs, Ablt | Plur, Loct} {
			f, ok := d.InflectTo(a, want)
			if !ok {
				continue
			}
			if f.Gram&want != want {
				t.Errorf("%s to %s: form %v", g.word, want, f)
			}
			back := false
			for _, b := range d.Parse(f.Text) {
				back = back || b.Lemma == a.Lemma && b.Gram&want == want && b.Form == f.Text
			}
			if !back {
				t.Errorf("%s to %s: %s is read as %v", g.word, want, f.Text, d.Parse(f.Text))
			}
		}
	}
}

func TestCache(t *testing.T) {
	d := load(t)
	c := d.NewCacheOf(1 << 20)
	first := c.Word("Съёмками")
	if first.Form != "съемками" || first.Stem != "съемк" || !first.Known || len(first.Analyses) == 0 || first.Names != nil {
		t.Errorf("%+v", first)
	}
	if c.Word("Съёмками") != first {
		t.Error("computed twice")
	}
	if w := c.Word("Кушербаевым"); w.Known || len(w.Names) == 0 {
		t.Errorf("%+v", w)
	}
	if w := c.Word("ГЦПНК"); len(w.Names) != 0 {
		t.Errorf("abbreviation read as a name: %v", w.Names)
	}
	most := 0
	for _, g := range readGolden(t) {
		c.Word(g.word)
		most = max(most, c.size)
		c.Word("Съёмками") // asked for all the time, so it stays
	}
	if most > 1<<19 {
		t.Errorf("%d bytes in a generation, limit %d", most, 1<<19)
	}
	if c.Word("Съёмками") != first {
		t.Error("a word in use was dropped")
	}
	if n := c.Len(); n < 100 || n > 5000 {
		t.Errorf("%d words kept in 1 MB", n)
	}
}

// TestDeepWord holds the time on words that can be cut in many ways.
func TestDeepWord(t *testing.T) {
	d := load(t)
	for _, word := range []string{
		strings.Repeat("недо", 24), strings.Repeat("экс-", 20) + "министр", strings.Repeat("-то", 30),
		strings.Repeat("е", 64), strings.Repeat("ё", 100), strings.Repeat("я", 1<<20),
	} {
		if got := d.Parse(word); len(got) == 0 {
			t.Errorf("%.40s: no reading", word)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "Меморандумами", "человек-гора", "по-новому", "экс-вице-премьера", "А", "-", "--", "а-", "-то", "1e5", "XIV", "недонедонедо",
		"Кушербаевым", "Балаевой-Омаровой", "İстанбул", "\xff\xfe", "кино\u0301", "ПЕРЕПЕРЕ", "съёмка-то-ка",
	} {
		f.Add(s)
	}
	d, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, form string) {
		readings := d.Parse(form)
		if len(readings) == 0 {
			t.Fatal("no reading")
		}
		for _, a := range append(readings, d.ParseName(form)...) {
			if !(a.Score >= 0 && a.Score <= 1.0001) {
				t.Fatalf("score %f: %v", a.Score, a)
			}
			if utf8.ValidString(form) && !utf8.ValidString(a.Form+a.Lemma) {
				t.Fatalf("%+v is no UTF-8", a)
			}
			if d.Tag(a) == "" || a.String() == "" {
				t.Fatalf("no text: %+v", a)
			}
			lexeme := d.Lexeme(a)
			if len(lexeme) == 0 {
				t.Fatalf("no forms: %+v", a)
			}
			for _, want := range []Gram{0, Nomn, Gent | Plur, Loc2} {
				if s, ok := d.Inflect(a, want); ok && s == "" && form != "" {
					t.Fatalf("empty form of %+v", a)
				}
			}
		}
		Stem(form)
		d.Word(form)
	})
}
