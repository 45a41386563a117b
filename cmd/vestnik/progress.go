package main

import (
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"

	"vestnik/pipeline/batch"
	"vestnik/pipeline/source"
)

// batchProgress shows how far a run is: a bar, a line a checkpoint, or nothing.
type batchProgress struct {
	w     io.Writer
	bar   *progressbar.ProgressBar // nil for none
	lines bool
	shown time.Time
}

// newBatchProgress begins a display; mode is that of --progress.
func newBatchProgress(mode string, w io.Writer, src *source.Source) *batchProgress {
	p := &batchProgress{w: w, lines: mode == "lines"}
	if mode == "bar" || mode == "auto" && isTerminal(w) {
		total := src.Size()
		if total == 0 {
			total = -1 // standard input: no end is known
		}
		p.bar = progressbar.NewOptions64(total,
			progressbar.OptionSetWriter(w),
			progressbar.OptionShowBytes(true),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionSetWidth(20),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionSetDescription("reading"),
		)
	}
	return p
}

// document shows where the run is.
func (p *batchProgress) document(r *batch.Report) {
	if p.bar == nil || time.Since(p.shown) < 100*time.Millisecond {
		return
	}
	p.shown = time.Now()
	text := fmt.Sprintf("%s, %s, %s", plural(r.Documents, "article"), plural(r.Events["agreement"], "agreement"), plural(r.Events["film"], "film"))
	if r.Failed > 0 {
		text += fmt.Sprintf(", %d failed", r.Failed)
	}
	p.bar.Describe(text)
	_ = p.bar.Set64(min(r.Read, max(p.bar.GetMax64()-1, 0)))
}

// checkpoint says that one was written.
func (p *batchProgress) checkpoint(r *batch.Report) {
	if p.lines {
		fmt.Fprintf(p.w, "vestnik: checkpoint after %s\n", plural(r.Documents, "article"))
	}
}

// clear takes the bar off its line for another message.
func (p *batchProgress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// end takes the bar away.
func (p *batchProgress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
