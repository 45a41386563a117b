package morph

import (
	"bufio"
	"compress/gzip"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestInflectGolden compares inflected forms and whole lexemes with pymorphy3's.
func TestInflectGolden(t *testing.T) {
	d := load(t)
	f, err := os.Open("testdata/inflect.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var want []Gram
	forms, lexemes, failed := 0, 0, 0
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<20)
	for in.Scan() && failed < 20 {
		v := strings.Split(in.Text(), "\t")
		switch v[0] {
		case "want":
			for _, list := range v[2:] {
				g, err := ParseGram(list)
				if err != nil {
					t.Fatal(err)
				}
				want = append(want, g)
			}
		case "lexeme":
			lexemes++
			i, _ := strconv.Atoi(v[2])
			var got []string
			for _, f := range d.Lexeme(d.Parse(v[1])[i]) {
				got = append(got, f.Text+" "+d.tags[f.tag].text)
			}
			if g, w := strings.Join(got, "\t"), strings.Join(v[3:], "\t"); g != w {
				t.Errorf("%s %d: lexeme\n%s\nwant\n%s", v[1], i, g, w)
				failed++
			}
		default:
			i, _ := strconv.Atoi(v[1])
			a := d.Parse(v[0])[i]
			for k, w := range v[2:] {
				forms++
				got, ok := d.Inflect(a, want[k])
				if !ok {
					got = "-"
				}
				if got != w {
					t.Errorf("%s %d (%s) to %s: %s, want %s", v[0], i, d.Tag(a), want[k], got, w)
					failed++
				}
			}
		}
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	if forms < 50000 || lexemes < 500 {
		t.Errorf("only %d forms and %d lexemes compared", forms, lexemes)
	}
}
