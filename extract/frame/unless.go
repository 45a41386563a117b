package frame

import (
	"slices"

	"vestnik/lexicon"
)

// uncancelled takes from triggers the frames that a cue around them cancels
// (`unless` of a rule), and the triggers that have no frame left.
func uncancelled(triggers []Trigger) []Trigger {
	out := triggers[:0]
	for _, tr := range triggers {
		if slices.ContainsFunc(tr.Frames, tr.cancels) {
			tr.Frames = slices.DeleteFunc(slices.Clone(tr.Frames), tr.cancels) // the lexicon's own stay as they are
		}
		if len(tr.Frames) > 0 {
			out = append(out, tr)
		}
	}
	return out
}

// cancels reports whether a cue around the trigger cancels a frame.
func (tr *Trigger) cancels(f *Frame) bool {
	return slices.ContainsFunc(f.Rule.Unless, func(id lexicon.Str) bool {
		return slices.ContainsFunc(tr.Cues, func(c *Cue) bool { return c.Rule.ID == id.Text })
	})
}
