package text

import (
	"strings"
	"testing"
)

func TestNormalize(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"clean", "Чистый текст, «без» правки.", "Чистый текст, «без» правки."},
		{"spaces", "5\u00A0млн\u2009тенге\tи\u202F\u3000ещё", "5 млн тенге и  ещё"},
		{"soft hyphen", "со\u00ADгла\u00ADше\u00ADние", "соглашение"},
		{"zero width", "\uFEFFки\u200Bно\u200D\u2060 🕹\uFE0F", "кино 🕹"},
		{"crlf", "а\r\nб\rв\u2028г\u2029д", "а\nб\nв\nг\n\nд"},
		{"composition", "Чаи\u0306ка и е\u0308лка", "Чайка и ёлка"},
		{"latin composition", "Cafe\u0301 A\u030A", "Café Å"},
		{"singleton", "5 \u212B", "5 Å"},
		{"stress", "замо\u0301к и за\u0301мок, ѐ ѝ", "замок и замок, е и"},
		{"both marks", "и\u0306\u0301", "й"},
		{"twins lower", "Кaзaxcтaн и киноpeжиссёp", "Казахстан и кинорежиссёр"},
		{"twins upper", "MВД, CНГ, KАЗАХCТАН", "МВД, СНГ, КАЗАХСТАН"},
		{"Kazakh i", "Қазақстан темiр жолы", "Қазақстан темір жолы"},
		{"diaeresis", "съëмки", "съёмки"},
		{"Kazakh schwa", "Əлия жəне қаhарман", "Әлия және қаһарман"},
		{"Cyrillic in Latin", "СОVID-19 и IТ", "COVID-19 и IT"},
		{"truly mixed", "PRщик и VIPов и iPhoneы", "PRщик и VIPов и iPhoneы"},
		{"twins over a soft hyphen", "Кa\u00ADзa\u00ADхстан", "Казахстан"},
		{"lone preposition", "встреча c министром и a также o кино", "встреча с министром и а также о кино"},
		{"lone capital", "Он ушёл. B Астане снег.", "Он ушёл. В Астане снег."},
		{"real Latin letter", "гепатит B и витамин C", "гепатит B и витамин C"},
		{"legal form", "AO «Студия» и TOO \"Фонд\"", "АО «Студия» и ТОО \"Фонд\""},
		{"Latin word", "AO Smith", "AO Smith"},
		{"CCCP", "в CCCP", "в СССР"},
		{"typewriter quotes", "<<Перевал>> ''Мост'' ,,Путь\"", "«Перевал» \"Мост\" „Путь\""},
		{"hyphens", "кино\u2011фестиваль\u2010смотр", "кино-фестиваль-смотр"},
		{"bold", "**Студия** __рада__ и **всё**", "Студия рада и всё"},
		{"bold glue", "**новости**Далее", "новости Далее"},
		{"single star", "* пункт 5*5", "* пункт 5*5"},
		{"snake", "film__kz и ____film.kz__", "film__kz и film.kz"},
		{"link", "[Студия](https://a.example/x) рада", "Студия рада"},
		{"no link", "[Студия] (рада) [1](2)", "[Студия] (рада) [1](2)"},
		{"bold link", "**[Студия](https://a.example)** рада", "Студия рада"},
		{"entities", "&laquo;Мост&raquo;&nbsp;&mdash; Q&A", "«Мост» — Q&A"},
		{"invalid", "кино\xff\xd0", "кино\uFFFD\uFFFD"},
		{"control", "а\x00б", "а б"},
	} {
		if got := New(c.source).Text; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCleanTextIsNotCopied(t *testing.T) {
	d := New(release)
	if len(d.offsets.edits) != 0 {
		t.Errorf("%d edits", len(d.offsets.edits))
	}
}

func TestSpan(t *testing.T) {
	source := "\uFEFFВстреча со\u00ADстоялась в\u00A0Aстане; за\u0301мок «**Перевал**», 5\u2009млн, кино\u0301. [Фонд](https://a.example)!\r\nИ е\u0308лка"
	runes := []rune(source)
	d := New(source)
	for _, c := range []struct{ text, exact string }{
		{"Встреча", "Встреча"}, {"состоялась", "со\u00ADстоялась"}, {"Астане", "Aстане"}, {"замок", "за\u0301мок"},
		{"Перевал", "Перевал"}, {"млн", "млн"}, {"кино", "кино\u0301"}, {"Фонд", "Фонд"}, {"И", "И"}, {"ёлка", "е\u0308лка"},
	} {
		at := strings.Index(d.Text, c.text)
		if at < 0 {
			t.Fatalf("no %q in %q", c.text, d.Text)
		}
		start, end := d.Span(at, at+len(c.text))
		if got := string(runes[start:end]); got != c.exact {
			t.Errorf("%q: got %q, want %q", c.text, got, c.exact)
		}
		if got := d.Exact(at, at+len(c.text)); got != c.exact {
			t.Errorf("%q: Exact gives %q, want %q", c.text, got, c.exact)
		}
	}
	if s, e := d.Span(0, len(d.Text)); s != 1 || e != len(runes) {
		t.Errorf("whole text: %d, %d of %d", s, e, len(runes))
	}
}

// TestSpanCountsCodePoints compares with counting from the front, in texts
// with two-, three- and four-byte runes and with broken bytes.
func TestSpanCountsCodePoints(t *testing.T) {
	for _, piece := range []string{"aя€🎬 ", "aя€🎬\u00A0", "aя\xff€\xd0 ", "я"} {
		source := strings.Repeat(piece, 200)
		d := New(source)
		for i := range d.Tokens {
			k := &d.Tokens[i]
			start, end := d.Span(int(k.Start), int(k.End))
			from := d.offsets.start(int(k.Start))
			if want := len([]rune(source[:from])); start != want {
				t.Fatalf("%q, token %d: start %d, want %d", piece, i, start, want)
			}
			if want := start + len([]rune(d.Exact(int(k.Start), int(k.End)))); end != want {
				t.Fatalf("%q, token %d: end %d, want %d", piece, i, end, want)
			}
		}
	}
}
