package source

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"

	"vestnik/pipeline/archive"
)

// kind is what a file holds.
type kind uint8

const (
	kindUnknown kind = iota // to be told by the first bytes
	kindText
	kindHTML
	kindJSONL
	kindJSON // of any shape: to be told by the first bytes
	kindTelegram
	kindCSV
	kindTSV
	kindWARC
	kindTar
	kindZip
)

func (k kind) String() string {
	return [...]string{"unknown", "text", "html", "jsonl", "json", "telegram", "csv", "tsv", "warc", "tar", "zip"}[k]
}

// kindOf tells the kind by the name of a file, below .gz, .zst and .bz2.
func kindOf(path string) kind {
	name := strings.ToLower(filepath.Base(path))
	for _, packed := range [...]string{".gz", ".zst", ".bz2"} {
		name = strings.TrimSuffix(name, packed)
	}
	switch filepath.Ext(name) {
	case ".txt", ".text":
		return kindText
	case ".html", ".htm", ".xhtml":
		return kindHTML
	case ".jsonl", ".ndjson":
		return kindJSONL
	case ".json":
		return kindJSON
	case ".csv":
		return kindCSV
	case ".tsv", ".tab":
		return kindTSV
	case ".warc", ".wet":
		return kindWARC
	case ".tar", ".tgz", ".tzst", ".tbz2":
		return kindTar
	case ".zip":
		return kindZip
	}
	return kindUnknown
}

// kindOfBytes tells the kind by the first bytes of a document.
func kindOfBytes(head []byte) kind {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return kindZip
	case bytes.HasPrefix(head, []byte("WARC/1.")):
		return kindWARC
	case archive.LooksLikeTar(head):
		return kindTar
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if bytes.HasPrefix(head, []byte("{")) || bytes.HasPrefix(head, []byte("[{")) || bytes.HasPrefix(head, []byte("[\n")) {
		return kindOfJSON(head)
	}
	head = bytes.ToLower(head[:min(len(head), 512)])
	for _, tag := range [...]string{"<!doctype html", "<html", "<head", "<body", "<article", "<meta", "<title"} {
		if bytes.HasPrefix(head, []byte(tag)) || bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte(tag)) {
			return kindHTML
		}
	}
	return kindText
}

// kindOfJSON tells JSON Lines, a Telegram export and JSON of one value apart.
func kindOfJSON(head []byte) kind {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if bytes.HasPrefix(head, []byte("[")) {
		return kindJSON
	}
	line, rest, ended := bytes.Cut(head, []byte("\n"))
	switch {
	case ended && json.Valid(line):
		return kindJSONL
	case bytes.Contains(head, []byte(`"messages"`)) && bytes.Contains(head, []byte(`"type"`)):
		return kindTelegram
	case ended && len(bytes.TrimSpace(line)) == 1:
		return kindJSON // pretty-printed
	case ended && bytes.HasPrefix(bytes.TrimLeft(rest, " \t"), []byte(`"`)):
		return kindJSON
	}
	return kindJSONL
}

// signatures are the first bytes of files that people feed by mistake.
var signatures = []struct{ magic, name string }{
	{"%PDF-", "PDF"},
	{"PK\x03\x04", "zip, docx or epub"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office document"},
	{"{\\rtf", "RTF"},
	{"\x89PNG", "PNG image"},
	{"\xff\xd8\xff", "JPEG image"},
	{"GIF8", "GIF image"},
	{"\x1f\x8b", "gzip"},
	{"\x28\xb5\x2f\xfd", "zstd"},
	{"BZh", "bzip2"},
	{"\xfd7zXZ\x00", "xz"},
	{"7z\xbc\xaf\x27\x1c", "7-Zip"},
	{"Rar!", "RAR"},
	{"\x7fELF", "program"},
	{"MZ", "program"},
	{"SQLite format 3\x00", "SQLite"},
	{"ID3", "MP3"},
}

// binary names what raw is when it is no text, or returns "".
func binary(raw []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(raw, []byte(s.magic)) && (len(s.magic) > 3 || hasControl(raw)) {
			return s.name
		}
	}
	if bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		return "" // UTF-16
	}
	head := raw[:min(len(raw), 64<<10)]
	zeros, control, n04 := 0, 0, 0
	for _, b := range head {
		switch {
		case b == 0:
			zeros++
		case b == 0x04:
			n04++ // high byte of Cyrillic in UTF-16
		case b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1a:
			control++
		}
	}
	if zeros > 0 && (zeros+n04)*5 < len(head)*2 || control*20 > len(head) && n04*4 < len(head) {
		return "unknown kind"
	}
	return ""
}

func hasControl(raw []byte) bool {
	for _, b := range raw[:min(len(raw), 512)] {
		if b < 0x09 || b > 0x0d && b < 0x20 && b != 0x1a && b != 0x1b {
			return true
		}
	}
	return false
}
