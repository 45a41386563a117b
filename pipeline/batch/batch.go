// Package batch reads the articles of archives into files: in parallel, in the
// order of the input, filtered, with near-duplicates marked, and such that a
// run that was killed goes on.
//
// Delivery guarantees: of a run that can be resumed, every event is once in
// the finished JSON Lines, CSV or Parquet file, which has the bytes of an
// undisturbed run (the same rows, for Parquet), and once in a database. Kafka
// gets events between two checkpoints again when the program died there, with
// the same ids. A run that is not resumed gives files that are complete or not
// there.
package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"time"

	"vestnik/extract"
	"vestnik/pipeline/checkpoint"
	"vestnik/pipeline/dedup"
	"vestnik/pipeline/run"
	"vestnik/pipeline/sink"
	"vestnik/pipeline/source"
)

// Batch is one run.
type Batch struct {
	Articles  *source.Source
	Extractor func() func(extract.Article) extract.Result // a new one for each worker
	Source    string                                      // attribute of the events
	Filter    Filter
	Mark      bool // near-duplicates get the attribute duplicateof
	DropSame  bool // events of near-duplicates are left out
	Options   run.Options

	Sinks []sink.Flusher // besides Outputs: a terminal, Kafka

	// Resume is the path that the checkpoint's name is made of; empty for a run
	// that cannot be resumed. Run says what the run is, see checkpoint.
	Resume string
	Run    string
	Every  time.Duration // between checkpoints; 0: after each document

	// Complain is told of each document that failed, Progress of each document,
	// Saved of each checkpoint. They are called from one goroutine.
	Complain func(error)
	Progress func(*Report)
	Saved    func(*Report)
}

// Report is what was done, runs before a kill included.
type Report struct {
	Documents int
	Failed    int
	Bytes     int64          // of text
	Read      int64          // bytes of the input files
	Events    map[string]int // by kind
	Drops     map[string]int // by reason: articles by the filter, facts by the extractor
	Before    int            // documents that earlier runs read
}

// Target is an output that is wanted.
type Target struct {
	Path   string
	Format Format
}

// SettingsError says that a run cannot begin or go on.
type SettingsError struct{ Err error }

func (e *SettingsError) Error() string { return e.Err.Error() }

func (e *SettingsError) Unwrap() error { return e.Err }

// document is what a worker makes of an article.
type document struct {
	sink.Doc
	after     source.Position
	drops     map[string]int
	signature *dedup.Signature
	filtered  bool
	err       error
}

// state is a run under way.
type state struct {
	*Batch
	targets    []Target
	outputs    []*Output
	duplicates *Duplicates
	log        *checkpoint.Spool // of duplicates
	report     Report
	last       *source.Position // behind the last document, nil when it cannot tell
	saved      time.Time
}

// checkpointOf and logOf name the files beside an output.
func checkpointOf(path string) string { return path + ".checkpoint" }

func logOf(path string) string { return path + ".seen" }

// Into runs the batch into targets. What cannot begin or go on is a
// *SettingsError.
func (b *Batch) Into(ctx context.Context, targets []Target) (*Report, error) {
	s := &state{Batch: b, targets: targets, saved: time.Now()}
	s.report.Events, s.report.Drops = make(map[string]int), make(map[string]int)
	done, err := s.open(ctx)
	defer s.abort()
	if err != nil {
		return &s.report, err
	}
	if !done {
		if err := s.read(ctx); err != nil {
			return &s.report, err
		}
	}
	return &s.report, s.finish(ctx)
}

// open starts the outputs, or goes on with them; done when all was read by an
// earlier run.
func (s *state) open(ctx context.Context) (done bool, err error) {
	refuse := func(err error) (bool, error) { return false, &SettingsError{err} }
	var from *checkpoint.Checkpoint
	if s.Resume != "" {
		if from, err = checkpoint.Load(checkpointOf(s.Resume)); err != nil {
			return refuse(err)
		}
		if from != nil && from.Run != s.Run {
			return refuse(fmt.Errorf("%s is of a run with other inputs, flags or lexicon; remove it to begin anew", checkpointOf(s.Resume)))
		}
	}
	sizes := map[string]int64{}
	if from != nil {
		sizes = from.Outputs
		s.report.Documents, s.report.Failed, s.report.Bytes, s.report.Before = from.Documents, from.Failed, from.Bytes, from.Documents
		maps.Copy(s.report.Events, from.Events)
		maps.Copy(s.report.Drops, from.Drops)
		s.report.Read = from.Position.Bytes
		s.Articles.From = &from.Position
		if from.Done {
			return true, nil
		}
	}
	for _, t := range s.targets {
		var o *Output
		if s.Resume == "" {
			o, err = Create(ctx, t.Path, t.Format)
		} else {
			o, err = Resume(ctx, t.Path, t.Format, sizes[t.Path])
		}
		if err != nil {
			return refuse(err)
		}
		s.outputs = append(s.outputs, o)
	}
	if s.Mark || s.DropSame {
		if s.Resume != "" {
			name := logOf(s.Resume)
			if s.log, err = checkpoint.OpenSpool(name, sizes[name]); err != nil {
				return refuse(err)
			}
		}
		if s.duplicates, err = NewDuplicates(s.log); err != nil {
			return refuse(err)
		}
	}
	return false, nil
}

