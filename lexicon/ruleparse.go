package lexicon

import (
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	yaml "go.yaml.in/yaml/v4"
)

// ParseRules reads a rule file. The rules hold everything that can be read, whatever is wrong
// beside it. file is the path that stands in positions.
func ParseRules(file string, src []byte) (*Rules, Diagnostics) {
	return parseRules(file, strings.TrimPrefix(string(src), bom))
}

// parseRules is ParseRules of a text without a byte order mark.
func parseRules(file, text string) (*Rules, Diagnostics) {
	var ds Diagnostics
	p := ruleParser{file: file, lines: strings.Split(text, "\n"), ds: &ds, rules: new(Rules)}
	for i, line := range p.lines {
		p.lines[i] = strings.TrimRight(line, "\r")
		checkLine(&ds, file, i+1, p.lines[i])
	}
	if utf8.ValidString(text) {
		p.document(text)
	}
	ds.Sort()
	return p.rules, ds
}

// ruleParser walks the nodes of a rule file.
type ruleParser struct {
	file  string
	lines []string
	ds    *Diagnostics
	rules *Rules
}

func (p *ruleParser) document(text string) {
	loader, err := yaml.NewLoader(strings.NewReader(text))
	var doc yaml.Node
	if err == nil {
		err = loader.Load(&doc)
	}
	if err == nil {
		var second yaml.Node
		if loader.Load(&second) == nil {
			p.fault("second-document", p.place(&second), 0, "put the rules into files of their own", "--- begins a second document")
		}
	}
	switch {
	case errors.Is(err, io.EOF):
		return
	case err != nil:
		p.syntax(err)
	case len(doc.Content) > 0 && !isNull(doc.Content[0]) && p.plain(&doc, 0):
		p.mapping(doc.Content[0], "a rule file", []field{
			{"frames", false, func(n *yaml.Node) { p.each(n, p.frame) }},
			{"cues", false, func(n *yaml.Node) { p.each(n, p.cue) }},
			{"patterns", false, func(n *yaml.Node) { p.each(n, p.pattern) }},
			{"remove", false, func(n *yaml.Node) {
				for _, id := range p.strs(n) {
					p.rules.Removes = append(p.rules.Removes, Removal{ID: id.Text, Pos: id.Pos})
				}
			}},
		})
	}
}

// syntax reports what the YAML reader found.
func (p *ruleParser) syntax(err error) {
	var le *yaml.LoadError
	if !errors.As(err, &le) {
		p.fault("yaml", Pos{File: p.file, Line: 1, Col: 1}, 0, "", "%v", err)
		return
	}
	hint := ""
	switch m := le.Message; {
	case strings.Contains(m, "cannot start any token"):
		hint = "put the text into single quotes: '...'"
	case strings.Contains(m, "mapping values are not allowed"):
		hint = "put a text that holds a colon and a space into single quotes: '...'"
	case strings.Contains(m, "tab character"):
		hint = "indent with spaces"
	case le.ContextMsg != "" && le.ContextMark.Line > 0:
		hint = le.ContextMsg + " that begins at " + Pos{"", le.ContextMark.Line, le.ContextMark.Column}.String()
	}
	p.fault("yaml", p.clamp(Pos{p.file, le.Mark.Line, le.Mark.Column}), 0, hint, "%s", le.Message)
}

const maxYAMLDepth = 12 // rules need 6

// plain says whether the file does without anchors, aliases and tags, which are never needed and
// would make positions unclear, and is not nested beyond reason.
func (p *ruleParser) plain(n *yaml.Node, depth int) bool {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		p.fault("yaml-anchor", p.place(n), 0, "write the text out", "anchors and aliases (& and *) are not used here")
		return false
	case n.Style&yaml.TaggedStyle != 0:
		p.fault("yaml-tag", p.place(n), 0, "put the text into single quotes: '...'", "tags (!) are not used here")
		return false
	case depth > maxYAMLDepth:
		p.fault("yaml-depth", p.place(n), 0, "", "nested too deep")
		return false
	}
	for _, c := range n.Content {
		if !p.plain(c, depth+1) {
			return false
		}
	}
	return true
}

func (p *ruleParser) place(n *yaml.Node) Pos { return p.clamp(Pos{p.file, n.Line, n.Column}) }

// clamp keeps a place inside the text: the YAML reader puts what is missing behind it, and ends
// lines at characters that are no line ends here.
func (p *ruleParser) clamp(pos Pos) Pos {
	pos.Line = max(1, min(pos.Line, len(p.lines)))
	pos.Col = max(1, min(pos.Col, utf8.RuneCountInString(p.lines[pos.Line-1])+1))
	return pos
}

