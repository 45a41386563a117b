package source

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"
)

// write makes files below a new folder and returns it.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// read lists what a source gives, an article as "uri: text" and an error as
// "! text", with dir cut out.
func read(s *Source, dir string) []string {
	var out []string
	for a, err := range s.Articles() {
		if err != nil {
			out = append(out, "! "+strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), ""))
			continue
		}
		out = append(out, a.URI+": "+a.Text)
	}
	return out
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func gz(t testing.TB, s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zst(t testing.TB, s string) string {
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(z.EncodeAll([]byte(s), nil))
}

func cp1251(t testing.TB, s string) string {
	out, err := charmap.Windows1251.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestFolder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt":         "Второй текст",
		"a.txt":         cp1251(t, "Первый текст"),
		"в/г.htm":       "<p>Страница",
		"d.jsonl.gz":    gz(t, `{"uri":"x/1","text":"Запись"}`+"\n"+`{"id":7,"body":"Ещё"}`),
		"e.txt.zst":     zst(t, "Сжатый текст"),
		"f.json":        "{}",
		".hidden/h.txt": "Нет",
		".h.txt":        "Нет",
	})
	s := &Source{Paths: []string{dir}}
	compare(t, read(s, dir), []string{
		"a.txt: Первый текст", "b.txt: Второй текст", "x/1: Запись", "7: Ещё", "e.txt.zst: Сжатый текст", "в/г.htm: Страница",
	})
	if s.Skipped[".json"] != 1 {
		t.Errorf("skipped: %v", s.Skipped)
	}
}

func TestPathsAndURIs(t *testing.T) {
	dir := write(t, map[string]string{"a/1.txt": "А1", "a/2.txt": "А2", "b/1.txt": "Б1", "c[1].txt": "В"})
	p := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	tests := []struct {
		paths []string
		root  string
		want  []string
	}{
		{[]string{p("a/1.txt")}, "", []string{"1.txt: А1"}},
		{[]string{p("a/*.txt")}, "", []string{"1.txt: А1", "2.txt: А2"}},
		{[]string{p("b/1.txt"), p("a/1.txt")}, "", []string{"b/1.txt: Б1", "a/1.txt: А1"}},
		{[]string{p("a"), p("b")}, "", []string{"a/1.txt: А1", "a/2.txt: А2", "b/1.txt: Б1"}},
		{[]string{p("a/1.txt")}, dir, []string{"a/1.txt: А1"}},
		{[]string{p("c[1].txt")}, "", []string{"c[1].txt: В"}},
		{[]string{p("no.txt"), p("a/1.txt")}, p("a"), []string{"! no.txt: no such file or folder", "1.txt: А1"}},
		{[]string{p("no*.txt")}, "", []string{"! no*.txt: no file matches the pattern"}},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.paths), func(t *testing.T) {
			compare(t, read(&Source{Paths: tt.paths, Root: tt.root}, dir), tt.want)
		})
	}
}

func TestStdin(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"text", "Просто текст", "-: Просто текст"},
		{"page", " <!DOCTYPE html><p>Страница", "-: Страница"},
		{"xhtml", `<?xml version="1.0"?><html><p>Страница</p></html>`, "-: Страница"},
		{"records", "\n" + `{"text":"Запись"}`, "-#2: Запись"},
		{"packed", gz(t, "Сжатый"), "-: Сжатый"},
		{"empty", "", "! standard input: empty: no text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			compare(t, read(&Source{Paths: []string{"-"}, Stdin: strings.NewReader(tt.in)}, ""), []string{tt.want})
		})
	}
}

