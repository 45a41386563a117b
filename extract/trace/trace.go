// Package trace records what was nearly read, for explanations. Readers hold a
// *Trace that is nil when nobody asks; recording into nil does nothing, so that
// the engine pays one comparison where it leaves something out.
package trace

// Miss is something that was looked at and left out.
type Miss struct {
	Rule        string // id of the frame or name of the construct that came nearest, "" for none
	At          string // file:line:column of the rule, when it is of the lexicon
	Sentence    int
	First, Last int    // tokens [First, Last) of the trigger or document
	Condition   string // the condition that failed
}

// Trace collects misses in the order in which they happen.
type Trace struct {
	Misses []Miss
}

// Miss records m; on a nil trace it does nothing.
func (t *Trace) Miss(m Miss) {
	if t != nil {
		t.Misses = append(t.Misses, m)
	}
}

// On reports whether misses are recorded, for callers that would have to
// compute the condition.
func (t *Trace) On() bool { return t != nil }
