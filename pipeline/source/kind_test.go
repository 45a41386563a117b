package source

import "testing"

// Only the first bytes are looked at, so that they may end anywhere.
func TestKindOfBytes(t *testing.T) {
	tests := []struct {
		head string
		want kind
	}{
		{"{\n  \"title\": \"а\"", kindJSON},
		{"{ \n", kindJSON},
		{"{ 0\n  \"title\"", kindJSON},
		{"{ 0\n  ", kindJSONL},
		{"{ 0\n\t \t", kindJSONL},
		{"{ 0\n", kindJSONL},
		{"{", kindJSONL},
		{"{\"title\": \"а\"}\n", kindJSONL},
		{"[{\"title\"", kindJSON},
		{"[\n", kindJSON},
		{"{\"name\": \"к\", \"type\": \"channel\", \"messages\": [", kindTelegram},
		{"\ufeff <!DOCTYPE html>", kindHTML},
		{"PK\x03\x04", kindZip},
		{"WARC/1.0", kindWARC},
		{"", kindText},
		{" \n", kindText},
	}
	for _, tt := range tests {
		if got := kindOfBytes([]byte(tt.head)); got != tt.want {
			t.Errorf("%q: %v, not %v", tt.head, got, tt.want)
		}
	}
}
