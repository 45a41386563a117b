package charset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
)

// ownTexts are the Russian texts of the pages in testdata, one string.
func ownTexts(t testing.TB) string {
	t.Helper()
	files, err := filepath.Glob("../../testdata/html/*.golden")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	var b strings.Builder
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if head, body, _ := strings.Cut(string(raw), "\n\n"); strings.Contains(head, "language: ru") {
			b.WriteString(body)
		}
	}
	return b.String()
}

// TestDetectOnOwnTexts encodes pieces of 20, 60 and 300 letters, each read
// without a declaration.
func TestDetectOnOwnTexts(t *testing.T) {
	text := ownTexts(t)
	encs := []struct {
		name string
		enc  encoding.Encoding
	}{
		{"windows-1251", charmap.Windows1251}, {"koi8-r", charmap.KOI8R}, {"ibm866", charmap.CodePage866}, {"utf-8", encoding.Nop},
		{"utf-16le", utf.UTF16(utf.LittleEndian, utf.IgnoreBOM)}, {"utf-16be", utf.UTF16(utf.BigEndian, utf.IgnoreBOM)},
	}
	for _, size := range []struct {
		letters int
		least   float64
	}{{20, .97}, {60, .99}, {300, 1}} {
		all, right := 0, 0
		for rest := text; ; {
			piece := piece(rest, size.letters)
			if piece == "" {
				break
			}
			rest = rest[len(piece):]
			for _, e := range encs {
				raw := encode(t, piece, e.enc)
				_, name, err := Decode(raw, "")
				all++
				if err == nil && name == e.name {
					right++
				} else if all-right < 6 {
					t.Logf("%s: %q read as %s, %v", e.name, piece, name, err)
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

// TestWrongDeclarations declares every encoding for the bytes of every other.
func TestWrongDeclarations(t *testing.T) {
	const text = "Студия и телеканал подписали договор о совместном производстве сериала «Белый пароход»."
	encs := map[string]encoding.Encoding{
		"windows-1251": charmap.Windows1251, "koi8-r": charmap.KOI8R, "ibm866": charmap.CodePage866, "utf-8": encoding.Nop,
		"utf-16le": utf.UTF16(utf.LittleEndian, utf.IgnoreBOM), "iso-8859-5": charmap.ISO8859_5,
	}
	declarations := []string{"", "utf-8", "windows-1251", "koi8-r", "ibm866", "iso-8859-5", "iso-8859-1", "windows-1252", "us-ascii", "utf-16", "utf-16be",
		"x-mac-cyrillic", "gbk", "shift_jis", "nonsense"}
	for name, enc := range encs {
		raw := encode(t, text, enc)
		want, _ := decode(raw, enc)
		for _, d := range declarations {
			if got, as, err := Decode(raw, d); got != want || as != name || err != nil {
				t.Errorf("%s declared %q: %q as %s, %v", name, d, got, as, err)
			}
		}
	}
}

func TestDecodePage(t *testing.T) {
	in := func(enc encoding.Encoding, s string) string { return string(encode(t, s, enc)) }
	const long = "Студия и телеканал подписали договор о производстве сериала"
	tests := []struct{ what, raw, declared, text, name string }{
		{"text in a template", "<p>Меню сайта</p>\n<p>" + in(charmap.Windows1251, long) + "</p>", "utf-8", "<p>Меню сайта</p>\n<p>" + long + "</p>", "windows-1251"},
		{"template around a text", "<p>" + in(charmap.KOI8R, "Новости дня") + "</p>\n<p>" + long + "</p>", "", "<p>Новости дня</p>\n<p>" + long + "</p>", "utf-8"},
		{"a sign", "<p>" + long + "</p><p>\xa9 2005 \xabVolna\xbb</p>", "utf-8", "<p>" + long + "</p><p>© 2005 «Volna»</p>", "utf-8"},
		{"cut in a letter", long[:len(long)-1], "utf-8", long[:len(long)-2] + "\uFFFD", "utf-8"},
		{"a broken byte", long + "\xff" + long, "", long + "\uFFFD" + long, "utf-8"},
		{"mark and broken byte", "\xef\xbb\xbf" + long + "\xff", "", long + "\uFFFD", "utf-8"},
		{"one encoding", in(charmap.CodePage866, long), "", long, "ibm866"},
		{"capital and quote", in(charmap.Windows1251, "<b>«ТНТ»</b> <p>"+long+"</p> «СТС» «РТР» «ОРТ»"), "", "<b>«ТНТ»</b> <p>" + long + "</p> «СТС» «РТР» «ОРТ»", "windows-1251"},
		{"latin", in(charmap.Windows1252, "Der Vertrag über die gemeinsame Produktion wurde in München für fünf Jahre unterzeichnet."), "",
			"Der Vertrag über die gemeinsame Produktion wurde in München für fünf Jahre unterzeichnet.", "windows-1252"},
	}
	for _, tt := range tests {
		text, name, err := DecodePage([]byte(tt.raw), tt.declared)
		if text != tt.text || name != tt.name || err != nil {
			t.Errorf("%s: %q as %s, %v; want %q as %s", tt.what, text, name, err, tt.text, tt.name)
		}
	}
}

func FuzzDecodePage(f *testing.F) {
	for _, s := range samples {
		f.Add(append([]byte("<p>Меню сайта</p>"), encode(f, s, charmap.Windows1251)...), "utf-8")
	}
	f.Fuzz(func(t *testing.T, raw []byte, declared string) {
		text, name, err := DecodePage(raw, declared)
		if err == nil && name == "" || err != nil && text != "" && name != "utf-16le" && name != "utf-16be" {
			t.Errorf("%q as %q, %v", text, name, err)
		}
	})
}

func BenchmarkDecodePageUTF8(b *testing.B) {
	raw := []byte(strings.Repeat("<p>"+samples[0]+"</p>\n", 400))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, _, err := DecodePage(raw, "utf-8"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodePageMixed(b *testing.B) {
	raw := []byte(strings.Repeat("<p>"+samples[0]+"</p>\n<p>"+string(encode(b, samples[0], charmap.Windows1251))+"</p>\n", 200))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, _, err := DecodePage(raw, "utf-8"); err != nil {
			b.Fatal(err)
		}
	}
}
