package morph

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
)

var shared = sync.OnceValues(Load)

func load(t testing.TB) *Dictionary {
	t.Helper()
	d, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// golden is what pymorphy3 reads in one word.
type golden struct {
	word     string
	readings []goldenReading
}

type goldenReading struct {
	lemma, form, tag, method string
	score                    float64
}

// analyser is the name of pymorphy3's analyser for a method.
func (r goldenReading) is(m Method) bool {
	switch r.method {
	case "DictionaryAnalyzer":
		return m == ByDictionary
	case "AbbreviatedFirstNameAnalyzer", "AbbreviatedPatronymicAnalyzer":
		return m == ByInitial
	case "NumberAnalyzer", "PunctuationAnalyzer", "RomanNumberAnalyzer", "LatinAnalyzer":
		return m == ByShape
	case "HyphenSeparatedParticleAnalyzer":
		return m == ByParticle
	case "HyphenAdverbAnalyzer":
		return m == ByAdverb
	case "HyphenatedWordsAnalyzer":
		return m == ByHyphen
	case "KnownPrefixAnalyzer":
		return m == ByPrefix
	case "UnknownPrefixAnalyzer":
		return m == ByUnknownPrefix
	case "KnownSuffixAnalyzer":
		return m == ByEnding
	case "UnknAnalyzer":
		return m == ByNothing
	}
	return false
}

func readGolden(t testing.TB) []golden {
	t.Helper()
	f, err := os.Open("testdata/golden.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var tags []string
	var out []golden
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if tag, ok := strings.CutPrefix(in.Text(), "# "); ok {
			tags = append(tags, tag)
			continue
		}
		fields := strings.Split(in.Text(), "\t")
		g := golden{word: fields[0]}
		for _, field := range fields[1:] {
			v := strings.Split(field, " ")
			if len(v) != 5 {
				t.Fatalf("golden file: bad reading %q of %q", field, g.word)
			}
			for i := range v[:2] {
				if v[i] == "=" {
					v[i] = strings.ToLower(g.word)
				}
			}
			n, err := strconv.Atoi(v[2])
			if err != nil {
				t.Fatal(err)
			}
			score, err := strconv.ParseFloat(v[3], 64)
			if err != nil {
				t.Fatal(err)
			}
			g.readings = append(g.readings, goldenReading{lemma: v[0], form: v[1], tag: tags[n], score: score / 1e6, method: v[4]})
		}
		out = append(out, g)
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// readExceptions reads words that are read otherwise than by pymorphy3, each with
// the reason.
func readExceptions(t testing.TB) map[string]string {
	t.Helper()
	b, err := os.ReadFile("testdata/exceptions.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		word, reason, ok := strings.Cut(line, "\t")
		if !ok || reason == "" {
			t.Fatalf("exceptions.txt: no reason in %q", line)
		}
		out[word] = reason
	}
	return out
}

// difference tells how readings differ from the golden ones, "" when they do not.
func (d *Dictionary) difference(g golden) string {
	got := d.Parse(g.word)
	for i, want := range g.readings {
		if i >= len(got) {
			return fmt.Sprintf("reading %d missing: %v", i, want)
		}
		a := got[i]
		if a.Lemma != want.lemma || a.Form != want.form || d.Tag(a) != want.tag || !want.is(a.Method) || math.Abs(float64(a.Score)-want.score) > 2e-6 {
			return fmt.Sprintf("reading %d: %s %s %s %f %s, want %v", i, a.Lemma, a.Form, d.Tag(a), a.Score, a.Method, want)
		}
	}
	if len(got) > len(g.readings) {
		return fmt.Sprintf("reading %d too many: %v", len(g.readings), got[len(g.readings)])
	}
	return ""
}

// TestGolden compares every reading of the golden words with pymorphy3's: lemma,
// form, tag, score, method and order.
func TestGolden(t *testing.T) {
	d := load(t)
	words := readGolden(t)
	if len(words) < 30000 {
		t.Errorf("%d words, want at least 30000", len(words))
	}
	exceptions := readExceptions(t)
	found, failed := 0, 0
	for _, g := range words {
		diff := d.difference(g)
		_, excepted := exceptions[g.word]
		switch {
		case excepted && diff == "":
			t.Errorf("%s: reads like pymorphy3 now; take it out of exceptions.txt", g.word)
		case excepted:
			found++
		case diff != "":
			if failed++; failed <= 20 {
				t.Errorf("%s: %s", g.word, diff)
			}
		}
	}
	if found != len(exceptions) {
		t.Errorf("exceptions.txt: %d of %d words are in the golden file", found, len(exceptions))
	}
	if failed > 20 {
		t.Errorf("%d of %d words differ", failed, len(words))
	}
}
