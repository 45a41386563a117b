package reload

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Quiet is how long the files of a lexicon must be left alone before they are
// read: editors write a file in several steps.
const Quiet = 300 * time.Millisecond

// Watch reloads when a file of the folder changes, until ctx is done. It
// returns at once with an error when the folder cannot be watched.
func (h *Holder) Watch(ctx context.Context, dir string) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	if err := addFolders(w, dir); err != nil {
		return errors.Join(err, w.Close())
	}
	changes := make(chan string)
	go func() {
		defer w.Close()
		defer close(changes)
		for {
			select {
			case <-ctx.Done():
				return
			case err, ok := <-w.Errors:
				if !ok {
					return
				}
				h.log.Error("watching the lexicon", "error", err)
			case e, ok := <-w.Events:
				if !ok {
					return
				}
				if e.Has(fsnotify.Create) {
					_ = addFolders(w, e.Name) // a new folder; what is no folder adds nothing
				}
				if relevant(e) {
					select {
					case changes <- e.Name:
					case <-ctx.Done():
						return
					}
				}
			}
		}
	}()
	go h.onChange(ctx, changes, newTimer)
	return nil
}

// addFolders watches a folder and all below it.
func addFolders(w *fsnotify.Watcher, dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return w.Add(path)
	})
}

// relevant reports a change of a lexicon file. Attributes and the scratch files
// of editors do not count.
func relevant(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod || strings.HasPrefix(filepath.Base(e.Name), ".") {
		return false
	}
	switch filepath.Ext(e.Name) {
	case ".txt", ".yaml", ".yml":
		return true
	}
	return e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) // a folder may be gone
}

// timer is what onChange needs of a time.Timer.
type timer struct {
	fired <-chan time.Time
	reset func(time.Duration)
}

func newTimer() timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return timer{t.C, func(d time.Duration) { t.Reset(d) }}
}

// onChange reloads once after each burst of changes.
func (h *Holder) onChange(ctx context.Context, changes <-chan string, newTimer func() timer) {
	t := newTimer()
	last := ""
	for {
		select {
		case <-ctx.Done():
			return
		case file, ok := <-changes:
			if !ok {
				return
			}
			last = file
			t.reset(Quiet)
		case <-t.fired:
			h.log.Info("reloading the lexicon", "cause", last)
			_ = h.Reload() // logged
		}
	}
}
