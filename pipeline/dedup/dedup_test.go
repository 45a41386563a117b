package dedup

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// words gives n words of a made-up vocabulary.
func words(r *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("слово%d", r.IntN(5000))
	}
	return out
}

// edited changes a share of the words.
func edited(r *rand.Rand, in []string, share float64) []string {
	out := append([]string(nil), in...)
	for i := range out {
		if r.Float64() < share {
			out[i] = fmt.Sprintf("другое%d", r.IntN(5000))
		}
	}
	return out
}

func jaccard(a, b []string) float64 {
	set := func(in []string) map[string]bool {
		m := make(map[string]bool)
		for i := range len(in) - shingle + 1 {
			m[strings.Join(in[i:i+shingle], " ")] = true
		}
		return m
	}
	x, y := set(a), set(b)
	both := 0
	for s := range x {
		if y[s] {
			both++
		}
	}
	return float64(both) / float64(len(x)+len(y)-both)
}

func sign(t testing.TB, in []string) *Signature {
	s, ok := Sign(strings.Join(in, " "))
	if !ok {
		t.Fatal("no signature")
	}
	return s
}

// TestSimilarity compares the estimate with the index itself.
func TestSimilarity(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, share := range []float64{0, 0.02, 0.05, 0.1, 0.3, 1} {
		sum, bias := 0.0, 0.0
		const n = 60
		for range n {
			a := words(r, 250)
			b := edited(r, a, share)
			want, got := jaccard(a, b), sign(t, a).Similarity(sign(t, b))
			sum += math.Abs(want - got)
			bias += got - want
		}
		if sum/n > 0.045 || math.Abs(bias/n) > 0.02 {
			t.Errorf("%.2f of the words edited: mean error %.3f, bias %.3f", share, sum/n, bias/n)
		}
	}
}

func TestSignNormalises(t *testing.T) {
	a, _ := Sign("Студия «Север» и Фонд кино заключили\u00a0ещё одно соглашение.")
	b, _ := Sign("студия Север, и фонд КИНО — заключили еще одно согла\u00adшение!!!")
	if a.Similarity(b) != 1 {
		t.Errorf("similarity %v", a.Similarity(b))
	}
	for _, short := range []string{"", "Раз", "Раз два три"} {
		if _, ok := Sign(short); ok {
			t.Errorf("%q has a signature", short)
		}
	}
}

// TestWindow: reprints are found, other articles are not, and what is pointed
// at is always an original.
func TestWindow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	w := NewWindow(0, 0, 0)
	var originals [][]string
	for i := range 300 {
		a := words(r, 200)
		originals = append(originals, a)
		if got := w.Original(fmt.Sprintf("o%d", i), sign(t, a)); got != "" {
			t.Fatalf("o%d repeats %s", i, got)
		}
	}
	for _, tt := range []struct {
		share       float64
		least, most int
	}{{0.01, 300, 300}, {0.05, 200, 300}, {0.4, 0, 0}} {
		found := 0
		for i, a := range originals {
			uri := fmt.Sprintf("d%d-%v", i, tt.share)
			got := w.Original(uri, sign(t, edited(r, a, tt.share)))
			if got != "" && got != fmt.Sprintf("o%d", i) {
				t.Fatalf("%s repeats %s", uri, got)
			}
			if got != "" {
				found++
			}
		}
		if found < tt.least || found > tt.most {
			t.Errorf("%v of the words edited: %d of 300 found, want %d to %d", tt.share, found, tt.least, tt.most)
		}
	}
}

// TestAgain: verdicts hold when articles are read again in another order,
// which a rebalance brings about; otherwise two articles could each be left
// out as a duplicate of the other.
func TestAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	a := words(r, 200)
	b := edited(r, a, 0.01)
	w := NewWindow(0, 0, 0)
	sa, sb := sign(t, a), sign(t, b)
	for range 3 {
		if got := w.Original("a", sa); got != "" {
			t.Errorf("a repeats %s", got)
		}
		if got := w.Original("b", sb); got != "a" {
			t.Errorf("b repeats %q", got)
		}
	}
	if got := w.Original("b", sb); got != "a" {
		t.Errorf("b before a: repeats %q", got)
	}
	if got := w.Original("a", sign(t, edited(r, a, 0.01))); got != "" {
		t.Errorf("the second version of a repeats %q", got)
	}
}

func TestWindowEnds(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	now := time.Date(2025, 10, 5, 0, 0, 0, 0, time.UTC)
	w := NewWindow(0, time.Hour, 3)
	w.now = func() time.Time { return now }
	a := sign(t, words(r, 100))
	w.Original("a", a)
	now = now.Add(30 * time.Minute)
	if got := w.Original("b", a); got != "a" {
		t.Errorf("within the hour: %q", got)
	}
	now = now.Add(31 * time.Minute)
	if got := w.Original("c", a); got != "" {
		t.Errorf("after the hour: %q", got)
	}
	for i := range 10 {
		w.Original(fmt.Sprint(i), sign(t, words(r, 100)))
	}
	if w.Len() != 3 {
		t.Errorf("%d articles are held, 3 may be", w.Len())
	}
	held := 0
	for b := range w.bands {
		for _, es := range w.bands[b] {
			held += len(es)
		}
	}
	if held != 3*bands {
		t.Errorf("%d places in bands, want %d", held, 3*bands)
	}
}

func BenchmarkSign(b *testing.B) {
	text := strings.Join(words(rand.New(rand.NewPCG(1, 1)), 250), " ")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Sign(text)
	}
}

func BenchmarkWindow(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	w := NewWindow(0, 0, 20_000)
	var signs []*Signature
	for range 1000 {
		signs = append(signs, sign(b, words(r, 250)))
	}
	i := 0
	for b.Loop() {
		w.Original(fmt.Sprint(i), signs[i%len(signs)])
		i++
	}
}
