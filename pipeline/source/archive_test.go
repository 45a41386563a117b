package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestnik/pipeline/archive"
	"vestnik/pipeline/table"
)

func tarOf(t testing.TB, nameContent ...string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(nameContent); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: nameContent[i], Mode: 0o644, Size: int64(len(nameContent[i+1]))}); err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(nameContent[i+1]))
	}
	_ = w.Close()
	return b.String()
}

func zipOf(t testing.TB, nameContent ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(nameContent); i += 2 {
		f, err := w.Create(nameContent[i])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = f.Write([]byte(nameContent[i+1]))
	}
	_ = w.Close()
	return b.String()
}

func warcRecord(kind, uri, format, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, format, len(body), body)
}

func response(status, format, body string) string {
	return "HTTP/1.1 " + status + "\r\nContent-Type: " + format + "\r\n\r\n" + body
}

const channel = `{
 "name": "Канал",
 "type": "public_channel",
 "messages": [
  {
   "id": 7,
   "type": "message",
   "date_unixtime": "1759654800",
   "text": ["Сообщение ", {"type": "bold", "text": "канала"}]
  },
  {
   "id": 8,
   "type": "service",
   "text": ""
  }
 ]
}`

// archives are files of every kind with what they give, as read lists it.
func archives(t testing.TB) map[string]struct {
	content string
	want    []string
} {
	web := []string{
		warcRecord("warcinfo", "", "application/warc-fields", "software: x"),
		warcRecord("response", "https://example.org/1", "application/http; msgtype=response", response("200 OK", "text/html; charset=windows-1251", cp1251(t, "<html><p>Первая страница сайта, на которой есть текст."))),
		warcRecord("response", "https://example.org/2", "application/http", response("404 Not Found", "text/html", "<p>Нет")),
		warcRecord("revisit", "https://example.org/1", "application/http", response("304 Not Modified", "text/html", "")),
		warcRecord("response", "https://example.org/x.png", "application/http", response("200 OK", "image/png", "\x89PNG")),
		warcRecord("conversion", "https://example.org/3", "text/plain", "Третий текст"),
		warcRecord("resource", "<file:///4.html>", "text/html", "<p>Четвёртая страница, на которой есть текст."),
		warcRecord("response", "dns:example.org", "text/dns", "20250101"),
	}
	webWant := []string{"https://example.org/1: Первая страница сайта, на которой есть текст.", "https://example.org/3: Третий текст", "file:///4.html: Четвёртая страница, на которой есть текст."}
	gzWeb, zstWeb := "", ""
	for _, r := range web {
		gzWeb += gz(t, r)
		zstWeb += zst(t, r)
	}
	return map[string]struct {
		content string
		want    []string
	}{
		"a.tar": {tarOf(t, "в/1.txt", "Один", "2.html", "<p>Вторая страница архива.", "x.bin", "\x00", "._1.txt", "\x00"),
			[]string{"a.tar!/в/1.txt: Один", "a.tar!/2.html: Вторая страница архива."}},
		"b.zip": {zipOf(t, "1.txt", "Один", "in.tar.gz", gz(t, tarOf(t, "2.txt", "Два", "3.jsonl", `{"text":"Три"}`)), "4.zip", zipOf(t, "5.txt.zst", zst(t, "Пять"))),
			[]string{"b.zip!/1.txt: Один", "b.zip!/in.tar.gz!/2.txt: Два", "b.zip!/in.tar.gz!/3.jsonl#1: Три", "b.zip!/4.zip!/5.txt.zst: Пять"}},
		"c.tgz":      {gz(t, tarOf(t, "1.txt", "Один")), []string{"c.tgz!/1.txt: Один"}},
		"d.warc":     {strings.Join(web, ""), webWant},
		"d.warc.gz":  {gzWeb, webWant},
		"d.warc.zst": {zstWeb, webWant},
		"e.csv": {"url,title,text,topic,tags,date\nhttps://example.org/5,Заголовок,\"Текст, \"\"первый\"\"\",Мир,Все,2019/12/14\n,,Без адреса,,,\n",
			[]string{`https://example.org/5: Текст, "первый"`, "e.csv#3: Без адреса"}},
		"e1251.csv":   {cp1251(t, "заголовок;текст\nЗаголовок;Старый текст\n"), []string{"e1251.csv#2: Старый текст"}},
		"f.tsv":       {"id\ttext\n9\tТекст, таблицы\n", []string{"9: Текст, таблицы"}},
		"g.json":      {channel, []string{"g.json#7: Сообщение канала"}},
		"h.json":      {"[\n {\"id\": 1, \"text\": \"Первый\"},\n {\"text\": \"Второй\"}]", []string{"1: Первый", "h.json#2: Второй"}},
		"i.json":      {`{"title": "Т", "text": "Один объект"}`, []string{"i.json: Один объект"}},
		"j.json":      {"{\n \"version\": 1}", nil},
		"k.json":      {"{\"text\": \"Строка\"}\n{\"text\": \"Ещё\"}\n", []string{"k.json#1: Строка", "k.json#2: Ещё"}},
		"l.jsonl.bz2": {"BZh9\x17\x72\x45\x38\x50\x90\x00\x00\x00\x00", []string{"! l.jsonl.bz2: empty: no text"}},
		"m.txt.gz":    {gz(t, gz(t, "x"))[:8], []string{"! m.txt.gz: the packed file ends too early"}},
	}
}

