package articles

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/encoding/charmap"

	"vestnik/extract"
	"vestnik/pipeline/cloudevent"
)

const sentence = "Студия «Север» и Фонд кино подписали меморандум о сотрудничестве."

func message(key, value string, headers ...string) cloudevent.Message {
	m := cloudevent.Message{Key: []byte(key), Value: []byte(value)}
	for i := 0; i < len(headers); i += 2 {
		m.Headers = append(m.Headers, cloudevent.Header{Key: headers[i], Value: []byte(headers[i+1])})
	}
	return m
}

func TestDecode(t *testing.T) {
	cp1251, err := charmap.Windows1251.NewEncoder().String(sentence)
	if err != nil {
		t.Fatal(err)
	}
	quoted, _ := json.Marshal(sentence)
	full := extract.Article{URI: "a/1", Title: "Меморандум", Text: sentence, Source: "Вестник", Language: "ru", Published: "2025-10-05"}
	page := "<html><head><title>Меморандум</title></head><body><article><p>" + sentence + "</p><p>" + sentence + "</p></article></body></html>"
	pageText := sentence + "\n\n" + sentence
	tests := []struct {
		name string
		in   cloudevent.Message
		want extract.Article
	}{
		{"JSON", message("k", `{"uri":"a/1","title":"Меморандум","text":`+string(quoted)+`,"source":"Вестник","language":"ru","published":"2025-10-05"}`,
			"content-type", "application/json"), full},
		{"ninjs 1", message("k", `{"uri":"a/1","headline":"Меморандум","body_text":`+string(quoted)+`,"source":"Вестник","language":"ru","firstcreated":"2025-10-05"}`,
			"Content-Type", "application/vnd.iptc.ninjs+json; charset=utf-8"), full},
		{"ninjs 3", message("", `{"uri":"a/1","headlines":[{"value":"Меморандум"}],"bodies":[{"contentType":"text/html","value":"<p>x"},{"contentType":"text/plain","value":`+
			string(quoted)+`}],"source":"Вестник","language":"ru","firstCreated":"2025-10-05"}`), full},
		{"key names it", message("key", `{"text":`+string(quoted)+`}`), extract.Article{URI: "key", Text: sentence}},
		{"number as id", message("", `{"id":17,"text":`+string(quoted)+`}`), extract.Article{URI: "17", Text: sentence}},
		{"HTML in JSON", message("k", `{"uri":"a/1","html":`+string(must(json.Marshal("<p>"+sentence+"</p>")))+`}`), extract.Article{URI: "a/1", Text: sentence}},
		{"HTML as body", message("k", `{"uri":"a/1","body":`+string(must(json.Marshal("<p>"+sentence+"</p>")))+`}`), extract.Article{URI: "a/1", Text: sentence}},
		{"page", message("p", page, "content-type", "text/html; charset=utf-8", "published", "2025-10-05", "source", "Вестник"),
			extract.Article{URI: "p", Title: "Меморандум", Text: pageText, Published: "2025-10-05", Source: "Вестник"}},
		{"page by its look", message("p", page), extract.Article{URI: "p", Title: "Меморандум", Text: pageText}},
		{"text", message("t", sentence, "content-type", "text/plain", "title", "Меморандум", "uri", "a/1", "language", "ru", "source", "Вестник", "published", "2025-10-05"), full},
		{"text with metadata", message("t", "# date: 2025-10-05\n# title: Меморандум\n"+sentence, "content-type", "text/plain"),
			extract.Article{URI: "t", Title: "Меморандум", Text: sentence, Published: "2025-10-05"}},
		{"text in windows-1251", message("t", cp1251, "content-type", "text/plain; charset=windows-1251"), extract.Article{URI: "t", Text: sentence}},
		{"CloudEvent, binary", message("k", `{"title":"Меморандум","text":`+string(quoted)+`,"source":"Вестник","language":"ru"}`,
			"ce_specversion", "1.0", "ce_id", "1", "ce_type", "article", "ce_source", "/crawl", "ce_subject", "a/1", "ce_time", "2025-10-05T10:00:00Z", "content-type", "application/json"),
			extract.Article{URI: "a/1", Title: "Меморандум", Text: sentence, Source: "Вестник", Language: "ru", Published: "2025-10-05T10:00:00Z"}},
		{"CloudEvent, binary text", message("k", sentence,
			"ce_specversion", "1.0", "ce_id", "1", "ce_type", "article", "ce_source", "/crawl", "content-type", "text/plain"),
			extract.Article{URI: "k", Text: sentence}},
		{"CloudEvent, structured", message("k", `{"specversion":"1.0","id":"1","type":"article","source":"/crawl","subject":"a/1","data":{"text":`+string(quoted)+`}}`,
			"content-type", "application/cloudevents+json; charset=UTF-8"), extract.Article{URI: "a/1", Text: sentence}},
		{"CloudEvent, structured text", message("k", `{"specversion":"1.0","id":"1","type":"article","source":"/crawl","datacontenttype":"text/plain","data":`+string(quoted)+`}`,
			"content-type", "application/cloudevents+json"), extract.Article{URI: "k", Text: sentence}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Decode(tt.in)
			if err != nil {
				t.Fatal(err)
			}
			got.Language = strings.TrimSuffix(got.Language, " ")
			if tt.want.Language == "" {
				got.Language = "" // a page may guess
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}

func TestDecodeFaults(t *testing.T) {
	tests := []struct {
		name string
		in   cloudevent.Message
		want string
	}{
		{"broken JSON", message("k", `{"uri":`, "content-type", "application/json"), "JSON: "},
		{"array", message("k", `[1]`, "content-type", "application/json"), "JSON: "},
		{"text of wrong type", message("k", `{"text":{}}`), "a text or number is wanted"},
		{"broken UTF-8", message("k", "{\"text\":\"\xff\"}"), "broken UTF-8"},
		{"no text", message("k", `{"uri":"a"}`), ErrNoText.Error()},
		{"empty value", message("k", ""), ErrNoText.Error()},
		{"nothing names it", message("", sentence), ErrNoURI.Error()},
		{"date", message("k", `{"text":"a","published":"позавчера"}`), "is of no known form"},
		{"content type", message("k", "GIF89a", "content-type", "image/gif"), `content type "image/gif" is not read here`},
		{"CloudEvent without id", message("k", "a", "ce_specversion", "1.0", "ce_type", "t", "ce_source", "s"), "CloudEvent"},
		{"CloudEvent of another version", message("k", "a", "ce_specversion", "0.3", "ce_id", "1", "ce_type", "t", "ce_source", "s"), "0.3"},
		{"page without text", message("k", "<html><body></body></html>", "content-type", "text/html"), "page: "},
		{"zero bytes", message("k", "{\"text\":\"a\\u0000\"}"), "zero bytes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Decode(tt.in); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestWithdrawn(t *testing.T) {
	a, err := Decode(cloudevent.Message{Key: []byte("a/1")})
	if !errors.Is(err, ErrWithdrawn) || a.URI != "a/1" {
		t.Errorf("got %+v, %v", a, err)
	}
	if _, err := Decode(cloudevent.Message{}); !errors.Is(err, ErrNoURI) {
		t.Errorf("got %v", err)
	}
}

func TestEncode(t *testing.T) {
	full := extract.Article{URI: "a/1", Title: "<Меморандум>", Text: sentence, Source: "Вестник", Language: "ru",
		Published: "2025-10-05", PublishedBy: "Студия", Located: "Астана"}
	c := jsonschema.NewCompiler()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource(SchemaID, doc); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile(SchemaID)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []extract.Article{full, {URI: "a", Text: "б"}} {
		m, err := Encode(a)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode(m)
		if err != nil || got != a {
			t.Errorf("came back as %+v, %v", got, err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(m.Value))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(v); err != nil {
			t.Error(err)
		}
	}
	if _, err := Encode(extract.Article{Text: "а"}); !errors.Is(err, ErrNoURI) {
		t.Errorf("without a URI: %v", err)
	}
	for _, bad := range []string{`[]`, `{"uri":"a"}`, `{"text":[]}`} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		if err != nil {
			t.Fatal(err)
		}
		if compiled.Validate(v) == nil {
			t.Errorf("the schema takes %s", bad)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	for _, tt := range []struct{ declared, text, want string }{
		{"ru-RU", "", "ru"}, {"KK_kz", "", "kk"}, {"", sentence, "ru"},
		{"", "The studio and the fund signed a memorandum.", ""},
		{"", "Қазақстан мен Өзбекстан арасындағы келісімге қол қойылды", ""},
		{"", "Студія і Фонд підписали меморандум про співпрацю її", ""},
		{"", "", ""},
	} {
		if got := LanguageOf(tt.declared, tt.text); got != tt.want {
			t.Errorf("LanguageOf(%q, %q) = %q, want %q", tt.declared, tt.text, got, tt.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("k"), []byte(`{"uri":"a","text":"б"}`), "application/json", "")
	f.Add([]byte("k"), []byte("<p>текст"), "text/html; charset=windows-1251", "")
	f.Add([]byte(""), []byte("# date: 2025\nтекст"), "text/plain", "1.0")
	f.Add([]byte("k"), []byte(`{"specversion":"1.0","id":"1","type":"t","source":"s","data":{"text":"б"}}`), "application/cloudevents+json", "")
	f.Fuzz(func(t *testing.T, key, value []byte, contentType, specversion string) {
		m := message(string(key), string(value), "content-type", contentType)
		if specversion != "" {
			m.Headers = append(m.Headers, message("", "", "ce_specversion", specversion, "ce_id", "1", "ce_type", "t", "ce_source", "s").Headers...)
		}
		a, err := Decode(m)
		if err != nil {
			return
		}
		if a.URI == "" || a.Text == "" {
			t.Fatalf("an article without URI or text: %+v", a)
		}
		out, err := Encode(a)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Decode(out)
		if err != nil {
			t.Fatalf("%v\n%q", err, out.Value)
		}
		if strings.ToValidUTF8(again.Text, "") != strings.ToValidUTF8(a.Text, "") && !strings.Contains(again.Text, "\uFFFD") {
			t.Fatalf("%q came back as %q", a.Text, again.Text)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	m, err := Encode(extract.Article{URI: "a/1", Title: "Меморандум", Text: strings.Repeat(sentence+" ", 20)})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(m.Value)))
	for b.Loop() {
		if _, err := Decode(m); err != nil {
			b.Fatal(err)
		}
	}
}
