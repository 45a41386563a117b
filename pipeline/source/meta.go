package source

import (
	"cmp"

	"vestnik/extract"
	"vestnik/extract/text"
	"vestnik/pipeline/pubdate"
)

// withMeta parts the metadata lines of a text file from its text.
func withMeta(decoded string) (extract.Article, error) {
	meta, body := text.SplitMeta(decoded)
	published, err := pubdate.Read(meta.Published)
	return extract.Article{
		Text: body, Title: meta.Title, Source: cmp.Or(meta.Source, meta.URL), Language: meta.Language, Published: published,
	}, err
}
