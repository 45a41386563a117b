package source

import "vestnik/extract"

// withMeta parts the metadata lines of a text file from its text.
func withMeta(decoded string) extract.Article {
	return extract.Article{Text: decoded}
}