func (p *ruleParser) line(pos Pos) string {
	if pos.Line < 1 || pos.Line > len(p.lines) {
		return ""
	}
	return p.lines[pos.Line-1]
}

// fault reports an error about n code points from pos on.
func (p *ruleParser) fault(code string, pos Pos, n int, hint, format string, args ...any) {
	p.ds.add(Error, code, pos, n, p.line(pos), hint, format, args...)
}

// faultAt reports an error about a whole node.
func (p *ruleParser) faultAt(code string, n *yaml.Node, hint, format string, args ...any) {
	pos, length := p.place(n), utf8.RuneCountInString(n.Value)
	if n.Kind != yaml.ScalarNode || strings.Contains(n.Value, "\n") {
		length = 0
	} else if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		length += 2
	}
	p.fault(code, pos, length, hint, format, args...)
}

// isNull says whether n is a value that is left out.
func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style == 0 }

// field is a key of a mapping and what is done with its value.
type field struct {
	key      string
	required bool
	read     func(*yaml.Node)
}

// mapping reads the fields of n, which is called what, in the order of fields. It says no when n is no mapping.
func (p *ruleParser) mapping(n *yaml.Node, what string, fields []field) bool {
	if n.Kind != yaml.MappingNode {
		p.faultAt("not-a-mapping", n, "write key: value lines", "%s must be a mapping", what)
		return false
	}
	values := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		known := slices.ContainsFunc(fields, func(f field) bool { return f.key == k.Value })
		switch {
		case values[k.Value] != nil:
			p.faultAt("repeated-key", k, "", "key %q stands here twice", k.Value)
		case !known:
			keys := make([]string, len(fields))
			for i, f := range fields {
				keys[i] = f.key
			}
			hint := didYouMean(k.Value, keys)
			if hint == "" {
				hint = "keys are " + strings.Join(keys, ", ")
			}
			p.faultAt("unknown-key", k, hint, "unknown key %q in %s", k.Value, what)
		default:
			values[k.Value] = v
		}
	}
	for _, f := range fields {
		switch v := values[f.key]; {
		case v == nil || isNull(v):
			if f.required {
				p.faultAt("missing-key", n, "add "+f.key+": ...", "%s without %s", what, f.key)
			}
		default:
			f.read(v)
		}
	}
	return true
}

// each calls f for the items of a sequence.
func (p *ruleParser) each(n *yaml.Node, f func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		p.faultAt("not-a-list", n, "begin every item with a hyphen", "a list is needed here")
		return
	}
	for _, item := range n.Content {
		f(item)
	}
}

// str reads a scalar.
func (p *ruleParser) str(n *yaml.Node) Str {
	if n.Kind != yaml.ScalarNode {
		p.faultAt("not-a-text", n, "", "a text is needed here")
		return Str{Pos: p.place(n)}
	}
	s := Str{Text: strings.TrimRight(n.Value, "\n"), Pos: p.at(n)(0)}
	if strings.TrimSpace(s.Text) == "" {
		p.faultAt("empty-text", n, "", "the text is empty")
	}
	return s
}

// strs reads a sequence of scalars, or one scalar.
func (p *ruleParser) strs(n *yaml.Node) []Str {
	if n.Kind == yaml.ScalarNode {
		return []Str{p.str(n)}
	}
	var out []Str
	p.each(n, func(item *yaml.Node) {
		s := p.str(item)
		if s.Text != "" && slices.ContainsFunc(out, func(o Str) bool { return o.Text == s.Text }) {
			p.ds.add(Warning, "repeated-item", s.Pos, utf8.RuneCountInString(s.Text), p.line(s.Pos), "delete it", "%q stands here twice", s.Text)
			return
		}
		out = append(out, s)
	})
	return out
}

// oneOf reads a scalar that must be among names.
func (p *ruleParser) oneOf(n *yaml.Node, what string, names []string) Str {
	s := p.str(n)
	if s.Text != "" && !slices.Contains(names, s.Text) {
		p.unknown(n, what, s.Text, names)
	}
	return s
}

func (p *ruleParser) unknown(n *yaml.Node, what, word string, names []string) {
	hint := didYouMean(word, names)
	if hint == "" {
		hint = "one of " + strings.Join(names, ", ")
	}
	p.faultAt("unknown-"+what, n, hint, "unknown %s %q", what, word)
}
