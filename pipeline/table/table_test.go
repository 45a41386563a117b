package table

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// read lists rows as cells between bars and errors behind "! ".
func read(in io.Reader, comma byte, max int) string {
	var out []string
	r := NewReader(bufio.NewReader(in), comma, max, 0, 0)
	for {
		row, err := r.Next()
		var bad *Error
		switch {
		case err == io.EOF:
			return strings.Join(out, " / ")
		case errors.As(err, &bad):
			out = append(out, "! "+err.Error())
		case err != nil:
			return strings.Join(append(out, "!! "+err.Error()), " / ")
		default:
			var cells []string
			for _, c := range row {
				cells = append(cells, string(c))
			}
			out = append(out, strings.Join(cells, "|"))
		}
	}
}

func TestRows(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "a,b\nв,г\n", "a|b / в|г"},
		{"no end", "a,b", "a|b"},
		{"empty cells", ",\n,,\n", "| / ||"},
		{"line ends", "a\r\nb\rc\n\n\r\nd", "a / b / c / d"},
		{"quoted", `"a,""b""",` + "\"две\nстроки\"\nв,г", "a,\"b\"|две\nстроки / в|г"},
		{"after the mark", `"a"b,c`, "ab|c"},
		{"mark inside", `a"b"c,d`, `a"b"c|d`},
		{"never closed", "a,b\n\"в,г\nд,е\n", "a|b / ! row 2 (byte 4): a quotation mark (\") is never closed / д|е"},
		{"never closed, alone", "\"в", "! row 1 (byte 0): a quotation mark (\") is never closed"},
		{"too long", "a\n" + strings.Repeat("б", 60) + "\nc", "a / ! row 2 (byte 2): the row is longer than the limit / c"},
		{"too long, quoted", "\"" + strings.Repeat("б\n", 60), "! row 1 (byte 0): a quotation mark (\") is never closed" + strings.Repeat(" / б", 59)},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		for _, in := range []io.Reader{strings.NewReader(tt.in), iotest.OneByteReader(strings.NewReader(tt.in))} {
			if got := read(in, ',', 100); got != tt.want {
				t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
			}
		}
	}
	broken := io.MultiReader(strings.NewReader("a,b\nв"), iotest.ErrReader(errors.New("disk")))
	if got := read(broken, ',', 100); got != "a|b / !! disk" {
		t.Errorf("broken stream: %q", got)
	}
}

func TestMapping(t *testing.T) {
	tests := []struct{ mapping, header, want string }{
		{"", "url,title,text,topic,tags,date", "uri=0 title=1 text=2 published=5"},
		{"", "\xef\xbb\xbfId,Заголовок,Текст,Дата", "uri=0 title=1 text=2 published=3"},
		{"text=lead", "text,lead", "text=1"},
		{"text=2,title=1", "", "title=0 text=1"},
		{"text=Body", "body", "text=0"},
		{"text=lead", "text", `! no column "lead" for text; the columns are: text`},
		{"text=3", "a,b", `! no column "3" for text; the columns are: a, b`},
		{"", "a,b", "! no column is known to hold the text; --columns text=NAME names it; the columns are: a, b"},
		{"texts=a", "", `! unknown field "texts": uri, title, text, published, source, language, publishedBy and located are known`},
		{"text", "", `! "text" is not of the form field=column`},
	}
	for _, tt := range tests {
		var header [][]byte
		if tt.header != "" {
			for h := range strings.SplitSeq(tt.header, ",") {
				header = append(header, []byte(h))
			}
		}
		var m Mapping
		var err error
		if tt.mapping != "" {
			m, err = ParseMapping(tt.mapping)
		}
		var c Columns
		if err == nil {
			c, err = m.Find(header)
		}
		var parts []string
		for f := range fields {
			if c[f] >= 0 && err == nil {
				parts = append(parts, fmt.Sprintf("%s=%d", f, c[f]))
			}
		}
		got := strings.Join(parts, " ")
		if err != nil {
			got = "! " + err.Error()
		}
		if got != tt.want {
			t.Errorf("%q, %q: got %s, want %s", tt.mapping, tt.header, got, tt.want)
		}
	}
	if m, _ := ParseMapping("text=2,title=1"); !m.Numbered() {
		t.Error("numbers have no header")
	}
	if m, _ := ParseMapping("text=2,title=a"); m.Numbered() {
		t.Error("names have a header")
	}
}

func TestCommaOf(t *testing.T) {
	for in, want := range map[string]byte{"a,b;c,d\n;;;;": ',', "a;b": ';', "a\tb,c\td": '\t', "\"a;;;\",b": ',', "a": ',', "a|b": '|'} {
		if got := CommaOf([]byte(in)); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

// FuzzReader compares with encoding/csv where that reads the whole file.
func FuzzReader(f *testing.F) {
	f.Add("a,b\n\"c\nd\",\"e\"\"f\"\r\n")
	f.Add("\"")
	f.Add("a\rb")
	f.Fuzz(func(t *testing.T, in string) {
		got := read(iotest.HalfReader(strings.NewReader(in)), ',', 1<<20)
		// A lone carriage return ends a line here and is text there.
		if strings.Contains(in, "\r") {
			return
		}
		c := csv.NewReader(strings.NewReader(in))
		c.FieldsPerRecord = -1
		rows, err := c.ReadAll()
		if err != nil {
			return
		}
		var want []string
		for _, row := range rows {
			if len(row) == 1 && row[0] == "" {
				continue
			}
			want = append(want, strings.Join(row, "|"))
		}
		if got != strings.Join(want, " / ") {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func BenchmarkReader(b *testing.B) {
	in := strings.Repeat("https://example.org/1,\"Заголовок, с запятой\",\""+strings.Repeat("Текст новости. ", 100)+"\",2025-10-05\n", 500)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		r := NewReader(bufio.NewReaderSize(strings.NewReader(in), 64<<10), ',', 1<<20, 0, 0)
		for {
			if _, err := r.Next(); err != nil {
				break
			}
		}
	}
}
