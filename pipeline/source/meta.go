package source

import (
	"cmp"
	"fmt"

	"vestnik/extract"
	"vestnik/extract/text"
	"vestnik/pipeline/pubdate"
)

// withMeta parts the metadata lines of a text file from its text.
func withMeta(decoded string) (extract.Article, error) {
	meta, body := text.SplitMeta(decoded)
	published, err := published(meta.Published)
	return extract.Article{
		Text: body, Title: meta.Title, Source: cmp.Or(meta.Source, meta.URL), Language: meta.Language, Published: published,
	}, err
}

// published reads the publication date of a text's metadata or of a record.
func published(given string) (string, error) {
	if given == "" {
		return "", nil
	}
	date := pubdate.Parse(given)
	if date == "" {
		return "", fmt.Errorf("the publication date %q is of no known form; ISO 8601 is", given)
	}
	return date, nil
}
