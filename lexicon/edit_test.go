package lexicon

import (
	"strings"
	"testing"
)

const messy = "%list   festivals\r\n" +
	"%type Event\r\n" +
	"# Города\r\n" +
	"%default   country:  FR\r\n" +
	"\r\n" +
	"# Франция: заголовок\r\n" +
	"Каннский   кинофестиваль =Канны ;?Ривьера{ city:Канны,sub: festival }\r\n" +
	"Анси {sub: festival}\r\n" +
	"\r\n" +
	"\r\n" +
	"# про второй\r\n" +
	"Второй\r\n" +
	"# про ёлку\r\n" +
	"# две строки\r\n" +
	"Ёлка {note: б, weak: yes, id: yolka}\r\n" +
	"Екатерина {country: FR}\r\n" +
	"бум\r\n" +
	"# в конце\r\n" +
	"\r\n" +
	"Ошибка {нет\r\n" +
	"-festivals/берлинале"

const tidy = `%list festivals
%type Event
# Города
%default country: FR

# Франция: заголовок
Анси {sub: festival}
Каннский   кинофестиваль = Канны; ?Ривьера {sub: festival, city: Канны}

бум
# про второй
Второй
Екатерина
# про ёлку
# две строки
Ёлка {id: yolka, weak: yes, note: б}
# в конце

Ошибка {нет
-festivals/берлинале
`

func TestFormat(t *testing.T) {
	f, _ := ParseListFile("festivals.txt", []byte(messy))
	if string(f.Bytes()) != messy {
		t.Errorf("reading changed the bytes: %q", f.Bytes())
	}
	before := listVersion(f.List())
	f.Format()
	if got := string(f.Bytes()); got != tidy {
		t.Errorf("got\n%s\nwant\n%s", got, tidy)
	}
	if after := listVersion(f.List()); after != before {
		t.Errorf("what the file says has changed from %s to %s", before, after)
	}
	f.Format()
	if got := string(f.Bytes()); got != tidy {
		t.Errorf("formatting again changes to\n%s", got)
	}
}

func listVersion(list *List) string { return (&Lexicon{Lists: []*List{list}}).version() }

func TestInsert(t *testing.T) {
	const file = "%list festivals\n%type Event\n\n%default country: KZ\n# Казахстан\nАлтын {sub: festival}\n" +
		"# про степь\nСтепной экран\n\n%default country: FR\nПариж\nАнси\n"
	for _, tt := range []struct {
		name  string
		entry Entry
		line  int
		want  string // the line and its neighbours
	}{
		{"in order", Entry{Type: "Event", Name: Alias{Text: "Мерей"}, Attrs: []Attr{{Key: "country", Value: "KZ"}, {Key: "note", Value: "проба"}}},
			7, "Алтын {sub: festival}\nМерей {note: проба}\n# про степь\n"},
		{"before the first stays below the heading", Entry{Type: "Event", Name: Alias{Text: "Айгак"}, Attrs: []Attr{{Key: "country", Value: "KZ"}}},
			6, "# Казахстан\nАйгак\nАлтын {sub: festival}\n"},
		{"at the end of what is in no order", Entry{Type: "Event", Name: Alias{Text: "Бри"}, Attrs: []Attr{{Key: "country", Value: "FR"}}},
			13, "Анси\nБри\n"},
		{"where nothing fits", Entry{Type: "Festival", Name: Alias{Text: "Яшма"}, Attrs: []Attr{{Key: "country", Value: "UZ"}}, ID: "jashma",
			Aliases: []Alias{{Text: "Яшмовый", Weak: true}, {Text: "Jasper", Fixed: true}}},
			9, "Степной экран\nЯшма = ?Яшмовый; !Jasper {id: jashma, type: Festival, country: UZ}\n\n"},
		{"without the default", Entry{Type: "Event", Name: Alias{Text: "Яр"}}, 9, "Степной экран\nЯр {country:}\n\n"},
	} {
		f, ds := ParseListFile("festivals.txt", []byte(file))
		if len(ds) > 0 {
			t.Fatal(ds)
		}
		line, err := f.Insert(&tt.entry)
		if err != nil || line != tt.line {
			t.Errorf("%s: line %d, error %v; want line %d", tt.name, line, err, tt.line)
			continue
		}
		lines := strings.SplitAfter(string(f.Bytes()), "\n")
		if got := strings.Join(lines[line-2:min(line+1, len(lines))], ""); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
		if rest := strings.Join(append(lines[:line-1:line-1], lines[line:]...), ""); rest != file {
			t.Errorf("%s: other lines have changed:\n%s", tt.name, rest)
		}
	}
}

func TestInsertIntoNothing(t *testing.T) {
	f, _ := ParseListFile("events.txt", []byte("%list events\r\n%type Event\r\n%default sub: forum"))
	if _, err := f.Insert(&Entry{Type: "Event", Name: Alias{Text: "Форум"}, Attrs: []Attr{{Key: "sub", Value: "forum"}}}); err != nil {
		t.Fatal(err)
	}
	if got, want := string(f.Bytes()), "%list events\r\n%type Event\r\n%default sub: forum\r\nФорум\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestInsertRefuses(t *testing.T) {
	f, _ := ParseListFile("cities.txt", []byte("%list cities\n%type City\nАлматы\n"))
	before := string(f.Bytes())
	for _, e := range []Entry{
		{Type: "City", Name: Alias{Text: "Алматы"}},
		{Type: "City", Name: Alias{Text: ""}},
		{Type: "City", Name: Alias{Text: "А = Б"}},
		{Type: "City", Name: Alias{Text: "А; Б"}},
		{Type: "City", Name: Alias{Text: "# А"}},
		{Type: "City", Name: Alias{Text: "- А"}},
		{Type: "City", Name: Alias{Text: "А\nБ"}},
		{Type: "Citi", Name: Alias{Text: "А"}},
		{Type: "City", Name: Alias{Text: "А"}, Attrs: []Attr{{Key: "note", Value: "а, б"}}},
		{Type: "City", Name: Alias{Text: "А"}, Attrs: []Attr{{Key: "contry", Value: "KZ"}}},
		{Type: "City", Name: Alias{Text: "А"}, Aliases: []Alias{{Text: "Б; В"}}},
	} {
		if line, err := f.Insert(&e); err == nil {
			t.Errorf("%q is written in line %d", e.Name.Text, line)
		}
		if string(f.Bytes()) != before {
			t.Fatalf("%q has changed the file to\n%s", e.Name.Text, f.Bytes())
		}
	}
}

func TestFormatRules(t *testing.T) {
	if got, want := string(FormatRules([]byte(bom+"\ncues: []  \r\n# x\n\n\n"))), "cues: []\n# x\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
