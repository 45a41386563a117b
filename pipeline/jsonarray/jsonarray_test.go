package jsonarray

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
)

// read lists elements, errors behind "! ".
func read(in, key string, max int) string {
	r := NewReader(bufio.NewReader(strings.NewReader(in)), max)
	var out []string
	if _, err := r.Enter(key); err != nil {
		return "! " + err.Error()
	}
	for {
		b, err := r.Next()
		var bad *Error
		switch {
		case err == io.EOF:
			return strings.Join(out, " / ")
		case errors.As(err, &bad):
			out = append(out, "! "+err.Error())
		case err != nil:
			return strings.Join(append(out, "!! "+err.Error()), " / ")
		default:
			out = append(out, strings.Join(strings.Fields(string(b)), ""))
		}
	}
}

func TestElements(t *testing.T) {
	const pretty = "{\n \"name\": \"К\",\n \"messages\": [\n  {\n   \"a\": 1\n  },\n  {\n   \"b\": BAD\n  },\n  {\n   \"c\": [{\n    \"d\": 3}]\n  }\n ]\n}"
	tests := []struct{ name, key, in, want string }{
		{"compact", "", `[{"a":"]}"},{"b":[1,{}]} , 7,null,"\"x"]`, `{"a":"]}"} / {"b":[1,{}]} / 7 / null / "\"x"`},
		{"empty", "", " [ ]", ""},
		{"byte order mark", "", "\xef\xbb\xbf[1]", "1"},
		{"member", "messages", strings.Replace(pretty, "BAD", "2", 1), `{"a":1} / {"b":2} / {"c":[{"d":3}]}`},
		{"string never closed", "messages", strings.Replace(pretty, "BAD", `"2`, 1), `{"a":1} / ! element 2 (byte 53): not JSON / {"c":[{"d":3}]}`},
		{"bracket never closed", "messages", strings.Replace(pretty, "BAD", `[2`, 1), `{"a":1} / ! element 2 (byte 53): not JSON / {"c":[{"d":3}]}`},
		{"bracket too many", "messages", strings.Replace(pretty, "BAD", `2}`, 1), `{"a":1} / {"b":2} / ! element 3 (byte 68): not JSON / {"c":[{"d":3}]}`},
		{"cut off", "messages", pretty[:65], `{"a":1} / ! element 2 (byte 53): the file ends too early`},
		{"cut off in compact", "", `[{"a":1},{"b":`, `{"a":1} / ! element 2 (byte 9): the file ends too early`},
		{"too long", "", `["` + strings.Repeat("x", 200) + `",1]`, "! element 1 (byte 1): the element is longer than the limit / 1"},
		{"no array", "", `{"a":1}`, "! element 0 (byte 0): not the JSON array that is looked for"},
		{"no such member", "messages", `{"a":[1,{"messages":[]}]}`, "! element 0 (byte 24): not the JSON array that is looked for"},
		{"nothing", "", "", "! element 0 (byte 0): the file ends too early"},
	}
	for _, tt := range tests {
		if got := read(tt.in, tt.key, 100); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestMembers(t *testing.T) {
	r := NewReader(bufio.NewReader(strings.NewReader(`{"name":"Вести","id":5,"deep":{"x":[1]},"long":"`+strings.Repeat("x", maxMember)+`","messages":[1]}`)), 100)
	m, err := r.Enter("messages")
	if err != nil || len(m) != 3 || m["name"] != `"Вести"` || m["id"] != "5" || m["deep"] != `{"x":[1]}` {
		t.Errorf("%v, %v", m, err)
	}
}

// FuzzReader compares with encoding/json where that reads the whole array.
func FuzzReader(f *testing.F) {
	f.Add(`[{"a":"\"]"},[1,2]]`)
	f.Add("[\n {\n \"a")
	f.Fuzz(func(t *testing.T, in string) {
		got := read(in, "", 1<<20)
		_ = read(in, "messages", 10)
		var want []json.RawMessage
		if json.Unmarshal([]byte(in), &want) != nil || want == nil {
			return
		}
		var parts []string
		for _, w := range want {
			parts = append(parts, strings.Join(strings.Fields(string(w)), ""))
		}
		if got != strings.Join(parts, " / ") {
			t.Errorf("got %s, want %s", got, parts)
		}
	})
}
