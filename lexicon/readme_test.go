package lexicon

import (
	"os"
	"slices"
	"strings"
	"testing"

	"vestnik/lexicon/pattern"
)

// TestReadme reads what the linguist's manual shows.
func TestReadme(t *testing.T) {
	src, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(src)
	_, rest, _ := strings.Cut(readme, "```yaml\n")
	rules, _, ok := strings.Cut(rest, "```")
	if _, ds := ParseRules("README.md", []byte(rules)); !ok || len(ds) > 0 {
		t.Errorf("the rules of the manual:\n%v", ds)
	}
	_, rest, _ = strings.Cut(readme, "## Lists\n\n")
	list, _, _ := strings.Cut(rest, "\n\n")
	if l, ds := ParseList("festivals.txt", []byte(list)); len(l.Entries) != 1 || len(ds) > 0 {
		t.Errorf("the list of the manual: %d entries\n%v", len(l.Entries), ds)
	}
	_, rest, _ = strings.Cut(readme, "    match: '")
	match, _, _ := strings.Cut(rest, "'\n")
	if _, err := pattern.Parse(match); err != nil {
		t.Errorf("the pattern of the manual, %s: %v", match, err)
	}
	var words []string
	for _, a := range commonAttrs {
		words = append(words, a.key)
	}
	for _, l := range listSchemas {
		words = append(words, l.name)
		for _, a := range l.attrs {
			words = append(append(words, a.key), a.values...)
		}
	}
	words = append(words, slices.Concat(statuses, stages, roleNames, relations, pattern.Cases(), []string{"agreement", "film"})...)
	for _, w := range words {
		if !strings.Contains(readme, "`"+w+"`") {
			t.Errorf("the manual does not know %s", w)
		}
	}
}
