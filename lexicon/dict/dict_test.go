package dict

import (
	"slices"
	"testing"
)

func load(t testing.TB) *Data {
	t.Helper()
	d, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLoad(t *testing.T) {
	d := load(t)
	if got, want := d.Source, "pymorphy3-dicts-ru 2.4.417150.4580142"; got != want {
		t.Errorf("source %q, want %q", got, want)
	}
	// The package's meta.json gives these figures.
	if d.Paradigms() != 3456 || len(d.Suffixes) != 16311 || !slices.Equal(d.Prefixes, []string{"", "по", "наи"}) {
		t.Errorf("%d paradigms, %d suffixes, prefixes %q", d.Paradigms(), len(d.Suffixes), d.Prefixes)
	}
	counts := []int{0, 0, 0}
	for i := range d.Endings {
		d.Endings[i].Each(func(_ []byte, r []uint32) { counts[i] += len(r) / 2 })
	}
	if want := []int{375373, 1882, 21}; !slices.Equal(counts, want) {
		t.Errorf("endings %v, want %v", counts, want)
	}
}

// TestReadings checks every form of the dictionary: its readings must name forms
// that end as the word ends.
func TestReadings(t *testing.T) {
	d := load(t)
	readings := 0
	d.Words.Each(func(codes []byte, record []uint32) {
		word := d.Alphabet.Decode(codes)
		for _, v := range record {
			readings++
			p, n := Unpack(v)
			if int(p) >= d.Paradigms() || int(n) >= d.Forms(p) {
				t.Fatalf("%s: no form %d of paradigm %d", word, n, p)
			}
			f := d.Form(p, n)
			prefix, suffix := d.Prefixes[f.Prefix], d.Suffixes[f.Suffix]
			if len(word) < len(prefix)+len(suffix) || word[:len(prefix)] != prefix || word[len(word)-len(suffix):] != suffix {
				t.Fatalf("%s: not %s-...-%s", word, prefix, suffix)
			}
		}
	})
	if readings != 5140211 {
		t.Errorf("%d readings, want 5140211", readings)
	}
}

func TestFind(t *testing.T) {
	d := load(t)
	for word, want := range map[string]bool{"меморандума": true, "ёлка": true, "елка": false, "меморандумищ": false, "": false, "film": false, "мир!": false} {
		if got := d.Words.Find(d.Alphabet.Encode(nil, word)) != nil; got != want {
			t.Errorf("%q: found %v, want %v", word, got, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("\x14" + Magic))
	f.Add([]byte("\x14" + Magic + "\x00\x02аб\x00\x00\x00\x01\n\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if d, err := Decode(b); err == nil && d == nil {
			t.Fatal("neither data nor error")
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(russian)))
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
