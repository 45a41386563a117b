package charset

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
)

var samples = []string{
	"Министерство культуры подписало меморандум о сотрудничестве.",
	"Премьера фильма «Белый пароход» состоится в Алматы 5 октября.",
	"СТОРОНЫ ДОГОВОРИЛИСЬ О СОВМЕСТНЫХ СЪЁМКАХ",
	"Ёлка — фильм года (реж. И. Ерёмин), №1 в прокате…",
	"Отдел кино",
}

func encode(t testing.TB, s string, e encoding.Encoding) []byte {
	t.Helper()
	b, err := encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecodeUndeclared(t *testing.T) {
	encs := []struct {
		name string
		enc  encoding.Encoding
	}{
		{"utf-8", encoding.Nop},
		{"utf-8", utf.UTF8BOM},
		{"utf-16le", utf.UTF16(utf.LittleEndian, utf.UseBOM)},
		{"utf-16be", utf.UTF16(utf.BigEndian, utf.UseBOM)},
		{"utf-16le", utf.UTF16(utf.LittleEndian, utf.IgnoreBOM)},
		{"utf-16be", utf.UTF16(utf.BigEndian, utf.IgnoreBOM)},
		{"windows-1251", charmap.Windows1251},
		{"koi8-r", charmap.KOI8R},
		{"ibm866", charmap.CodePage866},
	}
	for _, e := range encs {
		for _, s := range samples {
			raw := encode(t, s, e.enc)
			got, name, err := Decode(raw, "")
			// Signs that the encoding lacks were lost in encoding already.
			want := s
			if cm, ok := e.enc.(*charmap.Charmap); ok {
				want, _ = decode(raw, cm)
			}
			if err != nil || got != want || !strings.EqualFold(name, nameOf(e.name)) {
				t.Errorf("%s %q: got %q as %s, %v", e.name, s, got, name, err)
			}
		}
	}
}

// nameOf is the name Decode gives an encoding found by its letters.
func nameOf(label string) string {
	for _, cm := range legacy {
		if _, n := lookup(label); n != "" && n == legacyName(cm) {
			return n
		}
	}
	return label
}

func TestDecodeDeclared(t *testing.T) {
	text := "Кино"
	tests := []struct {
		declared string
		enc      encoding.Encoding
		want     string
	}{
		{"windows-1251", charmap.Windows1251, "windows-1251"},
		{"cp1251", charmap.Windows1251, "windows-1251"},
		{"koi8-r", charmap.KOI8R, "koi8-r"},
		{"cp866", charmap.CodePage866, "ibm866"},
		{"windows-1251", encoding.Nop, "utf-8"},        // the bytes contradict
		{"utf-8", charmap.Windows1251, "windows-1251"}, // the bytes contradict
		{"no-such-charset", encoding.Nop, "utf-8"},
		{"windows-1251", utf.UTF16(utf.BigEndian, utf.UseBOM), "utf-16be"},
	}
	for _, tt := range tests {
		got, name, err := Decode(encode(t, text, tt.enc), tt.declared)
		if got != text || name != tt.want || err != nil {
			t.Errorf("declared %s: %q as %s, %v; want %s", tt.declared, got, name, err, tt.want)
		}
	}
}

func TestDecodeErrors(t *testing.T) {
	good := strings.Repeat("Стороны подписали протокол. ", 10)
	_, _, err := Decode([]byte(good[:40]+"\xff"+good[40:]), "")
	var broken *BrokenError
	if !errors.As(err, &broken) || broken.Offset != 40 || broken.Count != 1 {
		t.Errorf("one bad byte: %v", err)
	}
	_, _, err = Decode([]byte("\xef\xbb\xbfab\xff"), "")
	if !errors.As(err, &broken) || broken.Offset != 5 {
		t.Errorf("bad byte after a mark: %v", err)
	}
	junk := make([]byte, 300)
	for i := range junk {
		junk[i] = byte(0x80 + i*37%128)
	}
	if text, name, err := Decode(junk, ""); !errors.Is(err, ErrUnknown) {
		t.Errorf("junk: %q as %s, %v", text, name, err)
	}
}

// TestDetectOnNews measures detection on pieces of real news of 20, 60 and
// 300 letters.
func TestDetectOnNews(t *testing.T) {
	f, err := os.Open("../../../shared/gold/news.jsonl.gz")
	if err != nil {
		t.Skip("no news corpus beside the project: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []struct {
		letters int
		least   float64
	}{{20, .97}, {60, .995}, {300, .999}} {
		all, right := 0, 0
		_, _ = f.Seek(0, 0)
		if err := z.Reset(f); err != nil {
			t.Fatal(err)
		}
		sc := bufio.NewScanner(z)
		sc.Buffer(nil, 4<<20)
		for n := 0; sc.Scan() && n < 2000; n++ {
			var rec struct{ Text string }
			if err := json.Unmarshal(sc.Bytes(), &rec); err != nil {
				t.Fatal(err)
			}
			piece := piece(rec.Text, size.letters)
			if piece == "" {
				continue
			}
			for _, cm := range legacy[:3] {
				raw := encode(t, piece, cm)
				_, name, err := Decode(raw, "")
				all++
				if err == nil && name == legacyName(cm) {
					right++
				} else if testing.Verbose() && all-right < 5 {
					t.Logf("%s: %q read as %s, %v", legacyName(cm), piece, name, err)
				}
			}
		}
		share := float64(right) / float64(all)
		t.Logf("%d letters: %.2f %% of %d right", size.letters, 100*share, all)
		if share < size.least {
			t.Errorf("%d letters: %.2f %%, want %.1f", size.letters, 100*share, 100*size.least)
		}
	}
}

// piece cuts text after n Cyrillic letters.
func piece(text string, n int) string {
	for i, r := range text {
		if unicode.Is(unicode.Cyrillic, r) {
			if n--; n < 0 {
				return text[:i]
			}
		}
	}
	return ""
}

func FuzzDecode(f *testing.F) {
	for _, s := range samples {
		f.Add(encode(f, s, charmap.KOI8R), "")
		f.Add([]byte(s), "windows-1251")
	}
	f.Add([]byte("\xff\xfe\x00"), "utf-16")
	f.Fuzz(func(t *testing.T, raw []byte, declared string) {
		text, name, err := Decode(raw, declared)
		if err == nil && name == "" {
			t.Error("text without the name of its encoding")
		}
		if err != nil && text != "" && name != "utf-16le" && name != "utf-16be" {
			t.Errorf("text and error: %v", err)
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	raw := encode(b, strings.Repeat(samples[0], 200), charmap.KOI8R)
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, _, err := Decode(raw, ""); err != nil {
			b.Fatal(err)
		}
	}
}
