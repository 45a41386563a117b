// Package eval measures events against texts that a human has annotated:
// precision, recall and F1 of events and of each slot, shares of names written
// exactly, precision by band of confidence, intervals, and a list of errors
// with the text around each. It aligns and counts as the reference scorer of
// the gold does.
package eval

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/text"
)

// Gold is one annotated article.
type Gold struct {
	ID         string
	URI        string // what the article is to be read under; subject of its events
	Title      string // headline that is no part of Text
	Text       string // below the metadata lines
	Published  string
	Source     string
	Tags       []string
	Agreements []Agreement
	Films      []Film

	Golden  []event.Event // what the program is known to read; project format only
	Comment string        // text before the first file of a project archive
}

// Agreement is an annotated agreement. Alternatives are right as well.
type Agreement struct {
	Kind           string              `json:"kind"`
	KindAlt        []string            `json:"kind_alt"`
	Status         string              `json:"status"`
	StatusAlt      []string            `json:"status_alt"`
	Parties        []string            `json:"parties"`
	PartiesAlt     map[string][]string `json:"parties_alt"` // name -> other forms of it
	PartiesSurface []string            `json:"parties_surface"`
	Date           string              `json:"date"`
	DateAlt        []string            `json:"date_alt"`
	Place          string              `json:"place"`
	Occasion       string              `json:"occasion"`
	Value          *Amount             `json:"value"`
	Salience       string              `json:"salience"`
	Group          string              `json:"group"`
	MergeOK        bool                `json:"merge_ok"` // one event for the whole group is acceptable
	Count          int                 `json:"count"`
	Evidence       string              `json:"evidence"`
	Note           string              `json:"note"`
}

// Film is an annotated film.
type Film struct {
	Title     string   `json:"title"` // "" when untitled
	TitleAlt  texts    `json:"title_alt"`
	Surface   *string  `json:"title_surface"`
	Kind      string   `json:"kind"`
	KindAlt   []string `json:"kind_alt"`
	Stage     string   `json:"stage"`
	StageAlt  []string `json:"stage_alt"`
	Directors []string `json:"directors"`
	Countries []string `json:"countries"` // Russian names or codes
	Companies []string `json:"companies"`
	Festivals []string `json:"festivals"`
	Awards    []any    `json:"awards"` // counted only
	BoxOffice *Amount  `json:"box_office"`
	Date      string   `json:"date"`
	DateAlt   []string `json:"date_alt"`
	Salience  string   `json:"salience"`
	Evidence  string   `json:"evidence"`
	Note      string   `json:"note"`

	descriptive bool // the title is the annotator's: title_surface is null
}

// Amount is an annotated sum.
type Amount struct {
	Amount   json.Number `json:"amount"`
	Currency string      `json:"currency"`
}

// texts is a list of strings that may be written as one.
type texts []string

func (t *texts) UnmarshalJSON(b []byte) error {
	var one *string
	if err := json.Unmarshal(b, &one); err == nil {
		if one != nil {
			*t = texts{*one}
		}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(t))
}

// UnmarshalJSON tells a title_surface that is null from one that is not there.
func (f *Film) UnmarshalJSON(b []byte) error {
	type bare Film
	if err := json.Unmarshal(b, (*bare)(f)); err != nil {
		return err
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(b, &members); err != nil {
		return err
	}
	f.descriptive = string(members["title_surface"]) == "null"
	return nil
}

// annotation is the <id>.json of the gold, and the NAME.gold.json of the
// project's own articles.
type annotation struct {
	ID         string      `json:"id"`
	Source     string      `json:"source"`
	Date       string      `json:"date"`
	Tags       []string    `json:"tags"`
	Agreements []Agreement `json:"agreements"`
	Films      []Film      `json:"films"`
}

// LoadGold reads the annotated articles at the top of fsys, in order of their
// ids. Two formats may stand side by side: <id>.txt with <id>.json, and the
// project's own <id>.txtar (see ParseArticles).
func LoadGold(fsys fs.FS) ([]Gold, error) {
	var all []Gold
	jsons, err := fs.Glob(fsys, "*.json")
	if err != nil {
		return nil, err
	}
	for _, file := range jsons {
		g, err := loadPair(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		all = append(all, g)
	}
	archives, err := fs.Glob(fsys, "*.txtar")
	if err != nil {
		return nil, err
	}
	for _, file := range archives {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		articles, err := ParseArticles(strings.TrimSuffix(file, ".txtar"), data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		all = append(all, articles...)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("no gold: neither <id>.json with <id>.txt nor <id>.txtar")
	}
	slices.SortFunc(all, func(a, b Gold) int { return strings.Compare(a.ID, b.ID) })
	for i := 1; i < len(all); i++ {
		if all[i].ID == all[i-1].ID {
			return nil, fmt.Errorf("two articles have the id %q", all[i].ID)
		}
	}
	return all, nil
}

func loadPair(fsys fs.FS, file string) (Gold, error) {
	var a annotation
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return Gold{}, err
	}
	if err := json.Unmarshal(data, &a); err != nil {
		return Gold{}, err
	}
	raw, err := fs.ReadFile(fsys, strings.TrimSuffix(file, ".json")+".txt")
	if err != nil {
		return Gold{}, err
	}
	g := Gold{ID: a.ID, URI: a.ID + ".txt", Published: a.Date, Source: a.Source, Tags: a.Tags, Agreements: a.Agreements, Films: a.Films}
	if g.ID == "" {
		return Gold{}, fmt.Errorf("no id")
	}
	meta, body := text.SplitMeta(string(raw))
	g.Text = body
	if g.Published == "" {
		g.Published = meta.Published
	}
	if g.Source == "" {
		g.Source = meta.Source
	}
	return g, nil
}