func TestArchives(t *testing.T) {
	for name, tt := range archives(t) {
		dir := write(t, map[string]string{name: tt.content})
		compare(t, read(&Source{Paths: []string{dir}}, dir), tt.want)
	}
}

func TestSkippedOfArchives(t *testing.T) {
	all := archives(t)
	dir := write(t, map[string]string{"a.tar": all["a.tar"].content, "d.warc": all["d.warc"].content, "g.json": channel, "j.json": all["j.json"].content})
	s := &Source{Paths: []string{dir}}
	read(s, dir)
	want := map[string]int{".bin": 1, "WARC revisit": 1, "WARC status 404": 1, "WARC image/png": 1, "messages without text": 1, ".json": 1}
	if fmt.Sprint(s.Skipped) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", s.Skipped, want)
	}
}

// TestDamagedArchives shows that what lies around the damage is read.
func TestDamagedArchives(t *testing.T) {
	good := tarOf(t, "1.txt", "Один", "2.txt", "Два", "3.txt", "Три")
	flip := func(s string, at int) string { b := []byte(s); b[at] ^= 0xff; return string(b) }
	three := gz(t, warcRecord("conversion", "u1", "text/plain", "Один")) + flip(gz(t, warcRecord("conversion", "u2", "text/plain", "Два")), 40) + gz(t, warcRecord("conversion", "u3", "text/plain", "Три"))
	nested := zipOf(t, "a.tar", flip(good, 1024+3), "z.txt", "Последний")
	tests := []struct {
		name, content string
		want          []string
	}{
		{"a.tar", flip(good, 1024+3), []string{"a.tar!/1.txt: Один", "! a.tar:2 (byte 1024): broken entry header", "a.tar!/3.txt: Три"}},
		{"a.tar", good[:1024+512+2], []string{"a.tar!/1.txt: Один", "! a.tar!/2.txt:2 (byte 1024): the archive ends too early"}},
		{"a.tar.gz", gz(t, good)[:60], nil},
		{"b.zip", nested, []string{"b.zip!/a.tar!/1.txt: Один", "! b.zip!/a.tar:2 (byte 1024): broken entry header", "b.zip!/a.tar!/3.txt: Три", "b.zip!/z.txt: Последний"}},
		{"c.warc.gz", three, []string{"u1: Один", fmt.Sprintf("! c.warc.gz:2 (byte %d): ", len(gz(t, warcRecord("conversion", "u1", "text/plain", "Один")))), "u3: Три"}},
		{"d.warc", "not an archive", []string{"! d.warc:1 (byte 0): no WARC record begins here"}},
		{"e.zip", "not an archive", []string{"! e.zip:1 (byte 0): broken entry header"}},
		{"f.csv", "a,b\n1,2\n", []string{"! f.csv:1 (byte 0): no column is known to hold the text; --columns text=NAME names it; the columns are: a, b"}},
		{"g.csv", "id,text,date\n1,Текст,вчера\n2\n3,Хороший,2025-10-05\n", []string{
			`! g.csv:2 (byte 13): the publication date "вчера" is of no known form; ISO 8601 is`, "! g.csv:3 (byte 37): the row has 1 cells, the text is in cell 2", "3: Хороший"}},
		{"h.warc", warcRecord("response", "u", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<nav>Меню</nav>"), []string{"! h.warc:1 (byte 0): the page holds no text"}},
	}
	for _, tt := range tests {
		dir := write(t, map[string]string{tt.name: tt.content})
		got := read(&Source{Paths: []string{dir}}, dir)
		if tt.want == nil {
			if len(got) != 1 || !strings.HasPrefix(got[0], "! a.tar.gz") {
				t.Errorf("%s: %q", tt.name, got)
			}
			continue
		}
		for i := range got {
			if i < len(tt.want) && strings.HasPrefix(tt.want[i], "! c.warc") && strings.HasPrefix(got[i], tt.want[i]) {
				got[i] = tt.want[i]
			}
		}
		compare(t, got, tt.want)
	}
}

func TestLimits(t *testing.T) {
	deep := zipOf(t, "a.txt", "Дно")
	for range 4 {
		deep = zipOf(t, "a.zip", deep)
	}
	dir := write(t, map[string]string{"a.zip": deep})
	compare(t, read(&Source{Paths: []string{dir}, Depth: 4}, dir), []string{"! a.zip!/a.zip!/a.zip!/a.zip!/a.zip!/a.txt: archives in archives deeper than 4"})
	compare(t, read(&Source{Paths: []string{dir}}, dir), []string{"a.zip!/a.zip!/a.zip!/a.zip!/a.zip!/a.txt: Дно"})

	dir = write(t, map[string]string{"a.jsonl.gz": gz(t, strings.Repeat(" \n", 1<<10)+`{"text":"Далеко"}`), "b.zip": zipOf(t, "c.txt", strings.Repeat("Длинно ", 300), "d.txt", "Кратко")})
	compare(t, read(&Source{Paths: []string{dir}, Limits: archive.Limits{Entry: 2000}}, dir), []string{
		"! a.jsonl.gz:1025 (byte 2048): gzip: unpacks to more than 2000 bytes",
		`! b.zip!/c.txt:1 (byte 0): unpacks to more than 2000 bytes`, "b.zip!/d.txt: Кратко"})
}

func TestLayouts(t *testing.T) {
	mapping, err := table.ParseMapping("text=lead,uri=key")
	if err != nil {
		t.Fatal(err)
	}
	numbers, _ := table.ParseMapping("text=2,title=1")
	ria, _ := LayoutOf("ria")
	lenta, _ := LayoutOf("lenta")
	tests := []struct {
		name, content, want string
		s                   Source
	}{
		{"a.csv", "key,lead,text\nк/1,Выбранный,Другой\n", "к/1|||Выбранный", Source{Columns: mapping}},
		{"a.jsonl", `{"key":"к/2","lead":"Выбранный","text":"Другой"}`, "к/2|||Выбранный", Source{Columns: mapping}},
		{"b.csv", "Заголовок,Текст\n", "b.csv#1|Заголовок||Текст", Source{Columns: numbers}},
		{"c.json", `{"text":"<p>ПРИОЗЁРСК, 5 окт - Агентство.</p><p>Студия &laquo;Маяк&raquo;<br>сняла фильм.</p><script>x</script>","title":"студия &amp; фильм"}` + "\n", "c.json#1|студия & фильм|РИА Новости|ПРИОЗЁРСК, 5 окт - Агентство.\n\nСтудия «Маяк»\nсняла фильм.", Source{Layout: ria}},
		{"d.csv", "url,title,text,topic,tags,date\nu,З,Т,,,2019/12/14\n", "u|З|Lenta.ru|Т", Source{Layout: lenta}},
	}
	for _, tt := range tests {
		dir := write(t, map[string]string{tt.name: tt.content})
		tt.s.Paths = []string{dir}
		for a, err := range tt.s.Articles() {
			got := a.URI + "|" + a.Title + "|" + a.Source + "|" + a.Text
			if err != nil {
				got = err.Error()
			}
			if got != tt.want {
				t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
			}
		}
	}
}

// TestGoOn shows that a run that goes on from any position gives what was
// still to come.
func TestGoOn(t *testing.T) {
	files := map[string]string{"n.txt": "Текст", "o.jsonl": `{"text":"А"}` + "\n{bad\n\n" + `{"text":"Б"}` + "\n", "p.jsonl.gz": gz(t, `{"text":"В"}`+"\n"+`{"text":"Г"}`)}
	for name, a := range archives(t) {
		files[name] = a.content
	}
	dir := write(t, files)
	paths := []string{filepath.Join(dir, "no.txt"), dir, filepath.Join(dir, "o.jsonl")}
	describe := func(d Document) string {
		a, err := d.Article()
		return fmt.Sprint(a.URI, ": ", a.Text, err)
	}
	var want []string
	var positions []Position
	for d := range (&Source{Paths: paths}).Documents() {
		want = append(want, describe(d))
		var p Position
		b, err := json.Marshal(d.After)
		if err != nil || json.Unmarshal(b, &p) != nil {
			t.Fatal(err)
		}
		positions = append(positions, p)
	}
	for i, p := range positions {
		var got []string
		for d := range (&Source{Paths: paths, From: &p}).Documents() {
			got = append(got, describe(d))
		}
		if !slices.Equal(got, want[i+1:]) {
			t.Errorf("after %d, %+v: got %q, want %q", i, p, got, want[i+1:])
		}
	}
	if s := (&Source{Paths: paths}).Size(); s < positions[len(positions)-1].Bytes {
		t.Errorf("size %d, read %d", s, positions[len(positions)-1].Bytes)
	}
}

func TestChanged(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": `{"text":"А"}` + "\n" + `{"text":"Б"}`, "b.txt": "В", "c.txt": "Г"})
	var at []Position
	for d := range (&Source{Paths: []string{dir}}).Documents() {
		at = append(at, d.After)
	}
	change := func(name, content string) func() {
		path := filepath.Join(dir, name)
		before, _ := os.ReadFile(path)
		info, _ := os.Stat(path)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return func() {
			_ = os.WriteFile(path, before, 0o644)
			_ = os.Chtimes(path, info.ModTime(), info.ModTime())
		}
	}
	tests := []struct {
		name, content string
		from          int
		changed       bool
	}{
		{"a.jsonl", `{"text":"Другой"}`, 0, true},
		{"a.jsonl", `{"text":"Другой"}`, 2, true},
		{"c.txt", "Другой", 0, false},
		{"c.txt", "Другой", 3, true},
	}
	for _, tt := range tests {
		undo := change(tt.name, tt.content)
		var last error
		n := 0
		for d := range (&Source{Paths: []string{dir}, From: &at[tt.from]}).Documents() {
			n, last = n+1, d.Err
		}
		var c *ChangedError
		if errors.As(last, &c) != tt.changed || tt.changed && n != 1 {
			t.Errorf("%+v: %d documents, %v", tt, n, last)
		}
		undo()
	}
}

// FuzzFiles feeds bytes as files of each kind.
func FuzzFiles(f *testing.F) {
	for name, a := range archives(f) {
		f.Add(name, []byte(a.content))
	}
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		if strings.ContainsAny(name, "/\x00") || len(name) > 50 || strings.HasPrefix(name, ".") || name == "" {
			return
		}
		path := filepath.Join(t.TempDir(), name)
		if os.WriteFile(path, raw, 0o644) != nil {
			return
		}
		var last Position
		s := &Source{Paths: []string{path}, MaxText: 1 << 16, Limits: archive.Limits{Entry: 1 << 20}}
		for d := range s.Documents() {
			if d.After.Documents != last.Documents+1 {
				t.Fatalf("%+v after %+v", d.After, last)
			}
			last = d.After
			if a, err := d.Article(); err == nil && (strings.TrimSpace(a.Text) == "" || a.URI == "") {
				t.Errorf("bad article %+v", a)
			}
		}
	})
}
