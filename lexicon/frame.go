package lexicon

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"vestnik/lexicon/pattern"
)

func (p *ruleParser) frame(n *yaml.Node) {
	f := &Frame{Pos: p.place(n)}
	if !p.mapping(n, "a frame", []field{
		{"id", true, func(n *yaml.Node) { f.ID, f.Pos = p.id(n) }},
		{"note", true, func(n *yaml.Node) { f.Note = p.str(n).Text }},
		{"event", true, func(n *yaml.Node) { f.Event = p.oneOf(n, "event", events) }},
		{"verbs", false, func(n *yaml.Node) { f.Verbs = p.strs(n) }},
		{"nouns", false, func(n *yaml.Node) { f.Nouns = p.strs(n) }},
		{"phrases", false, func(n *yaml.Node) { f.Phrases = p.strs(n) }},
		{"asserts", true, func(n *yaml.Node) {
			if f.Event.Text == "film" {
				if f.Asserts = p.str(n); f.Asserts.Text != "" && !extension(f.Asserts.Text) {
					f.Asserts = p.oneOf(n, "stage", stages)
				}
			} else {
				f.Asserts = p.oneOf(n, "status", statuses)
			}
		}},
		{"roles", false, func(n *yaml.Node) { f.Roles = p.roles(n) }},
		{"requires", false, func(n *yaml.Node) { f.Requires = p.requires(n, f.Roles) }},
		{"unless", false, func(n *yaml.Node) { f.Unless = p.strs(n) }},
		{"priority", false, func(n *yaml.Node) { f.Priority = p.number(n) }},
		{"examples", false, func(n *yaml.Node) { f.Examples = p.examples(n) }},
	}) {
		return
	}
	if len(f.Verbs)+len(f.Nouns)+len(f.Phrases) == 0 {
		p.fault("no-trigger", f.Pos, len([]rune(f.ID)), "add verbs, nouns or phrases", "frame %q has nothing that triggers it", f.ID)
	}
	p.noExamples(f.ID, f.Pos, f.Examples)
	p.rules.Frames = append(p.rules.Frames, f)
}

func (p *ruleParser) cue(n *yaml.Node) {
	c := &Cue{Pos: p.place(n)}
	if !p.mapping(n, "a cue", []field{
		{"id", true, func(n *yaml.Node) { c.ID, c.Pos = p.id(n) }},
		{"note", true, func(n *yaml.Node) { c.Note = p.str(n).Text }},
		{"effect", true, func(n *yaml.Node) { c.Effect = p.oneOf(n, "effect", effects) }},
		{"words", true, func(n *yaml.Node) { c.Words = p.strs(n) }},
		{"examples", false, func(n *yaml.Node) { c.Examples = p.examples(n) }},
	}) {
		return
	}
	p.noExamples(c.ID, c.Pos, c.Examples)
	p.rules.Cues = append(p.rules.Cues, c)
}

func (p *ruleParser) pattern(n *yaml.Node) {
	r := &Pattern{Pos: p.place(n)}
	r.at = func(int) Pos { return r.Pos }
	if !p.mapping(n, "a pattern", []field{
		{"id", true, func(n *yaml.Node) { r.ID, r.Pos = p.id(n) }},
		{"note", true, func(n *yaml.Node) { r.Note = p.str(n).Text }},
		{"type", false, func(n *yaml.Node) { r.Type = p.oneOf(n, "type", types) }},
		{"match", true, func(n *yaml.Node) { p.match(r, n) }},
		{"name", false, func(n *yaml.Node) { p.template(r, n) }},
		{"priority", false, func(n *yaml.Node) { r.Priority = p.number(n) }},
		{"examples", false, func(n *yaml.Node) { r.Examples = p.examples(n) }},
	}) {
		return
	}
	p.noExamples(r.ID, r.Pos, r.Examples)
	p.rules.Patterns = append(p.rules.Patterns, r)
}

func (p *ruleParser) noExamples(id string, pos Pos, examples []Example) {
	if len(examples) == 0 {
		p.ds.add(Warning, "no-examples", pos, len([]rune(id)), p.line(pos), "add examples: a text and what it is to give", "rule %q has no examples", id)
	}
}

// id reads the id of a rule.
func (p *ruleParser) id(n *yaml.Node) (string, Pos) {
	s := p.str(n)
	if strings.Trim(s.Text, "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" || strings.Trim(s.Text, ".-") != s.Text {
		p.faultAt("bad-rule-id", n, "use small Latin letters, digits, . and -", "%q cannot be the id of a rule", s.Text)
	}
	return s.Text, s.Pos
}

func (p *ruleParser) number(n *yaml.Node) int {
	s := p.str(n)
	v, err := strconv.Atoi(s.Text)
	if err != nil || v < -1000 || v > 1000 {
		p.faultAt("bad-number", n, "", "a number from -1000 to 1000 is needed here")
		return 0
	}
	return v
}

func (p *ruleParser) roles(n *yaml.Node) []Role {
	if n.Kind != yaml.MappingNode {
		p.faultAt("not-a-mapping", n, "write role: [form, form]", "roles must be a mapping")
		return nil
	}
	var roles []Role
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := p.oneOf(n.Content[i], "role", roleNames)
		if slices.ContainsFunc(roles, func(r Role) bool { return r.Name.Text == name.Text }) {
			p.faultAt("repeated-key", n.Content[i], "", "key %q stands here twice", name.Text)
			continue
		}
		r := Role{Name: name}
		for _, s := range p.strs(n.Content[i+1]) {
			if f, ok := p.form(s); ok {
				r.Forms = append(r.Forms, f)
			}
		}
		roles = append(roles, r)
	}
	return roles
}

