package film

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"vestnik/extract/phrase"
)

// TestLinear reads a text of many films and one eight times as long: the time
// must grow with the length and not with its square.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip()
	}
	m := newMachine(t)
	text := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "В прокат вышел фильм «%s-%d» режиссёра Петра Белова. Картина получила приз зрителей. Премьера прошла вчера. ", word(i), i)
			if i%5 == 0 {
				b.WriteString("\n\n")
			}
		}
		return b.String()
	}
	small, large := took(m, text(400)), took(m, text(3200))
	if large > 24*small {
		t.Errorf("400 films take %v, 3200 films %v", small, large)
	}
	t.Log(small, large)
}

// TestLinearOneFilm does the same with a text that speaks of one film in every
// sentence.
func TestLinearOneFilm(t *testing.T) {
	if testing.Short() {
		t.Skip()
	}
	m := newMachine(t)
	text := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "Фильм «Ледокол» режиссёра Петра Белова вышел в прокат %d мая. Картину снимает студия «Вереск-%d». ", i%30+1, i)
			if i%5 == 0 {
				b.WriteString("\n\n")
			}
		}
		return b.String()
	}
	small, large := took(m, text(400)), took(m, text(3200))
	if large > 24*small {
		t.Errorf("a film in 800 sentences takes %v, in 6400 %v", small, large)
	}
	t.Log(small, large)
}

// took gives the shortest of five readings of a text.
func took(m *machine, s string) time.Duration {
	m.doc.Reset(s)
	best := time.Hour
	for range 5 {
		start := time.Now()
		m.read(s, phrase.Day{Year: 2027, Month: 4, Day: 5})
		best = min(best, time.Since(start))
	}
	return best
}

// word makes a word that begins otherwise than that of another number.
func word(i int) string {
	letters := []rune("бвгджзклмнпрстфх")
	return "А" + string(letters[i%16]) + string(letters[i/16%16]) + string(letters[i/256%16]) + "а"
}
