package example

import (
	"vestnik/extract"
	"vestnik/lexicon"
)

// Outcome is what became of one example.
type Outcome struct {
	Rule     string // id of the rule that it stands in
	RulePos  lexicon.Pos
	Example  lexicon.Example
	OK       bool
	Missing  []string // lines that nothing fits
	Surplus  []string // events that no line expects, in the notation
	Found    []string // all names found, when a mention is missing
	Fault    string   // the notation of the example itself is wrong
	FaultPos lexicon.Pos

	// Fired holds the ids of the rules that took part in reading the text.
	Fired map[string]bool
}

// Name tells one example from the others of a lexicon: its rule and its text.
func (o *Outcome) Name() string { return o.Rule + ": " + o.Example.Text.Text }

// Published is the day of publication of all examples, from which relative
// dates count.
const Published = "2025-10-05"

// Run reads all examples of a lexicon with the program compiled from it, in the
// order of the rules: frames, cues, patterns.
func Run(p *extract.Program, lex *lexicon.Lexicon) []Outcome {
	r := runner{x: p.NewExtractor()}
	for _, f := range lex.Frames {
		r.rule(f.ID, f.Pos, f.Examples)
	}
	for _, c := range lex.Cues {
		r.rule(c.ID, c.Pos, c.Examples)
	}
	for _, t := range lex.Patterns {
		r.rule(t.ID, t.Pos, t.Examples)
	}
	return r.out
}

type runner struct {
	x   *extract.Extractor
	out []Outcome
}

func (r *runner) rule(id string, pos lexicon.Pos, examples []lexicon.Example) {
	for _, e := range examples {
		o := Outcome{Rule: id, RulePos: pos, Example: e}
		r.example(&o)
		r.out = append(r.out, o)
	}
}

// example reads one text and compares.
func (r *runner) example(o *Outcome) {
	n := r.x.Inspect(extract.Article{URI: "example", Text: o.Example.Text.Text, Published: Published, Language: "ru"}, false)
	o.Fired = fired(n)
	used := make([]bool, len(n.Events))
	mentions := 0
	var keys []string // of fields that a line asks for
	for _, s := range o.Example.Expect {
		l, err := parse(s.Text)
		if err != nil {
			o.Fault, o.FaultPos = err.Error(), s.Pos
			return
		}
		for _, f := range l.fields {
			keys = append(keys, f.key)
		}
		if l.kind == mention {
			mentions++
			if !l.found(n.Annotations) {
				o.Missing = append(o.Missing, s.Text)
				o.Found = names(n.Annotations)
			}
			continue
		}
		hit := false
		for i := range n.Events {
			if !used[i] && l.fits(&n.Events[i]) {
				used[i], hit = true, true
				break
			}
		}
		if !hit {
			o.Missing = append(o.Missing, s.Text)
		}
	}
	if mentions == 0 || mentions < len(o.Example.Expect) {
		for i := range n.Events {
			if !used[i] {
				o.Surplus = append(o.Surplus, describeAll(&n.Events[i], keys))
			}
		}
	}
	o.OK = len(o.Missing)+len(o.Surplus) == 0
}

func names(as []extract.Annotation) []string {
	var out []string
	for _, a := range as {
		out = append(out, a.Type+": "+a.Name)
	}
	return out
}

// fired gives the rules that took part: those that events name, the frames of
// triggers and the cues that touched them.
func fired(n *extract.Inspection) map[string]bool {
	out := map[string]bool{}
	for i := range n.Events {
		for _, r := range n.Events[i].Provenance.Rules {
			out[r] = true
		}
	}
	for _, triggers := range n.Triggers {
		for k := range triggers {
			for _, c := range triggers[k].Cues {
				out[c.Rule.ID] = true
			}
		}
	}
	return out
}
