package source

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

var records = []string{
	`{}`, ` { } `, `{"uri":"1","text":"Текст"}`, "{\n\"text\" : \"А\\nБ\\t\\\"В\\\" \\\\ \\/ \\u0416 \\ud83d\\ude00 \\ud83d \\u12\" }",
	`{"text":"А\ud83d\ude00Б","id":7,"url":null,"date":-1.5e3}`, `{"text":"А","tags":["a",{"b":"]}"}],"n":true,"m":null,"o":1}`,
	`{"Text":"А"}`, `{"TEXT":"А","text":"Б"}`, `{"text":"А","text":"Б"}`, `{"text":["А"]}`, `{"text":{"a":1}}`, `{"text":true}`, `{"text":01}`,
	`{"text":"А",}`, `{"text":"А"`, `{"text":"А"}}`, `{"text":"А`, `{"text" "А"}`, `{"x":[1,}`, `{"x":[1}]}`, `{"x":tru}`, "{\"text\":\"А\nБ\"}", `{"text":"\x"}`, `{"text":"\u+123"}`,
	`[1]`, `7`, ``, `{"x":"\ud800"}`, `{"text":"\ud800\u0041"}`, `{"te\u0078t":"А"}`, `{"x":{}}`, `{"x":[],"y":{"z":[]}}`, `{"text":"А"} x`, `{"x":,}`, `{"x":}`, `{"x":0"00"}`,
}

// sameAsStandard compares decodeRecord with json.Unmarshal.
func sameAsStandard(t *testing.T, line string) (plain bool) {
	t.Helper()
	if !utf8.ValidString(line) {
		return false
	}
	got, plain := decodeRecord([]byte(line))
	if !plain {
		return false
	}
	var want record
	if err := json.Unmarshal([]byte(line), &want); err != nil {
		t.Errorf("%s: %+v, and json.Unmarshal says %v", line, got, err)
	} else if got != want {
		t.Errorf("%s: got %+v, want %+v", line, got, want)
	}
	return true
}

func TestDecodeRecord(t *testing.T) {
	plain := 0
	for _, line := range records {
		if sameAsStandard(t, line) {
			plain++
		}
	}
	if plain < 8 {
		t.Errorf("only %d records are plain", plain)
	}
}

func FuzzDecodeRecord(f *testing.F) {
	for _, line := range records {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) { sameAsStandard(t, line) })
}

func BenchmarkDecodeRecord(b *testing.B) {
	line := []byte(`{"uri": "a/1", "published": "2025-10-05", "text": "` + strings.Repeat(`Студия «Маяк» сняла фильм.\n`, 60) + `"}`)
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		if _, ok := decodeRecord(line); !ok {
			b.Fatal("not plain")
		}
	}
}
