package lexicon

import (
	"slices"
	"strings"
	"testing"
)

// TestBad has one file for every message.
func TestBad(t *testing.T) {
	tests := []struct {
		file string
		want []string // line:col: severity: message [code]
	}{
		{"bad-id.cities.txt", []string{`3:13: error: "южная столица" cannot be an id [bad-id]`}},
		{"bad-key.cities.txt", []string{`3:9: error: "страна" cannot be the key of an attribute [bad-key]`}},
		{"bad-list-name.cities.txt", []string{`1:7: error: "Города" cannot be the name of a list [bad-list-name]`}},
		{"bad-number.yaml", []string{`8:15: error: a number from -1000 to 1000 is needed here [bad-number]`}},
		{"bad-rule-id.yaml", []string{`2:9: error: "Подписание" cannot be the id of a rule [bad-rule-id]`}},
		{"bad-test.yaml", []string{`5:20: error: "gent" cannot be the value of complete [bad-value]`}},
		{"bad-utf8.cities.txt", []string{`3:1: error: byte 0xC0 is not UTF-8 [bad-utf8]`}},
		{"bad-value.awards.txt", []string{`3:26: error: "Kz" cannot be the value of country [bad-value]`}},
		{"bad-value.cities.txt", []string{`3:31: error: "maybe" cannot be the value of capital [bad-value]`}},
		{"control-character.cities.txt", []string{`3:5: error: control character U+0007 [control-character]`}},
		{"dead-country.cities.txt", []string{`3:18: error: no country has the code KX [dead-country]`}},
		{"dead-cue.yaml", []string{`8:14: error: no cue has the id "cue.wihs" [dead-cue]`}},
		{"dead-festival.awards.txt", []string{`3:26: error: "Канский кинофестиваль" is not in list festivals [dead-festival]`}},
		{"dead-list.yaml", []string{`5:27: error: there is no list "head" [dead-list]`}},
		{"dead-pattern.yaml", []string{`7:8: error: no pattern has the id "org.bdy" [dead-pattern]`}},
		{"dead-removal.cities.txt", []string{`3:2: error: nothing with the id "festivals/степной экрна" to take away [dead-removal]`}},
		{"dead-role.yaml", []string{`11:16: error: required role "documnet" is not among the roles [dead-role]`}},
		{"dead-rule-removal.yaml", []string{`1:10: error: nothing with the id "cue.wihs" to take away [dead-removal]`}},
		{"default-id.cities.txt", []string{`3:10: error: an id cannot be a default [default-id]`}},
		{"duplicate-id.cities.txt", []string{`4:1: error: id "almaty" is taken by lists/cities.txt:3:1 [duplicate-id]`}},
		{"duplicate-name.cities.txt", []string{`5:1: error: "Алматы" is in list cities already, at lists/cities.txt:3:1 [duplicate-name]`}},
		{"duplicate-rule.yaml", []string{`8:9: error: id "test.sign" is taken by rules/duplicate-rule.yaml:2:9 [duplicate-rule]`}},
		{"empty-alias.cities.txt", []string{`3:19: warning: an alias without text [empty-alias]`}},
		{"empty-attribute.cities.txt", []string{`3:21: warning: an attribute without text [empty-attribute]`}},
		{"empty-text.yaml", []string{`3:11: error: the text is empty [empty-text]`}},
		{"invisible-character.cities.txt", []string{`3:5: warning: invisible character U+00A0 [invisible-character]`}},
		{"latin-lookalike.cities.txt", []string{`4:2: warning: Latin a (U+0061) in a Cyrillic word [latin-lookalike]`}},
		{"list-name-differs.cities.txt", []string{`1:7: error: list "regions" in the file of "cities" [list-name-differs]`}},
		{"long-line.cities.txt", []string{`3:1: error: a line of 20015 bytes; the longest have 16384 [long-line]`}},
		{"missing-key.yaml", []string{`2:5: error: a frame without note [missing-key]`}},
		{"no-examples.yaml", []string{`2:9: warning: rule "test.sign" has no examples [no-examples]`}},
		{"no-id.cities.txt", []string{`3:1: error: a removal without an id [no-id]`}},
		{"no-list-name.cities.txt", []string{`2:1: error: %list is missing [no-list-name]`}},
		{"no-name.cities.txt", []string{`3:1: error: an entry without a name [no-name]`}},
		{"no-trigger.yaml", []string{`2:9: error: frame "test.sign" has nothing that triggers it [no-trigger]`}},
		{"no-type.cities.txt", []string{`2:1: error: an entry of cities without a type [no-type]`}},
		{"no-value.cities.txt", []string{`3:43: error: "яблоки" is not key: value [no-value]`}},
		{"not-a-list.yaml", []string{`2:3: error: a list is needed here [not-a-list]`}},
		{"not-a-mapping.yaml", []string{`2:5: error: a frame must be a mapping [not-a-mapping]`}},
		{"not-a-text.yaml", []string{`3:11: error: a text is needed here [not-a-text]`}},
		{"pattern-agree.yaml", []string{`5:13: error: one word alone agrees with nothing [pattern-agree]`}},
		{"pattern-bracket.yaml", []string{`5:13: error: ( without ) [pattern-bracket]`}},
		{"pattern-character.yaml", []string{`5:25: error: / means nothing here [pattern-character]`}},
		{"pattern-cycle.yaml", []string{`8:16: error: test.phrase > test.other > test.phrase goes round [pattern-cycle]`}},
		{"pattern-depth.yaml", []string{`5:53: error: brackets are nested deeper than 40 [pattern-depth]`}},
		{"pattern-empty.yaml", []string{`5:13: error: the pattern matches nothing at all [pattern-empty]`}},
		{"pattern-latin.yaml", []string{`5:25: error: a bare Latin word country [pattern-latin]`}},
		{"pattern-not-one.yaml", []string{`5:14: error: this cannot stand beside & [pattern-not-one]`}},
		{"pattern-nothing.yaml", []string{`5:28: error: an element of the pattern is missing here [pattern-nothing]`}},
		{"pattern-repeat.yaml", []string{`5:32: error: a second sign of repetition [pattern-repeat]`}},
		{"pattern-where.yaml", []string{`5:33: error: key: value is missing here [pattern-where]`}},
		{"repeated-alias.cities.txt", []string{`3:28: warning: alias "Алма-Ата" stands here twice [repeated-alias]`}},
		{"repeated-attribute.cities.txt", []string{`3:27: error: attribute "adj" stands here twice [repeated-attribute]`}},
		{"repeated-item.yaml", []string{`5:35: warning: "подписать" stands here twice [repeated-item]`}},
		{"repeated-key.yaml", []string{`8:5: error: key "note" stands here twice [repeated-key]`}},
		{"second-document.yaml", []string{`6:1: error: --- begins a second document [second-document]`}},
		{"second-equals.cities.txt", []string{`3:19: error: = stands here a second time [second-equals]`}},
		{"second-list-name.cities.txt", []string{`3:1: error: %list stands here a second time or too late [second-list-name]`}},
		{"semicolon-in-name.cities.txt", []string{`3:7: error: ; in a name [semicolon-in-name]`}},
		{"shared-alias.cities.txt", []string{`4:10: warning: "Верный" is also a name of cities/алматы, at lists/cities.txt:3:1 [shared-alias]`}},
		{"text-after-brace.cities.txt", []string{`3:22: error: text after } [text-after-brace]`}},
		{"trailing-space.cities.txt", []string{`3:21: warning: spaces at the end of the line [trailing-space]`}},
		{"unbalanced-brace.cities.txt", []string{`3:19: error: { without its other brace [unbalanced-brace]`}},
		{"unbalanced-name.yaml", []string{`6:12: error: { without its other brace [unbalanced-brace]`}},
		{"unknown-attribute.cities.txt", []string{`3:20: error: unknown attribute "contry" in list cities [unknown-attribute]`}},
		{"unknown-capture.yaml", []string{`6:13: error: {haed} is not captured in match [unknown-capture]`}},
		{"unknown-case.yaml", []string{
			`9:26: error: unknown case "tvor" [unknown-case]`,
			`9:38: error: unknown case "albt" [unknown-case]`,
		}},
		{"unknown-category.yaml", []string{`5:28: error: unknown category of agreement "csae" [unknown-category]`}},
		{"unknown-directive.cities.txt", []string{`3:1: error: unknown directive %defualt [unknown-directive]`}},
		{"unknown-effect.yaml", []string{`4:13: error: unknown effect "hypotetical" [unknown-effect]`}},
		{"unknown-event.yaml", []string{`4:12: error: unknown event "agrement" [unknown-event]`}},
		{"unknown-form.yaml", []string{`9:15: error: unknown form "subjekt" of a role [unknown-form]`}},
		{"unknown-grammeme.yaml", []string{`5:25: error: unknown grammeme "gnet" [unknown-grammeme]`}},
		{"unknown-key.yaml", []string{
			`2:9: error: frame "test.sign" has nothing that triggers it [no-trigger]`,
			`5:5: error: unknown key "verb" in a frame [unknown-key]`,
		}},
		{"unknown-list.citys.txt", []string{`1:7: warning: list "citys" is unknown and close to a known one [unknown-list]`}},
		{"unknown-mention.yaml", []string{`5:14: error: unknown type "Organisation" [unknown-type]`}},
		{"unknown-pattern-type.yaml", []string{`5:11: error: unknown type "Organisation" [unknown-type]`}},
		{"unknown-role.yaml", []string{`9:7: error: unknown role "patry" [unknown-role]`}},
		{"unknown-stage.yaml", []string{`7:14: error: unknown stage "signed" [unknown-stage]`}},
		{"unknown-status.yaml", []string{`7:14: error: unknown status "sigend" [unknown-status]`}},
		{"unknown-test.yaml", []string{`5:20: error: unknown attribute "complte" in list heads [unknown-attribute]`}},
		{"unknown-type.cities.txt", []string{`2:7: error: unknown type "Citi" [unknown-type]`}},
		{"yaml-anchor.yaml", []string{`1:7: error: anchors and aliases (& and *) are not used here [yaml-anchor]`}},
		{"yaml-depth.yaml", []string{`1:18: error: nested too deep [yaml-depth]`}},
		{"yaml-tag.yaml", []string{`5:12: error: tags (!) are not used here [yaml-tag]`}},
		{"yaml.at.yaml", []string{`3:12: error: found character that cannot start any token [yaml]`}},
		{"yaml.unclosed.yaml", []string{`4:9: error: did not find expected ',' or ']' [yaml]`}},
		{"yaml.yaml", []string{`3:14: error: mapping values are not allowed in this context [yaml]`}},
	}
	var files []string
	for _, tt := range tests {
		files = append(files, tt.file)
		var got []string
		for _, d := range overlayFile(t, tt.file) {
			got = append(got, strings.TrimPrefix(d.Error(), d.Pos.File+":"))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.file, got, tt.want)
		}
	}
	if have := badFiles(t); !slices.Equal(files, have) {
		t.Errorf("testdata/bad has %q, the table %q", have, files)
	}
}
