package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// check holds for every text: tokens in order, apart by white space only, and
// cut from the source to what normalises to them; sentences partition the
// tokens; quotations lie in the text and nest.
func check(t *testing.T, d *Doc) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Fatal("text is not UTF-8")
	}
	end, runes := 0, utf8.RuneCountInString(d.Source)
	lastStart, lastEnd := 0, 0
	for i, k := range d.Tokens {
		if int(k.Start) < end || k.End <= k.Start || d.Text[k.Start:k.End] != k.Text {
			t.Fatalf("token %d: %+v", i, k)
		}
		gap := d.Text[end:k.Start]
		if strings.Trim(gap, " \n") != "" {
			t.Fatalf("no token covers %q", gap)
		}
		if k.Space != (gap != "" || i == 0) || k.Line != (strings.Contains(gap, "\n") || i == 0) || k.Para != (strings.Count(gap, "\n") > 1 || i == 0) {
			t.Fatalf("flags of token %d %+v after %q", i, k, gap)
		}
		end = int(k.End)
		s, e := d.Span(int(k.Start), int(k.End))
		if s < lastStart || e < lastEnd || e < s || e > runes {
			t.Fatalf("span of token %d: %d, %d after %d, %d of %d", i, s, e, lastStart, lastEnd, runes)
		}
		lastStart, lastEnd = s, e
	}
	if strings.Trim(d.Text[end:], " \n") != "" {
		t.Fatalf("no token covers %q", d.Text[end:])
	}
	next := 0
	for i, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Rule == "" {
			t.Fatalf("sentence %d: %+v, want first %d", i, s, next)
		}
		if i > 0 && (s.Paragraph < d.Sentences[i-1].Paragraph || s.Paragraph > d.Sentences[i-1].Paragraph+1) {
			t.Fatalf("paragraph of sentence %d: %+v", i, s)
		}
		next = s.Last
	}
	if next != len(d.Tokens) {
		t.Fatalf("sentences end at %d of %d tokens", next, len(d.Tokens))
	}
	for i, q := range d.Quotes {
		if q.First != q.Open+1 || q.End < q.First || q.End > len(d.Tokens) || q.Close >= 0 && q.Close != q.End || q.Outer >= i || q.Depth < 0 {
			t.Fatalf("quotation %d: %+v", i, q)
		}
		if i > 0 && d.Quotes[i-1].Open >= q.Open {
			t.Fatalf("quotation %d: order", i)
		}
		if (q.Outer < 0) != (q.Depth == 0) {
			t.Fatalf("quotation %d: %+v", i, q)
		}
		if q.Outer >= 0 {
			if o := d.Quotes[q.Outer]; o.Depth != q.Depth-1 || o.Close >= 0 && q.Close > o.Close {
				t.Fatalf("quotation %d: %+v inside %+v", i, q, o)
			}
		}
	}
}

func FuzzNew(f *testing.F) {
	for _, s := range []string{
		release,
		"\uFEFFсо\u00ADгла\u0301шение c Aстаной\u00A0в 2024–2025 гг. «Фонд «Самгау» — 5\u2009млн.\r\n\r\n• [а](http://б) **в**",
		"«а.\n\n«б. „в“ г» д\" е\n- ж\n1) з", "a\u0301\u0301б\u00ADв\xffг\xd0", "Кa\u0301зaх̆стан",
		"&laquo;<<,,а''>>", "А. Б. В. (г. Д. е) т.д. и", "ab\u00ADв", "а\u0301b",
	} {
		f.Add(s)
	}
	d := new(Doc)
	f.Fuzz(func(t *testing.T, source string) {
		d.Reset(source)
		check(t, d)
		again := New(source)
		if kinds(again) != kinds(d) || len(again.Sentences) != len(d.Sentences) || len(again.Quotes) != len(d.Quotes) {
			t.Fatal("a reused Doc reads differently")
		}
	})
}

// TestSpanNormalises: what Span cuts from the source normalises to the token.
// Words are bordered by their neighbours, which fuzzed text does not have to
// respect (a lone Latin «c» is Cyrillic only beside Cyrillic), so this holds
// for texts as people write them.
func TestSpanNormalises(t *testing.T) {
	for _, source := range []string{
		release,
		strings.NewReplacer(" ", "\u00A0", "и", "и\u0301", "студ", "сту\u00ADд", "ра", "рa", "\n", "\r\n").Replace(release),
		strings.NewReplacer("й", "и\u0306", "«", "<<", "»", ">>", "фильм", "**фильм**").Replace(release),
	} {
		d := New(source)
		check(t, d)
		runes := []rune(source)
		for i := range d.Tokens {
			k := &d.Tokens[i]
			s, e := d.Span(int(k.Start), int(k.End))
			if got := normalized(string(runes[s:e])); got != k.Text {
				t.Errorf("token %q: span %d-%d is %q, which normalises to %q", k.Text, s, e, string(runes[s:e]), got)
			}
		}
	}
}
