package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"
)

func load1(t *testing.T, files map[string]string) *Lexicon {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	l, ds := Load(fsys)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	return l
}

func TestOverlay(t *testing.T) {
	under := base(t)
	before := describe(under.List("festivals"))
	over := load1(t, map[string]string{
		"lists/festivals.txt": "%list festivals\n%type Event\nНовый фестиваль {country: KZ}\nСтепной экран = Степь {country: FR}\n-Каннский кинофестиваль\n",
		"lists/cities.txt":    "%list cities\n%type City\nАлматы {country: KZ}\n-heads/ведомство\n",
		"rules/over.yaml": `remove: [org.body]
cues:
  - id: cue.wish
    note: другое желание
    effect: wish
    words: [желать]
    examples: [{text: Так., expect: nothing}]
`,
	})
	l, ds := Overlay(under, over)
	if len(ds) > 0 {
		t.Error(ds)
	}
	want := "4:1 festivals/степной экран type=\"Event\" name=Степной экран | Степь@17 {country: FR}@4:33\n" +
		"3:1 festivals/новый фестиваль type=\"Event\" name=Новый фестиваль {country: KZ}@3:27\n"
	if got := describe(l.List("festivals")); got != want {
		t.Errorf("festivals:\n%s\nwant\n%s", got, want)
	}
	if l.List("cities") == nil || len(l.List("heads").Entries) != 1 {
		t.Error("cities are missing or heads are too many")
	}
	if len(l.Cues) != 1 || l.Cues[0].Words[0].Text != "желать" || len(l.Patterns) != 0 || len(l.Frames) != 1 {
		t.Errorf("%d cues, %d patterns, %d frames", len(l.Cues), len(l.Patterns), len(l.Frames))
	}
	if describe(under.List("festivals")) != before || len(under.Patterns) != 1 {
		t.Error("the lexicon below has changed")
	}
	if l.Version == under.Version || l.Version == over.Version {
		t.Error("the version has not changed")
	}
	if d := l.Diagnose(Warning, "x", over.List("cities").Entries[0].Pos, 6, "m", ""); d.Line != "Алматы {country: KZ}" {
		t.Errorf("source line %q", d.Line)
	}
}

func TestOverlaySharedAlias(t *testing.T) {
	over := load1(t, map[string]string{"lists/festivals.txt": "%list festivals\n%type Event\nАстана = Степной экран; ?Каннский кинофестиваль {country: KZ}\n"})
	_, ds := Overlay(base(t), over)
	want := `lists/festivals.txt:3:10: warning: "Степной экран" is also a name of festivals/степной экран, at under/lists/festivals.txt:6:1 [shared-alias]`
	if ds.Error() != want {
		t.Errorf("got %s\nwant %s", ds.Error(), want)
	}
}

func TestOverlayOfNothing(t *testing.T) {
	under := base(t)
	l, ds := Overlay(under, new(Lexicon))
	if l.Version != under.Version || len(ds) > 0 {
		t.Errorf("version %s becomes %s; %v", under.Version, l.Version, ds)
	}
}

func TestVersion(t *testing.T) {
	const head = "%list cities\n%type City\n"
	cities := func(body string) map[string]string { return map[string]string{"lists/cities.txt": head + body} }
	first := load1(t, cities("Алматы = Верный {country: KZ, adj: алматинский}\nПариж\n")).Version
	for name, files := range map[string]map[string]string{
		"order":    cities("Париж\nАлматы = Верный {country: KZ, adj: алматинский}\n"),
		"comments": cities("# город\nАлматы = Верный {country: KZ, adj: алматинский}\n\nПариж\n"),
		"layout":   cities("Алматы=Верный{adj:алматинский,country:KZ}\r\n\tПариж\n"),
		"notes":    cities("Алматы = Верный {country: KZ, adj: алматинский, note: яблоки}\nПариж\n"),
		"defaults": cities("Париж\n%default country: KZ\nАлматы = Верный {adj: алматинский}\n"),
		"two files": {"lists/a/cities.txt": head + "Париж\n",
			"lists/b/cities.txt": head + "Алматы = Верный {country: KZ, adj: алматинский}\n"},
	} {
		if v := load1(t, files).Version; v != first {
			t.Errorf("%s: version %s, want %s", name, v, first)
		}
	}
	for name, body := range map[string]string{
		"name":      "Алмата = Верный {country: KZ, adj: алматинский}\nПариж\n",
		"weak":      "Алматы = ?Верный {country: KZ, adj: алматинский}\nПариж\n",
		"fixed":     "Алматы = !Верный {country: KZ, adj: алматинский}\nПариж\n",
		"attribute": "Алматы = Верный {country: FR, adj: алматинский}\nПариж\n",
		"fewer":     "Алматы = Верный {country: KZ, adj: алматинский}\n",
	} {
		if v := load1(t, cities(body)).Version; v == first {
			t.Errorf("%s: the version does not change", name)
		}
	}
}

func TestRulesVersion(t *testing.T) {
	rule := func(match, words string) map[string]string {
		return map[string]string{"rules/a.yaml": "patterns:\n  - {id: a, note: x, match: '" + match + "', examples: [{text: x, expect: nothing}]}\n" +
			"cues:\n  - {id: b, note: x, effect: wish, words: [" + words + "], examples: [{text: x, expect: nothing}]}\n"}
	}
	first := load1(t, rule("а | б", "в, г")).Version
	if load1(t, rule("(а|б)", "в, г")).Version != first {
		t.Error("layout of a pattern changes the version")
	}
	if load1(t, rule("а б", "в, г")).Version == first || load1(t, rule("а | б", "в")).Version == first {
		t.Error("a change of a rule does not change the version")
	}
}

func TestLoadNothing(t *testing.T) {
	if _, ds := Load(fstest.MapFS{"README.md": {}}); !ds.HasErrors() || !strings.Contains(ds.Error(), "no lexicon here") {
		t.Errorf("diagnostics %v", ds)
	}
	if _, ds := LoadDir("testdata/no-such-folder"); !ds.HasErrors() {
		t.Error("no error about a folder that is not there")
	}
}
