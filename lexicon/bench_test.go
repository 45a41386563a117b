package lexicon

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// manyEntries is a list of n entries with an alias and attributes each.
func manyEntries(n int) []byte {
	var b strings.Builder
	b.WriteString("%list companies\n%type Organization\n%default country: KZ\n")
	for i := range n {
		fmt.Fprintf(&b, "Торговый дом Звезда %d = ТД Звезда %d; !Zvezda-%d {country: FR, wikidata: Q%d, note: проба}\n", i, i, i, i+1)
	}
	return []byte(b.String())
}

func BenchmarkParseList100k(b *testing.B) {
	src := manyEntries(100_000)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if list, ds := ParseList("companies.txt", src); len(list.Entries) != 100_000 || len(ds) > 0 {
			b.Fatal(len(list.Entries), ds[0])
		}
	}
}

func BenchmarkLoad100k(b *testing.B) {
	src := manyEntries(100_000)
	fsys := fstest.MapFS{"lists/companies.txt": {Data: src}}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, ds := Load(fsys); len(ds) > 0 {
			b.Fatal(ds[0])
		}
	}
}

func BenchmarkOverlay100k(b *testing.B) {
	over, _ := Load(fstest.MapFS{"lists/companies.txt": {Data: manyEntries(100_000)}})
	under, _ := Embedded()
	b.ReportAllocs()
	for b.Loop() {
		Overlay(under, over)
	}
}

func BenchmarkEmbedded(b *testing.B) {
	b.ReportAllocs()
	entries := 0
	for b.Loop() {
		l, _ := Embedded()
		entries = 0
		for _, list := range l.Lists {
			entries += len(list.Entries)
		}
	}
	b.ReportMetric(float64(entries), "entries")
}
