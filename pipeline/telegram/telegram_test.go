package telegram

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"testing"
)

const export = `{
 "name": "Вести Приозёрска",
 "type": "public_channel",
 "id": 1234567890,
 "messages": [
  {
   "id": 1,
   "type": "service",
   "date": "2025-10-01T09:00:00",
   "date_unixtime": "1759298400",
   "actor": "Вести Приозёрска",
   "action": "create_channel",
   "text": "",
   "text_entities": []
  },
  {
   "id": 2,
   "type": "message",
   "date": "2025-10-05T12:00:00",
   "date_unixtime": "1759654800",
   "from": "Вести Приозёрска",
   "text": [
    {
     "type": "bold",
     "text": "Студия «Маяк»"
    },
    " начала съёмки.\n\n",
    {
     "type": "link",
     "text": "https://example.org/2"
    }
   ],
   "text_entities": []
  },
  {
   "id": 3,
   "type": "message",
   "date": "2025-10-06T12:00:00",
   "text": "Второе сообщение."
  },
  {
   "id": 4,
   "type": "message",
   "date": "2025-10-06T12:00:00",
   "photo": "photos/1.jpg",
   "text": ""
  },
  {
   "id": "пять",
   "type": "message",
   "text": "Сломано"
  },
  {
   "id": 6,
   "type": "message",
   "text": "Без даты."
  }
 ]
}`

// read lists the posts of an export.
func read(in string) []string {
	r, err := NewReader(bufio.NewReader(strings.NewReader(in)), 1<<20)
	if err != nil {
		return []string{"! " + err.Error()}
	}
	out := []string{r.Channel}
	for {
		m, err := r.Next()
		switch {
		case err == io.EOF:
			return append(out, fmt.Sprintf("passed %d", r.Passed))
		case err != nil:
			out = append(out, "! "+err.Error())
		default:
			out = append(out, fmt.Sprintf("%d %s %q", m.ID, m.Published, m.Text))
		}
	}
}

func TestExport(t *testing.T) {
	want := []string{
		"Вести Приозёрска",
		`2 2025-10-05T09:00:00Z "Студия «Маяк» начала съёмки.\n\nhttps://example.org/2"`,
		`3 2025-10-06 "Второе сообщение."`,
		fmt.Sprintf("! element 5 (byte %d): id of a message is a JSON string", strings.Index(export, "{\n   \"id\": \"пять")),
		`6  "Без даты."`,
		"passed 2",
	}
	if got := read(export); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func FuzzReader(f *testing.F) {
	f.Add(export)
	f.Add(`{"messages":[{"type":"message","text":["a",{"text":1}]}]}`)
	f.Fuzz(func(t *testing.T, in string) { read(in) })
}