// read runs the articles into the outputs.
func (s *state) read(ctx context.Context) error {
	emit := func(r run.Result[document]) error {
		s.report.Documents++
		s.report.Bytes += int64(len(r.Article.Text))
		if err := s.emit(ctx, r); err != nil {
			return err
		}
		s.last = nil
		if !r.Value.after.IsZero() {
			s.last = &r.Value.after
			s.report.Read = s.last.Bytes
		}
		if s.Progress != nil {
			s.Progress(&s.report)
		}
		if s.Resume != "" && s.last != nil && time.Since(s.saved) >= s.Every {
			return s.save(ctx, false)
		}
		return nil
	}
	var changed *source.ChangedError
	items := func(yield func(source.Document) bool) {
		for d := range s.Articles.Documents() {
			if errors.As(d.Err, &changed) || !yield(d) {
				return
			}
		}
	}
	_, err := run.Map(ctx, iter.Seq[source.Document](items), s.Options, s.worker, emit)
	if changed != nil {
		return &SettingsError{fmt.Errorf("cannot go on: %w; remove %s to begin anew", changed, checkpointOf(s.Resume))}
	}
	return err
}

// worker makes documents of articles.
func (s *state) worker() func(source.Document) run.Result[document] {
	read := s.Extractor()
	return func(d source.Document) (r run.Result[document]) {
		r.Value.after = d.After
		if r.Article, r.Err = d.Article(); r.Err != nil {
			return r
		}
		if reason := s.Filter.Drop(&r.Article); reason != "" {
			r.Value.drops, r.Value.filtered = map[string]int{reason: 1}, true
			return r
		}
		res := read(r.Article)
		r.Value.drops = res.Drops
		r.Value.Doc, r.Value.err = sink.NewDoc(r.Article, res.Events, s.Source)
		if s.duplicates != nil && len(res.Events) > 0 {
			if signature, ok := dedup.Sign(r.Article.Text); ok {
				r.Value.signature = signature
			}
		}
		return r
	}
}

// emit writes a document.
func (s *state) emit(ctx context.Context, r run.Result[document]) error {
	fail := func(err error) error {
		s.report.Failed++
		s.Complain(err)
		return nil
	}
	d := &r.Value
	switch {
	case r.Err != nil:
		return fail(r.Err)
	case d.err != nil:
		return fail(&sink.DocError{URI: r.Article.URI, Err: d.err})
	}
	for reason, n := range d.drops {
		s.report.Drops[reason] += n
	}
	if d.filtered {
		return nil
	}
	if s.duplicates != nil && len(d.Events) > 0 {
		original, err := s.duplicates.Original(r.Article.URI, d.signature)
		if err != nil {
			return err
		}
		if original != "" && s.DropSame {
			s.report.Drops[dropDuplicate]++
			d.Events = nil
		}
		for i := range d.Events {
			d.Events[i].Envelope.DuplicateOf = original
		}
	}
	if d.Article.URI == "" {
		d.Article = r.Article
	}
	if err := s.write(ctx, d.Doc); err != nil {
		var one *sink.DocError
		if errors.As(err, &one) {
			return fail(err)
		}
		return err
	}
	for _, e := range d.Events {
		s.report.Events[e.Kind.String()]++
	}
	return nil
}

func (s *state) write(ctx context.Context, d sink.Doc) error {
	for _, to := range s.Sinks {
		if err := to.Write(ctx, d); err != nil {
			return err
		}
	}
	for _, to := range s.outputs {
		if err := to.Write(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

// save writes a checkpoint.
func (s *state) save(ctx context.Context, done bool) error {
	c := &checkpoint.Checkpoint{
		Run: s.Run, Done: done, Outputs: map[string]int64{},
		Documents: s.report.Documents, Failed: s.report.Failed, Bytes: s.report.Bytes, Events: s.report.Events, Drops: s.report.Drops,
	}
	if s.last != nil {
		c.Position = *s.last
	}
	for _, to := range s.Sinks {
		if done {
			break // closed
		}
		if err := to.Flush(ctx); err != nil {
			return err
		}
	}
	for i, to := range s.outputs {
		if done && to.db != nil {
			continue // closed
		}
		size, err := to.Sync(ctx)
		if err != nil {
			return fmt.Errorf("output: %w", err)
		}
		c.Outputs[s.targets[i].Path] = size
	}
	if s.log != nil {
		size, err := s.log.Sync()
		if err != nil {
			return err
		}
		c.Outputs[s.log.Path] = size
	}
	if err := c.Save(checkpointOf(s.Resume)); err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	s.saved = time.Now()
	if s.Saved != nil {
		s.Saved(&s.report)
	}
	return nil
}

// finish closes the sinks and gives the files their names.
func (s *state) finish(ctx context.Context) error {
	for _, to := range s.Sinks {
		if err := to.Close(ctx); err != nil {
			return err
		}
	}
	for _, to := range s.outputs {
		if err := to.Close(ctx); err != nil {
			return err
		}
	}
	if s.Resume == "" {
		for _, to := range s.outputs {
			if err := to.Commit(ctx); err != nil {
				return err
			}
		}
		s.outputs = nil
		return nil
	}
	if s.outputs != nil {
		if err := s.save(ctx, true); err != nil {
			return err
		}
	}
	for _, to := range s.outputs {
		if err := to.Commit(ctx); err != nil {
			return err
		}
	}
	if s.outputs == nil { // an earlier run had come this far
		for _, t := range s.targets {
			if err := Finish(ctx, t.Path, t.Format); err != nil {
				return err
			}
		}
	}
	s.outputs = nil
	if s.log != nil {
		_ = s.log.Close()
		s.log = nil
	}
	_ = os.Remove(logOf(s.Resume))
	return checkpoint.Remove(checkpointOf(s.Resume))
}

// abort leaves what is not finished.
func (s *state) abort() {
	for _, o := range s.outputs {
		o.Abort()
	}
	if s.log != nil {
		_ = s.log.Close()
	}
}
