package morph

import (
	"runtime"
	"testing"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestHeap holds the dictionary to the memory it may take.
func TestHeap(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	d, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	const limit = 24 << 20
	if got := int64(after.HeapAlloc) - int64(before.HeapAlloc); got > limit {
		t.Errorf("dictionary takes %d bytes of heap, limit %d", got, limit)
	} else {
		t.Logf("%.1f MB of heap", float64(got)/1e6)
	}
	runtime.KeepAlive(d)
}

// words gives the golden words for which keep holds and their length in bytes.
func words(b *testing.B, keep func(golden) bool) (list []string, bytes int64) {
	for _, g := range readGolden(b) {
		if keep(g) {
			list = append(list, g.word)
			bytes += int64(len(g.word))
		}
	}
	return list, bytes
}

func known(g golden) bool { return g.readings[0].method == "DictionaryAnalyzer" }
func any1(golden) bool    { return true }

func benchmark(b *testing.B, list []string, bytes int64, f func(string)) {
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range list {
			f(w)
		}
	}
	b.ReportMetric(float64(b.N)*float64(len(list))/b.Elapsed().Seconds()/1e6, "Mwords/s")
}

func BenchmarkParse(b *testing.B) {
	d := load(b)
	for name, keep := range map[string]func(golden) bool{
		"known": known, "unknown": func(g golden) bool { return !known(g) }, "all": any1,
	} {
		b.Run(name, func(b *testing.B) {
			list, bytes := words(b, keep)
			benchmark(b, list, bytes, func(w string) { d.Parse(w) })
		})
	}
}

func BenchmarkWord(b *testing.B) {
	d := load(b)
	list, bytes := words(b, any1)
	benchmark(b, list, bytes, func(w string) { d.Word(w) })
}

func BenchmarkCached(b *testing.B) {
	d := load(b)
	list, bytes := words(b, any1)
	c := d.NewCacheOf(1 << 30)
	for _, w := range list {
		c.Word(w)
	}
	b.ResetTimer()
	benchmark(b, list, bytes, func(w string) { c.Word(w) })
}

func BenchmarkInflect(b *testing.B) {
	d := load(b)
	list, bytes := words(b, known)
	var readings []Analysis
	for _, w := range list {
		readings = append(readings, d.Parse(w)[0])
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range readings {
			d.Inflect(a, Gent)
		}
	}
}

func BenchmarkStem(b *testing.B) {
	list, bytes := words(b, any1)
	benchmark(b, list, bytes, func(w string) { Stem(w) })
}
