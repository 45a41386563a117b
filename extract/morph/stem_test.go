package morph

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// stemDifferences are the words of the official vocabulary that are stemmed
// otherwise than by the present Snowball algorithm: word, stem here, official stem.
var stemDifferences = map[string][2]string{
	"аи":      {"аи", "а"},
	"ай":      {"ай", "а"},
	"ау":      {"ау", "а"},
	"ее":      {"ее", "е"},
	"ей":      {"ей", "е"},
	"ею":      {"ею", "е"},
	"злейший": {"зл", "злейш"},
	"ой":      {"ой", "о"},
	"уа":      {"уа", "у"},
	"ую":      {"ую", "у"},
	"эа":      {"эа", "э"},
	"эй":      {"эй", "э"},
}

func TestStemVocabulary(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "snowball")
	voc, err := os.ReadFile(filepath.Join(folder, "voc.txt"))
	if err != nil {
		t.Skip("official vocabulary is not there: ", err)
	}
	output, err := os.ReadFile(filepath.Join(folder, "output.txt"))
	if err != nil {
		t.Fatal(err)
	}
	in, out := strings.Fields(string(voc)), strings.Fields(string(output))
	if len(in) != len(out) || len(in) < 49000 {
		t.Fatalf("%d words, %d stems", len(in), len(out))
	}
	got := map[string][2]string{}
	for i, word := range in {
		if s := Stem(word); s != Fold(out[i]) {
			got[word] = [2]string{s, out[i]}
		}
	}
	if !maps.Equal(got, stemDifferences) {
		for _, word := range slices.Sorted(maps.Keys(got)) {
			t.Errorf("%q: {%q, %q},", word, got[word][0], got[word][1])
		}
		t.Errorf("%d differences of %d words, want %d", len(got), len(in), len(stemDifferences))
	}
}

func TestStem(t *testing.T) {
	for form, want := range map[string]string{
		"Меморандума": "меморандум", "съёмками": "съемк", "Казахстана": "казахста", "Казахстану": "казахстан", "о": "о", "Netflix": "netflix", "": "",
	} {
		if got := Stem(form); got != want {
			t.Errorf("Stem(%q) = %q, want %q", form, got, want)
		}
	}
}
