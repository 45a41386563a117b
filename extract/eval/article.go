package eval

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"vestnik/extract/event"
)

// ParseArticles reads an archive of the project's own articles, in txtar form:
//
//	What the article shows, in a line or two.
//	-- doc.json --
//	{"published": "2025-10-05", "source": "пресс-служба", "title": "…", "uri": "…"}
//	-- NAME.txt --
//	The article.
//	-- NAME.gold.json --
//	{"agreements": [...], "films": [...]}
//	-- NAME.events.json --
//	[...]
//
// Every field of doc.json may be left out; NAME.doc.json has it for one article
// of several. gold.json is what a human annotated, in the form of the shared
// gold; events.json is what the program reads, written by FormatEvents. Where
// there is no gold.json the events are taken for the annotation. An article
// has the id of the archive, and with several in one the id archive#NAME.
func ParseArticles(id string, archive []byte) ([]Gold, error) {
	a := txtar.Parse(archive)
	files := map[string][]byte{}
	var names []string
	for _, f := range a.Files {
		if files[f.Name] != nil {
			return nil, fmt.Errorf("%s: there twice", f.Name)
		}
		files[f.Name] = append([]byte{}, f.Data...)
		if name, ok := strings.CutSuffix(f.Name, ".txt"); ok {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no NAME.txt")
	}
	for _, f := range a.Files {
		if f.Name != "doc.json" && !slices.Contains(names, articleOf(f.Name)) {
			return nil, fmt.Errorf("%s: belongs to no NAME.txt", f.Name)
		}
	}
	var out []Gold
	for _, name := range names {
		g := Gold{ID: id, Text: string(files[name+".txt"]), Comment: strings.TrimSpace(string(a.Comment))}
		if len(names) > 1 {
			g.ID = id + "#" + name
		}
		if err := g.read(name, files); err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// articleOf gives the NAME of a file of an archive, or "".
func articleOf(file string) string {
	for _, suffix := range [...]string{".txt", ".doc.json", ".gold.json", ".events.json"} {
		if name, ok := strings.CutSuffix(file, suffix); ok {
			return name
		}
	}
	return ""
}

// read fills g from the files of one article.
func (g *Gold) read(name string, files map[string][]byte) error {
	var doc struct{ URI, Published, Source, Title string }
	for _, file := range [...]string{"doc.json", name + ".doc.json"} {
		if data := files[file]; data != nil {
			if err := json.Unmarshal(data, &doc); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
		}
	}
	g.URI, g.Published, g.Source, g.Title = doc.URI, doc.Published, doc.Source, doc.Title
	if g.URI == "" {
		g.URI = g.ID + ".txt"
	}
	if data := files[name+".events.json"]; data != nil {
		var err error
		if g.Golden, err = ParseEvents(data); err != nil {
			return fmt.Errorf("%s.events.json: %w", name, err)
		}
	}
	data := files[name+".gold.json"]
	if data == nil {
		g.Agreements, g.Films = annotate(g.Golden)
		return nil
	}
	var a annotation
	if err := json.Unmarshal(data, &a); err != nil {
		return fmt.Errorf("%s.gold.json: %w", name, err)
	}
	g.Tags, g.Agreements, g.Films = a.Tags, a.Agreements, a.Films
	return nil
}

// ReplaceEvents gives the archive with the events of the article in it
// replaced: what a golden test writes under -update. In an archive of several,
// id names the article, as ParseArticles gave it.
func ReplaceEvents(archive []byte, id string, events []event.Event) ([]byte, error) {
	a := txtar.Parse(archive)
	_, name, _ := strings.Cut(id, "#")
	at := -1
	for i, f := range a.Files {
		if n, ok := strings.CutSuffix(f.Name, ".txt"); ok && (name == "" || n == name) {
			name, at = n, i+1
		}
	}
	if at < 0 {
		return nil, fmt.Errorf("no article %s", id)
	}
	data, err := FormatEvents(events)
	if err != nil {
		return nil, err
	}
	file := txtar.File{Name: name + ".events.json", Data: data}
	for i, f := range a.Files {
		if f.Name == file.Name {
			a.Files[i] = file
			return txtar.Format(a), nil
		}
		if f.Name == name+".gold.json" {
			at = i + 1
		}
	}
	a.Files = slices.Insert(a.Files, at, file)
	return txtar.Format(a), nil
}
