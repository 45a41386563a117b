package frame

import (
	"testing"

	"vestnik/lexicon"
)

func TestUncancelled(t *testing.T) {
	cue := &Cue{Rule: &lexicon.Cue{ID: "cue.wish"}}
	plain := &Frame{ID: "plain", Rule: &lexicon.Frame{}}
	careful := &Frame{ID: "careful", Rule: &lexicon.Frame{Unless: []lexicon.Str{{Text: "cue.other"}, {Text: "cue.wish"}}}}
	both := []*Frame{careful, plain}
	got := uncancelled([]Trigger{
		{Token: 1, Frames: both, Cues: []*Cue{cue}},
		{Token: 2, Frames: both},
		{Token: 3, Frames: []*Frame{careful}, Cues: []*Cue{cue}},
	})
	if len(got) != 2 || len(got[0].Frames) != 1 || got[0].Frames[0] != plain || got[1].Token != 2 || len(got[1].Frames) != 2 {
		t.Errorf("got %+v", got)
	}
	if both[0] != careful {
		t.Error("the frames of the lexicon were changed")
	}
}
