package lexicon

import (
	"fmt"
	"strings"
	"testing"
)

// describe writes everything a list says, with positions.
func describe(l *List) string {
	var b strings.Builder
	for _, e := range l.Entries {
		fmt.Fprintf(&b, "%d:%d %s type=%q name=%s", e.Pos.Line, e.Pos.Col, e.ID, e.Type, e.Name)
		for _, a := range e.Aliases {
			fmt.Fprintf(&b, " | %s@%d", a, a.Pos.Col)
		}
		for _, a := range e.Attrs {
			fmt.Fprintf(&b, " {%s: %s}@%d:%d", a.Key, a.Value, a.Pos.Line, a.Pos.Col)
			if a.Default {
				b.WriteString(" default")
			}
		}
		b.WriteByte('\n')
	}
	for _, r := range l.Removes {
		fmt.Fprintf(&b, "%d:%d -%s\n", r.Pos.Line, r.Pos.Col, r.ID)
	}
	return b.String()
}

const sample = "# Фестивали\n%list festivals\n%type Event\n%default sub: festival, country: KZ\n\n" +
	"Каннский кинофестиваль = Канны; ?Каннский фестиваль; !Cannes {country: FR, city: Канны}\n" +
	"\tСтепной экран={id: steppe-screen}\n" +
	"Первый снег {weak: yes, type: Festival, country:}\n" +
	"%default\n" +
	"Ёлочный бал {genre: a}\n" +
	"- Берлинале\n-festivals/x\n"

func TestParseList(t *testing.T) {
	want := `6:1 festivals/каннский кинофестиваль type="Event" name=Каннский кинофестиваль | Канны@26 | ?Каннский фестиваль@34 | !Cannes@55 {country: FR}@6:72 {city: Канны}@6:82 {sub: festival}@4:15 default
7:2 steppe-screen type="Event" name=Степной экран {sub: festival}@4:15 default {country: KZ}@4:34 default
8:1 festivals/первый снег type="Festival" name=?Первый снег {weak: yes}@8:20 {country: }@8:49 {sub: festival}@4:15 default
10:1 festivals/ёлочный бал type="Event" name=Ёлочный бал {genre: a}@10:21
11:3 -festivals/берлинале
12:2 -festivals/x
`
	wantErrors := `lists/festivals.txt:7:16: warning: an alias without text [empty-alias]
lists/festivals.txt:10:14: error: unknown attribute "genre" in list festivals [unknown-attribute]`
	for _, tt := range []struct{ name, src string }{
		{"LF", sample},
		{"BOM and CRLF", bom + strings.ReplaceAll(sample, "\n", "\r\n")},
		{"no newline at the end", strings.TrimSuffix(sample, "\n")},
	} {
		list, ds := ParseList("lists/festivals.txt", []byte(tt.src))
		if got := describe(list); got != want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, want)
		}
		if ds.Error() != wantErrors {
			t.Errorf("%s: errors\n%s\nwant\n%s", tt.name, ds.Error(), wantErrors)
		}
	}
}

func TestEntryValues(t *testing.T) {
	list, _ := ParseList("heads.txt", []byte("%list heads\n%type Organization\nбанк {complete: quoted / bare}\n"))
	e := list.Entries[0]
	if got := e.Values("complete"); len(got) != 2 || got[0] != "quoted" || got[1] != "bare" {
		t.Errorf("Values(complete) = %q", got)
	}
	if !e.Has("complete", "bare") || e.Has("complete", "gen") || e.Has("solo", "") && e.Attr("solo") != "" {
		t.Error("Has is wrong about complete or solo")
	}
	if e.Attr("type") != "Organization" || e.Attr("id") != "heads/банк" || e.Values("solo") != nil {
		t.Errorf("type %q, id %q, solo %q", e.Attr("type"), e.Attr("id"), e.Values("solo"))
	}
}
