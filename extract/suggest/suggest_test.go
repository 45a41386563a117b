package suggest

import (
	"slices"
	"strings"
	"testing"

	"vestnik/extract"
	"vestnik/lexicon"
)

func candidates(t *testing.T, texts ...string) []Candidate {
	t.Helper()
	lex, ds := lexicon.Embedded()
	if ds.HasErrors() {
		t.Skip("the embedded lexicon has faults of form, which its own test reports")
	}
	p, more := extract.Compile(lex)
	if p == nil {
		t.Fatal(more)
	}
	x, r := p.NewExtractor(), NewRanking(lex)
	for i, text := range texts {
		r.Add(Observe(x.Inspect(extract.Article{URI: string(rune('a' + i)), Text: text}, false)))
	}
	return r.Candidates(1, 0)
}

func TestObserve(t *testing.T) {
	got := candidates(t,
		"Фонд «Алакай-Тау» открыл школу. Работу фонда «Алакай-Тау» похвалили.",
		"В Тарусе прошёл кинофестиваль «Пыльная просека».",
		"Картина получила премию «Чугунный жаворонок».",
		"Стороны вышвырнули договор в окно.",
		"Зал встретил радиоспектакль «Белый шум» молча. Клоун и этажерка «Белый шум» остались.",
		"Вечером приехал Кырдынбаш, и гостя Кырдынбаша встретили.",
	)
	for _, want := range []struct {
		kind  Kind
		list  string
		line  string
		count int
	}{
		{Organization, "bodies", "Фонд «Алакай-Тау» = ?Алакай-Тау", 2},
		{Festival, "festivals", "кинофестиваль «Пыльная просека» = ?Пыльная просека", 1},
		{Award, "awards", "Чугунный жаворонок = премия «Чугунный жаворонок» {sub: other}", 1},
		{Verb, "rules", "- {id: my.vyshvyrnut,", 1},
		{Descriptor, "works", "этажерка {film: no}", 1},
	} {
		i := slices.IndexFunc(got, func(c Candidate) bool { return c.Kind == want.kind && strings.HasPrefix(c.Line, want.line) })
		if i < 0 {
			t.Errorf("no %s %s", want.kind, want.line)
			continue
		}
		if c := got[i]; c.List != want.list || c.Count != want.count || len(c.Contexts) == 0 || c.Contexts[0].Exact == "" {
			t.Errorf("%+v", c)
		}
	}
	for _, c := range got {
		if c.Kind == Descriptor && (c.Name == "фонд" || c.Name == "кинофестиваль") {
			t.Errorf("a known word is a candidate: %+v", c)
		}
	}
}

// TestRanking wants the order by articles, the least count, and the most of a
// kind.
func TestRanking(t *testing.T) {
	r := NewRanking(&lexicon.Lexicon{})
	often, twice, once := observation{kind: Award, key: "a", name: "А"}, observation{kind: Award, key: "b", name: "Б"}, observation{kind: Award, key: "c", name: "В"}
	r.Add(Observations{often, twice, once})
	r.Add(Observations{often, twice, often})
	var got []string
	for _, c := range r.Candidates(2, 0) {
		got = append(got, c.Name)
	}
	if !slices.Equal(got, []string{"А", "Б"}) {
		t.Errorf("got %q", got)
	}
	if c := r.Candidates(1, 1); len(c) != 1 || c[0].Count != 3 || c[0].Documents != 2 {
		t.Errorf("got %+v", c)
	}
}

func TestInsert(t *testing.T) {
	src := "%list festivals\r\n# Ours.\r\n%type Event\r\n%default sub: festival\r\n\r\n# the first\r\nАврора\r\nЗвезда {country: KZ}\r\n"
	got, err := Insert("festivals", []byte(src), []string{"Весна = ?Весенний {country: FR}"})
	if err != nil {
		t.Fatal(err)
	}
	want := "%list festivals\r\n# Ours.\r\n%type Event\r\n%default sub: festival\r\n\r\n# the first\r\nАврора\r\nВесна = ?Весенний {country: FR}\r\nЗвезда {country: KZ}\r\n"
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, err = Insert("awards", nil, []string{"Чугунный жаворонок {sub: other}"}); err != nil || !strings.HasSuffix(string(got), "Чугунный жаворонок {sub: other}\n") {
		t.Errorf("a new file: %q, %v", got, err)
	}
	for _, bad := range []string{"А = Б = В", "", "# note", "А {sub"} {
		if _, err := Insert("awards", nil, []string{bad}); err == nil {
			t.Errorf("%q is inserted", bad)
		}
	}
	if _, err := Insert("festivals", []byte(src), []string{"Аврора"}); err == nil {
		t.Error("an entry is inserted twice")
	}
}

func TestAppendFrames(t *testing.T) {
	line := "- {id: my.x, note: x, event: agreement, verbs: [скрепить], asserts: signed, roles: {document: [object]}, requires: [document]}"
	got, err := AppendFrames(nil, []string{line})
	if err != nil {
		t.Fatal(err)
	}
	if got, err = AppendFrames(got, []string{strings.Replace(line, "my.x", "my.y", 1)}); err != nil {
		t.Fatal(err)
	}
	if rules, ds := lexicon.ParseRules("a.yaml", got); ds.HasErrors() || len(rules.Frames) != 2 {
		t.Errorf("%d frames, %v", len(rules.Frames), ds)
	}
	if _, err := AppendFrames(nil, []string{"- {id: X}"}); err == nil {
		t.Error("a bad frame is appended")
	}
}

func FuzzInsert(f *testing.F) {
	const src = "%list festivals\n%type Event\n%default sub: festival\n# one\nАврора {country: KZ}\n"
	for _, line := range []string{"Весна {country: FR}", "Весна = ?Весенний; !Spring", "?x", "-x", "%type City", "а{", "а\nб", "#"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		out, err := Insert("festivals", []byte(src), []string{line})
		if err != nil {
			return
		}
		list, ds := lexicon.ParseList("lists/festivals.txt", out)
		if ds.HasErrors() || len(list.Entries) != 2 {
			t.Errorf("%q gives\n%s\n%v", line, out, ds)
		}
		rest := string(out)
		for kept := range strings.Lines(src) { // all lines stay, in order
			_, after, ok := strings.Cut(rest, kept)
			if !ok {
				t.Errorf("%q gives\n%s\nwithout %q", line, out, kept)
			}
			rest = after
		}
	})
}