// TestBadInput shows the message for each way a document can be unreadable;
// the good one after it is still read.
func TestBadInput(t *testing.T) {
	long := strings.Repeat("текст ", 200)
	tests := []struct{ name, content, want string }{
		{"a.txt", "", "! a.txt: empty: no text"},
		{"a.txt", " \n\t", "! a.txt: empty: no text"},
		{"a.txt", "%PDF-1.7\n\x00\x01", "! a.txt: binary file (PDF), not a text"},
		{"a.txt", "PK\x03\x04\x14\x00", "! a.txt: binary file (zip, docx or epub), not a text"},
		{"a.txt", "abc\x00\x01\x02\x03def", "! a.txt: binary file (unknown kind), not a text"},
		{"a.txt", "текст и текст, текст и текст, \xff текст", "! a.txt: broken UTF-8 at byte 52 (1 bad bytes)"},
		{"a.txt", long, "! a.txt: longer than the limit of 1000 bytes"},
		{"a.txt.gz", gz(t, long), "! a.txt.gz: longer than the limit of 1000 bytes"},
		{"a.txt.gz", gz(t, "Текст")[:20], "! a.txt.gz: the packed file ends too early"},
		{"a.html", "<html><nav>Меню</nav>", "! a.html: the page holds no text"},
		{"a.html", "<p>" + long, "! a.html: longer than the limit of 1000 bytes"},
		{"a.jsonl", "", "! a.jsonl: empty: no text"},
		{"a.jsonl", "\n{\"text\": \"Текст\",}\n", `! a.jsonl:2 (byte 23): not a JSON object: invalid character '}' looking for beginning of object key string`},
		{"a.jsonl", "[1]", "! a.jsonl:1 (byte 0): not a JSON object: array"},
		{"a.jsonl", `{"text":["a"]}`, `! a.jsonl:1 (byte 0): a text or number is wanted, not ["a"]`},
		{"a.jsonl", `{"uri":"1"}`, `! a.jsonl:1 (byte 0): no text: neither "text" nor "body" is set`},
		{"a.jsonl", `{"text":"` + "\xff" + `"}`, "! a.jsonl:1 (byte 9): broken UTF-8"},
		{"a.jsonl", `{"text":"Текст","date":"вчера"}`, `! a.jsonl:1 (byte 0): the publication date "вчера" is of no known form; ISO 8601 is`},
		{"a.jsonl", `{"text":"` + long + `"}`, "! a.jsonl:1 (byte 0): longer than the limit of 1000 bytes"},
		{"a.jsonl", `{"text":"` + strings.Repeat(long, 60) + `"}`, "! a.jsonl:1 (byte 0): longer than the limit of 68536 bytes"},
	}
	for _, tt := range tests {
		dir := write(t, map[string]string{tt.name: tt.content, "z.txt": "Хороший"})
		got := read(&Source{Paths: []string{dir}, MaxText: 1000}, dir)
		compare(t, got, []string{tt.want, "z.txt: Хороший"})
	}
}

// TestRecordsGoOn shows that a bad record costs itself only.
func TestRecordsGoOn(t *testing.T) {
	in := "\xef\xbb\xbf" + `{"uri":"1","title":"Т","text":"А","published":"2025-10-05 10:00","source":"С","language":"ru"}` + "\r\n" +
		"{broken\n" + `{"uri":"3","text":"В"}`
	var got []string
	s := &Source{Paths: []string{"-"}, Stdin: strings.NewReader(in)}
	for a, err := range s.Articles() {
		if err != nil {
			got = append(got, "! "+err.Error())
			continue
		}
		got = append(got, fmt.Sprintf("%+v", a))
	}
	compare(t, got, []string{
		"{URI:1 Title:Т Text:А Source:С Language:ru Published:2025-10-05 PublishedBy: Located:}",
		"! standard input:2 (byte 103): not a JSON object: invalid character 'b' looking for beginning of object key string",
		"{URI:3 Title: Text:В Source: Language: Published: PublishedBy: Located:}",
	})
}

func TestMetadataOfTexts(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "# source: Вестник\n# date: 5 октября 2025\nТекст.\n", "b.txt": "# date: вчера\nТекст."})
	var got []string
	for a, err := range (&Source{Paths: []string{dir}}).Articles() {
		got = append(got, fmt.Sprintf("%s|%s|%s|%v", a.Source, a.Published, a.Text, err))
	}
	compare(t, got, []string{
		"Вестник|2025-10-05|Текст.\n|<nil>",
		"|||" + filepath.Join(dir, "b.txt") + `: the publication date "вчера" is of no known form; ISO 8601 is`,
	})
}

func TestStopEarly(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "А", "b.jsonl": "{\"text\":\"Б\"}\n{\"text\":\"В\"}", "c.txt": "Г"})
	for stop := 1; stop <= 4; stop++ {
		n := 0
		for range (&Source{Paths: []string{dir}}).Articles() {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Errorf("stopped after %d of %d", n, stop)
		}
	}
}

func BenchmarkJSONL(b *testing.B) {
	line := `{"uri":"1","title":"Заголовок","published":"2025-10-05","text":"` + strings.Repeat("Стороны подписали договор о съёмках. ", 50) + `"}` + "\n"
	in := strings.Repeat(line, 100)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		n := 0
		for _, err := range (&Source{Paths: []string{"-"}, Stdin: strings.NewReader(in)}).Articles() {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 100 {
			b.Fatal(n)
		}
	}
}

func FuzzRecords(f *testing.F) {
	f.Add([]byte(`{"uri":"1","text":"А"}` + "\n{\n"))
	f.Add([]byte("\x1f\x8b\x08"))
	f.Add([]byte("<html><p>А"))
	f.Add([]byte("\xff\xfeА"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		n := 0
		s := &Source{Paths: []string{"-"}, Stdin: bytes.NewReader(raw), MaxText: 1 << 16}
		for a, err := range s.Articles() {
			n++
			if err == nil && (strings.TrimSpace(a.Text) == "" || len(a.Text) > s.MaxText || a.URI == "") {
				t.Errorf("bad article %+v", a)
			}
		}
		if n == 0 && len(bytes.TrimSpace(raw)) > 0 {
			t.Error("neither article nor error")
		}
	})
}
