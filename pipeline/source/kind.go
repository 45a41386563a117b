package source

import (
	"bytes"
	"path/filepath"
	"strings"
)

// kind is what a file holds.
type kind uint8

const (
	kindUnknown kind = iota // to be told by the first bytes
	kindText
	kindHTML
	kindJSONL
)

func (k kind) String() string {
	return [...]string{"unknown", "text", "html", "jsonl"}[k]
}

// kindOf tells the kind by the name of a file, below .gz and .zst.
func kindOf(path string) kind {
	name := strings.ToLower(filepath.Base(path))
	for _, packed := range [...]string{".gz", ".zst"} {
		name = strings.TrimSuffix(name, packed)
	}
	switch filepath.Ext(name) {
	case ".txt", ".text":
		return kindText
	case ".html", ".htm", ".xhtml":
		return kindHTML
	case ".jsonl", ".ndjson":
		return kindJSONL
	}
	return kindUnknown
}

// kindOfBytes tells the kind by the first bytes of a document.
func kindOfBytes(head []byte) kind {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if bytes.HasPrefix(head, []byte("{")) {
		return kindJSONL
	}
	head = bytes.ToLower(head[:min(len(head), 512)])
	for _, tag := range [...]string{"<!doctype html", "<html", "<head", "<body", "<article", "<meta", "<title"} {
		if bytes.HasPrefix(head, []byte(tag)) || bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte(tag)) {
			return kindHTML
		}
	}
	return kindText
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