// form reads a surface form of a role.
func (p *ruleParser) form(s Str) (Form, bool) {
	f := Form{Pos: s.Pos}
	prep, kase, ok := strings.Cut(s.Text, "+")
	bare := slices.Contains(pattern.Cases(), s.Text)
	length := len([]rune(s.Text))
	switch {
	case ok && !slices.Contains(pattern.Cases(), kase):
		pos := s.Pos
		pos.Col += len([]rune(prep)) + 1
		hint := didYouMean(kase, pattern.Cases())
		if hint == "" {
			hint = "cases are " + strings.Join(pattern.Cases(), ", ")
		}
		p.fault("unknown-case", pos, len([]rune(kase)), hint, "unknown case %q", kase)
		return f, false
	case ok && strings.TrimSpace(prep) == "":
		p.fault("unknown-form", s.Pos, length, "write a preposition before +", "+ without a preposition")
		return f, false
	case ok:
		f.Prep, f.Case = prep, kase
	case bare:
		f.Case = s.Text
	case slices.Contains(relations, s.Text):
		f.Relation = s.Text
	case s.Text != "":
		hint := didYouMean(s.Text, slices.Concat(relations, pattern.Cases()))
		if hint == "" {
			hint = "write subject, object, agent, и, a case, or preposition+case such as с+ablt"
		}
		p.fault("unknown-form", s.Pos, length, hint, "unknown form %q of a role", s.Text)
		return f, false
	}
	return f, s.Text != ""
}

func (p *ruleParser) requires(n *yaml.Node, roles []Role) []Str {
	names := make([]string, len(roles))
	for i, r := range roles {
		names[i] = r.Name.Text
	}
	required := p.strs(n)
	for _, s := range required {
		if s.Text != "" && !slices.Contains(names, s.Text) {
			p.fault("dead-role", s.Pos, len([]rune(s.Text)), didYouMean(s.Text, names), "required role %q is not among the roles", s.Text)
		}
	}
	return required
}

func (p *ruleParser) examples(n *yaml.Node) []Example {
	var examples []Example
	p.each(n, func(n *yaml.Node) {
		e := Example{Pos: p.place(n)}
		if p.mapping(n, "an example", []field{
			{"text", true, func(n *yaml.Node) { e.Text = p.str(n) }},
			{"expect", true, func(n *yaml.Node) { e.Expect = p.expect(n) }},
		}) {
			examples = append(examples, e)
		}
	})
	return examples
}

// expect reads `nothing`, a text of one or more lines, or a list of lines.
func (p *ruleParser) expect(n *yaml.Node) []Str {
	if n.Kind == yaml.SequenceNode {
		return p.strs(n)
	}
	whole := p.str(n)
	if whole.Text == "nothing" {
		return nil
	}
	at, off := p.at(n), 0
	var lines []Str
	for line := range strings.SplitSeq(whole.Text, "\n") {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, Str{line, at(off)})
		}
		off += len([]rune(line)) + 1
	}
	return lines
}

func (p *ruleParser) match(r *Pattern, n *yaml.Node) {
	r.Match = p.str(n)
	if r.Match.Text == "" {
		return
	}
	r.at = p.at(n)
	expr, err := pattern.Parse(n.Value)
	if err == nil {
		r.Expr = expr
		return
	}
	var e *pattern.Error
	if errors.As(err, &e) {
		hint := e.Hint
		if e.Word != "" {
			if hint = didYouMean(e.Word, e.Known); hint == "" {
				hint = "one of " + strings.Join(e.Known, ", ")
			}
		}
		lo, hi := r.at(e.Lo), r.at(e.Hi)
		length := 0
		if lo.Line == hi.Line {
			length = hi.Col - lo.Col
		}
		p.fault(e.Code, lo, length, hint, "%s", e.Message)
	}
}

// template reads the name of a pattern's mentions and checks what stands in its braces.
func (p *ruleParser) template(r *Pattern, n *yaml.Node) {
	r.Name = p.str(n)
	var captures []string
	if r.Expr != nil {
		pattern.Walk(r.Expr, func(x pattern.Node) {
			if c, ok := x.(*pattern.Capture); ok {
				captures = append(captures, c.Name)
			}
		})
	}
	at, open := p.at(n), -1
	text := []rune(r.Name.Text)
	for i, c := range text {
		switch {
		case c == '{' && open < 0:
			open = i
		case c == '}' && open >= 0:
			name := string(text[open+1 : i])
			if r.Expr != nil && !slices.Contains(captures, name) {
				p.fault("unknown-capture", at(open+1), len([]rune(name)), didYouMean(name, captures), "{%s} is not captured in match", name)
			}
			open = -1
		case c == '{' || c == '}':
			p.fault("unbalanced-brace", at(i), 1, "", "%c without its other brace", c)
			return
		}
	}
	if open >= 0 {
		p.fault("unbalanced-brace", at(open), 1, "", "{ without its other brace")
	}
}
