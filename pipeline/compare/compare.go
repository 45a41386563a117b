// Package compare reads a corpus with two lexicons and collects the
// differences.
//
// Delivery guarantees: it keeps nothing and writes nothing; a run that dies is
// run again and gives the same report.
package compare

import (
	"context"
	"errors"
	"iter"

	"vestnik/extract"
	"vestnik/extract/diff"
	"vestnik/lexicon"
	"vestnik/pipeline/run"
)

// Side is a lexicon with the program compiled from it.
type Side struct {
	Lexicon *lexicon.Lexicon
	Program *extract.Program
}

// Options of a run.
type Options struct {
	Run      run.Options
	Sample   int              // changes kept of each rule, kind and sort; 0 for all
	Mentions bool             // compare names as well as events
	Progress func(uri string) // called after each article, in order; may be nil
	Failed   func(error)      // called for each article that cannot be read; may be nil
}

// Corpus reads articles with both lexicons. The report does not depend on the
// number of workers. It is an error when no article can be read.
func Corpus(ctx context.Context, articles iter.Seq2[extract.Article, error], from, to Side, o Options) (*diff.Report, error) {
	r := &diff.Report{Old: from.Lexicon.Version, New: to.Lexicon.Version, Edits: diff.Lexicons(from.Lexicon, to.Lexicon),
		Changes: []diff.Change{}}
	edited := map[string]bool{}
	for _, e := range r.Edits {
		edited[e.ID] = true
	}
	newWork := func() func(extract.Article) []diff.Change {
		x, y := from.Program.NewExtractor(), to.Program.NewExtractor()
		return func(a extract.Article) []diff.Change {
			return diff.Article(a, side(x, a, o.Mentions), side(y, a, o.Mentions), edited)
		}
	}
	emit := func(x run.Result[[]diff.Change]) error {
		if x.Err != nil {
			if o.Failed != nil {
				o.Failed(x.Err)
			}
			return nil
		}
		r.Add(x.Value)
		if o.Progress != nil {
			o.Progress(x.Article.URI)
		}
		return nil
	}
	counts, err := run.Each(ctx, articles, o.Run, newWork, emit)
	if err != nil {
		return nil, err
	}
	r.Articles, r.Failed, r.Bytes = counts.Documents-counts.Failed, counts.Failed, counts.Bytes
	if r.Articles == 0 {
		return nil, errors.New("no article could be read")
	}
	r.Finish(o.Sample)
	return r, nil
}

// side reads an article with one lexicon.
func side(x *extract.Extractor, a extract.Article, mentions bool) diff.Side {
	if !mentions {
		return diff.Side{Events: x.Extract(a).Events}
	}
	n := x.Inspect(a, false)
	return diff.Side{Events: n.Events, Annotations: n.Annotations}
}
