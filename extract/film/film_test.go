package film

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vestnik/extract/event"
	"vestnik/extract/fact"
	"vestnik/extract/phrase"
	"vestnik/lexicon"
)

var update = flag.Bool("update", false, "rewrite the expected lines of testdata")

// TestFilms reads the articles of testdata. A file holds articles of one class
// of Russian: «== name», perhaps with a publication date behind it, the text,
// and a line with «->» for each film that is to be read («-> nothing»).
func TestFilms(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	m := newMachine(t)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		parts := strings.Split("\n"+string(raw), "\n== ")
		out.WriteString(strings.TrimPrefix(parts[0], "\n"))
		for _, part := range parts[1:] {
			head, rest, _ := strings.Cut(part, "\n")
			body, _, _ := strings.Cut(rest, "\n-> ")
			want := strings.TrimSpace(strings.TrimPrefix(rest, body))
			name, date, _ := strings.Cut(head, " ")
			got := lines(m.read(strings.TrimSpace(body), phrase.ParseDay(date)))
			if out.Len() > 0 {
				out.WriteString("\n")
			}
			out.WriteString("== " + head + "\n" + strings.TrimSpace(body) + "\n" + got + "\n")
			if got != want && !*update {
				t.Errorf("%s, %s:\n%s\ngot\n%s\nwant\n%s", file, name, body, got, want)
			}
		}
		if *update {
			if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// lines prints facts as testdata has them.
func lines(fs []fact.Fact) string {
	if len(fs) == 0 {
		return "-> nothing"
	}
	var out []string
	for k := range fs {
		out = append(out, "-> "+line(fs[k].Film))
	}
	return strings.Join(out, "\n")
}

func line(f *event.FilmData) string {
	s := f.Stage.String()
	if f.Status != "" {
		s += "/" + f.Status.String()
	}
	s += " " + f.Film.FilmType.String() + ": " + f.Film.Name
	for _, p := range f.Film.Director {
		s += "; " + p.Name
	}
	add := func(key, value string) {
		if value != "" {
			s += " | " + key + " " + value
		}
	}
	add("countries", strings.Join(f.Film.CountryOfOrigin, ", "))
	for _, c := range f.Film.ProductionCompany {
		add("company", c.Name)
	}
	for _, p := range f.Film.Actor {
		add("actor", p.Name)
	}
	add("original", strings.Join(f.Film.AlternateName, ", "))
	for _, m := range f.Milestones {
		x := m.Stage.String()
		for _, v := range [...]string{m.Date.Value, m.Festival.Name, m.Award.Name, m.Award.Category, m.Award.Recipient, strings.TrimSpace(m.Amount.Value + " " + m.Amount.Currency)} {
			if v != "" {
				x += ", " + v
			}
		}
		if x != m.Stage.String() {
			add("milestone", x)
		}
	}
	return s
}

// TestMarks checks that each field that a fact tells is shown in the text.
func TestMarks(t *testing.T) {
	m := newMachine(t)
	const s = "Вчера в Тарту завершились съёмки эстонско-финской драмы Анны Кролль «Соль и порох» студии «Вереск»."
	fs := m.read(s, phrase.Day{Year: 2027, Month: 4, Day: 5})
	if len(fs) != 1 {
		t.Fatalf("%d facts", len(fs))
	}
	source := []rune(s)
	ev := fs[0].Event(event.Document{URI: "a"}, &m.doc, source, "lexicon", "engine")
	if err := ev.ValidateText(s); err != nil {
		t.Error(err)
	}
	got := map[string]string{}
	for _, e := range ev.Evidence {
		got[e.Field] = e.Exact
	}
	for field, exact := range map[string]string{
		"/film/name": "Соль и порох", "/film/director/0": "Анны Кролль", "/film/countryOfOrigin/1": "эстонско-финской",
		"/stage": "съёмки", "/milestones/0/date": "Вчера", "/milestones/0/place": "Тарту", "/film/productionCompany/0": "студии «Вереск»",
	} {
		if got[field] != exact {
			t.Errorf("%s shows %q, want %q", field, got[field], exact)
		}
	}
	if fs[0].Confidence < 0.85 {
		t.Errorf("confidence %v of what one clause says", fs[0].Confidence)
	}
}

// TestExamples runs the examples of the frames of films.
func TestExamples(t *testing.T) {
	lex, _ := lexicon.Embedded()
	m := newMachine(t)
	n := 0
	for _, f := range lex.Frames {
		if f.Event.Text != "film" {
			continue
		}
		for _, x := range f.Examples {
			n++
			fs := m.read(x.Text.Text, phrase.Day{})
			if len(x.Expect) == 0 {
				if len(fs) > 0 {
					t.Errorf("%s: %s\ngot %s, want nothing", f.ID, x.Text.Text, lines(fs))
				}
				continue
			}
			if len(fs) != 1 {
				t.Errorf("%s: %s\ngot %d films", f.ID, x.Text.Text, len(fs))
				continue
			}
			d := fs[0].Film
			s := d.Stage.String()
			if s == "" {
				s = d.Status.String()
			}
			got := "film " + s + " " + d.Film.FilmType.String() + ": " + d.Film.Name
			if want := x.Expect[0].Text; !strings.HasPrefix(want, got) {
				t.Errorf("%s: %s\ngot  %s\nwant %s", f.ID, x.Text.Text, got, want)
			}
		}
	}
	if n == 0 {
		t.Error("the frames of films have no examples")
	}
}

// TestTitles puts inflected titles into the nominative.
func TestTitles(t *testing.T) {
	m := newMachine(t)
	for _, c := range []struct{ text, want string }{
		{"В Керчи начались съёмки «Двух билетов до Вены». Кино снимут быстро.", "Два билета до Вены"},
		{"В Керчи начались съёмки «Сорока вёсен». Кино снимут быстро.", "Сорок вёсен"},
		{"В Керчи начались съёмки «Горького мёда». Кино снимут быстро.", "Горький мёд"},
		{"В Керчи начались съёмки «Иглы». Кино снимут быстро.", "Игла"},
		{"В Керчи начались съёмки «Наташи и Жаслана». Кино снимут быстро.", "Наташа и Жаслан"},
		{"В Керчи начались съёмки сериала «Братьев моих». Кино снимут быстро.", "Братьев моих"},
		{"В кинотеатрах покажут турецкую «Дочь султана».", "Дочь султана"},
		{"В кинотеатрах покажут корейскую «Школу на крыше».", "Школа на крыше"},
		{"В Керчи начались съёмки «Высокого берега у реки». Кино снимут быстро.", "Высокий берег у реки"},
		{"В Керчи начались съёмки фильма «Не уходи». Кино снимут быстро.", "Не уходи"},
	} {
		fs := m.read(c.text, phrase.Day{})
		if len(fs) != 1 || fs[0].Film.Film.Name != c.want {
			t.Errorf("%s\ngot %s\nwant %s", c.text, lines(fs), c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	m := newMachine(f)
	for _, s := range []string{"Вышел фильм «Соль и порох» (реж. Анна Кролль).", "Гран-при — «X», Имя (Страна)", "«««", "фильм «", "съёмки «Двух"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fs := m.read(s, phrase.Day{Year: 2027, Month: 4, Day: 5})
		source := []rune(s)
		for k := range fs {
			ev := fs[k].Event(event.Document{URI: "a"}, &m.doc, source, "lexicon", "engine")
			if err := ev.Validate(); err != nil {
				t.Error(err)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	m := newMachine(b)
	raw, err := os.ReadFile("testdata/stages.txt")
	if err != nil {
		b.Fatal(err)
	}
	s := string(raw)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		m.read(s, phrase.Day{Year: 2027, Month: 4, Day: 5})
	}
}
