package deadletter

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/kafka"
)

func TestRoundTrip(t *testing.T) {
	for _, l := range []Letter{
		{Cause: Decode, Error: "JSON: конец", Topic: "articles", Partition: 2, Offset: 1 << 40,
			Message: cloudevent.Message{Key: []byte("k"), Value: []byte{0xff, 0}, Headers: []cloudevent.Header{{Key: "content-type", Value: []byte("text/plain")}}}},
		{Cause: Panic, Topic: "a"},
	} {
		got, err := Parse(l.Encode())
		if err != nil || !reflect.DeepEqual(got, l) {
			t.Errorf("got  %+v, %v\nwant %+v", got, err, l)
		}
		again, err := Parse(Letter{Cause: l.Cause, Error: l.Error, Topic: l.Topic, Partition: l.Partition, Offset: l.Offset, Message: l.Encode()}.Encode())
		if err != nil || !reflect.DeepEqual(again, l) {
			t.Errorf("a letter that failed again: %+v, %v", again, err)
		}
	}
}

func TestLarge(t *testing.T) {
	for name, m := range map[string]cloudevent.Message{
		"value": {Key: []byte("k"), Value: bytes.Repeat([]byte("v"), kafka.MaxMessage)},
		"key":   {Key: bytes.Repeat([]byte("k"), kafka.MaxMessage), Value: []byte("v")},
		"header": {Key: []byte("k"), Value: []byte("v"),
			Headers: []cloudevent.Header{{Key: "h", Value: bytes.Repeat([]byte("h"), kafka.MaxMessage)}}},
	} {
		out := kafka.Message{Message: Letter{Cause: TooLarge, Error: strings.Repeat("ы", maxError), Topic: "a", Offset: 7, Message: m}.Encode()}
		if out.Size() > kafka.MaxMessage {
			t.Errorf("%s: %d bytes, %d is the limit", name, out.Size(), kafka.MaxMessage)
		}
		l, err := Parse(out.Message)
		if err != nil || l.Truncated != len(m.Value) || l.Offset != 7 || !utf8.ValidString(l.Error) || !bytes.HasPrefix(m.Value, l.Message.Value) {
			t.Errorf("%s: %s at %d, %d truncated, %v", name, l.Cause, l.Offset, l.Truncated, err)
		}
	}
}

func TestParseFaults(t *testing.T) {
	if _, err := Parse(cloudevent.Message{Value: []byte("v")}); !errors.Is(err, ErrNotLetter) {
		t.Errorf("got %v", err)
	}
	for _, h := range []string{"dlq-partition", "dlq-offset", "dlq-truncated"} {
		for _, bad := range []string{"", "x", "-1", "99999999999999999999"} {
			m := cloudevent.Message{Headers: []cloudevent.Header{{Key: "dlq-cause", Value: []byte("decode")}, {Key: h, Value: []byte(bad)}}}
			if _, err := Parse(m); err == nil || !strings.Contains(err.Error(), h) {
				t.Errorf("%s %q: %v", h, bad, err)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("dlq-cause", []byte("decode"), "dlq-offset", []byte("7"), []byte("v"))
	f.Fuzz(func(t *testing.T, k1 string, v1 []byte, k2 string, v2, value []byte) {
		m := cloudevent.Message{Value: value, Headers: []cloudevent.Header{{Key: k1, Value: v1}, {Key: k2, Value: v2}}}
		l, err := Parse(m)
		if err != nil {
			return
		}
		again, err := Parse(l.Encode())
		if err != nil {
			t.Fatal(err)
		}
		l.Error, again.Error, l.Truncated = "", "", 0
		if l.Message.Value == nil && again.Message.Value == nil && !reflect.DeepEqual(l, again) {
			t.Fatalf("%+v\n%+v", l, again)
		}
	})
}
