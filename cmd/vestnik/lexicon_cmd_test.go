package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"vestnik/lexicon"
)

// bench runs a command and gives its output, its messages and its exit code.
func bench(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	code, stdout, stderr = command(t, "", args...)
	return stdout, stderr, code
}

// workbench makes the files of a folder and goes there.
func workbench(t *testing.T, files map[string]string) {
	t.Helper()
	if _, ds := lexicon.Embedded(); ds.HasErrors() {
		t.Skip("the embedded lexicon has faults of form, which its own test reports")
	}
	t.Chdir(t.TempDir())
	for name, text := range files {
		writeManualFile(t, name, text)
	}
}

const oneFault = "%list cities\n%type City\nАлматы {contry: KZ}\n"

func TestCheckFormats(t *testing.T) {
	workbench(t, map[string]string{"my/lists/cities.txt": oneFault})
	out, _, code := bench(t, "lexicon", "check", "--format", "github", "my")
	if code != 1 || out != "::error file=my/lists/cities.txt,line=3,col=9,endColumn=14,title=unknown-attribute::unknown attribute \"contry\" in list cities%0Ahint: did you mean \"country\"?\n" {
		t.Errorf("github: code %d\n%s", code, out)
	}
	out, _, code = bench(t, "lexicon", "check", "--format", "json", "my")
	var d struct {
		File         string
		Line, Column int
		Code         string
	}
	if err := json.Unmarshal([]byte(out), &d); err != nil || code != 1 || d.File != "my/lists/cities.txt" || d.Line != 3 || d.Column != 9 || d.Code != "unknown-attribute" {
		t.Errorf("json: code %d, %v\n%s", code, err, out)
	}
	out, _, code = bench(t, "lexicon", "check", "--format", "sarif", "my")
	if code != 1 || !strings.Contains(out, `"startLine": 3`) || !json.Valid([]byte(out)) {
		t.Errorf("sarif: code %d\n%s", code, out)
	}
	if _, errs, code := bench(t, "lexicon", "check", "--format", "xml", "my"); code != 2 || !strings.Contains(errs, `unknown format "xml"`) {
		t.Errorf("xml: code %d, %s", code, errs)
	}
	if out, _, code := bench(t, "lexicon", "check", "away"); code != 1 || !strings.Contains(out, "no lexicon here") {
		t.Errorf("no folder: code %d, %s", code, out)
	}
}

// TestCheckStrict lets warnings fail.
func TestCheckStrict(t *testing.T) {
	workbench(t, map[string]string{"my/lists/festivals.txt": "%list festivals\n%type Event\nЗвёздный путь\nЗвездный путь\n"})
	if _, _, code := bench(t, "lexicon", "check", "my"); code != 0 {
		t.Errorf("warnings give the code %d", code)
	}
	if _, _, code := bench(t, "lexicon", "check", "--strict", "my"); code != 1 {
		t.Errorf("warnings with --strict give the code %d", code)
	}
}

func TestFormat(t *testing.T) {
	const untidy = "%list cities\n%type City\nРига {country: LV}\nАлматы   { country:KZ }  \n"
	const tidy = "%list cities\n%type City\nАлматы {country: KZ}\nРига {country: LV}\n"
	workbench(t, map[string]string{"my/lists/cities.txt": untidy})
	if out, _, code := bench(t, "lexicon", "fmt", "--check", "my"); code != 1 || out != "my/lists/cities.txt\n" {
		t.Errorf("--check: code %d, %q", code, out)
	}
	if out, _, code := bench(t, "lexicon", "fmt", "my/lists/cities.txt"); code != 0 || out != tidy {
		t.Errorf("one file: code %d\n%s", code, out)
	}
	if _, _, code := bench(t, "lexicon", "fmt", "-w", "my"); code != 0 {
		t.Errorf("-w: code %d", code)
	}
	if b, err := os.ReadFile("my/lists/cities.txt"); err != nil || string(b) != tidy {
		t.Errorf("written: %v\n%s", err, b)
	}
	if _, _, code := bench(t, "lexicon", "fmt", "--check", "my"); code != 0 {
		t.Error("what was formatted is not formatted")
	}
	writeManualFile(t, "my/lists/cities.txt", oneFault)
	if _, errs, code := bench(t, "lexicon", "fmt", "-w", "my"); code != 2 || !strings.Contains(errs, "cities.txt:3:9") {
		t.Errorf("a fault: code %d, %s", code, errs)
	}
}

func TestInitTwice(t *testing.T) {
	workbench(t, nil)
	if _, _, code := bench(t, "lexicon", "init", "my"); code != 0 {
		t.Fatalf("code %d", code)
	}
	writeManualFile(t, "my/README.md", "mine")
	if _, errs, code := bench(t, "lexicon", "init", "my"); code != 2 || !strings.Contains(errs, "is there already") {
		t.Errorf("code %d, %s", code, errs)
	}
	if b, err := os.ReadFile("my/README.md"); err != nil || string(b) != "mine" {
		t.Errorf("overwritten: %s, %v", b, err)
	}
}

func TestShowNothing(t *testing.T) {
	workbench(t, nil)
	if _, errs, code := bench(t, "lexicon", "show", "Хтонь-на-Оке"); code != 1 || !strings.Contains(errs, "has no") {
		t.Errorf("code %d, %s", code, errs)
	}
}

// TestAcceptLines writes edited suggestions into their files.
func TestAcceptLines(t *testing.T) {
	workbench(t, map[string]string{
		"my/lists/festivals.txt": "%list festivals\n# ours\n%type Event\n%default sub: festival\nАврора {country: KZ}\nЗвезда {country: KZ}\n",
		"lines.txt":              "# edited\n\nfestivals: Весна {country: FR}\ncities: Новый Яр {country: RU}\n",
		"bad.txt":                "?: Слово\n",
	})
	out, errs, code := bench(t, "lexicon", "suggest", "--lexicon", "my", "--accept", "lines.txt")
	if code != 0 || out != "my/lists/cities.txt\nmy/lists/festivals.txt\n" {
		t.Fatalf("code %d\n%s%s", code, out, errs)
	}
	want := "%list festivals\n# ours\n%type Event\n%default sub: festival\nАврора {country: KZ}\nВесна {country: FR}\nЗвезда {country: KZ}\n"
	if b, err := os.ReadFile("my/lists/festivals.txt"); err != nil || string(b) != want {
		t.Errorf("%v\n%s", err, b)
	}
	if _, _, code := bench(t, "lexicon", "check", "my"); code != 0 {
		t.Error("what was accepted has errors")
	}
	for _, args := range [][]string{{"--accept", "lines.txt"}, {"--lexicon", "my", "--accept", "bad.txt"}, {"--lexicon", "my", "--accept", "lines.txt"}, {"--kind", "town", "x"}, {}} {
		if _, errs, code := bench(t, append([]string{"lexicon", "suggest"}, args...)...); code != 2 {
			t.Errorf("%q: code %d, %s", args, code, errs)
		}
	}
}

// TestPages writes both pages.
func TestPages(t *testing.T) {
	workbench(t, map[string]string{
		"my/lists/documents.txt": "%list documents\nскрижаль {kind: treaty}\n",
		"news/1.txt":             "Литва и Латвия подписали скрижаль.\n",
	})
	if _, errs, code := bench(t, "lexicon", "diff", "--html", "diff.html", "embedded", "my", "news"); code != 1 {
		t.Errorf("diff: code %d, %s", code, errs)
	}
	if _, errs, code := bench(t, "lexicon", "diff", "embedded", "embedded", "news"); code != 0 {
		t.Errorf("diff of nothing: code %d, %s", code, errs)
	}
	if _, errs, code := bench(t, "explain", "--near", "--lexicon", "my", "--html", "why.html", "news"); code != 0 {
		t.Errorf("explain: code %d, %s", code, errs)
	}
	for file, want := range map[string]string{"diff.html": "treaty signed Литва; Латвия", "why.html": "my/lists/documents.txt:2:1"} {
		if b, err := os.ReadFile(file); err != nil || !strings.Contains(string(b), want) {
			t.Errorf("%s: %v, without %s", file, err, want)
		}
	}
	if out, _, code := bench(t, "explain", "--format", "json", "--lexicon", "my", "news"); code != 0 || !json.Valid([]byte(out)) {
		t.Errorf("explain as JSON: code %d\n%s", code, out)
	}
}

// TestLexiconOnly reads with a folder alone.
func TestLexiconOnly(t *testing.T) {
	workbench(t, map[string]string{
		"my/lists/countries.txt": "%list countries\n%type Country\nЛитва {iso: LT}\nЛатвия {iso: LV}\n",
		"my/lists/documents.txt": "%list documents\nскрижаль {kind: treaty}\n",
		"my/rules/a.yaml":        "frames:\n  - id: a\n    note: x\n    event: agreement\n    verbs: [подписать]\n    asserts: signed\n    roles: {document: [object], party: [subject]}\n    requires: [document]\n",
		"1.txt":                  "Литва и Латвия подписали скрижаль. Литва и Латвия подписали договор.\n",
	})
	out, errs, code := bench(t, "extract", "--lexicon", "my", "--lexicon-only", "1.txt")
	if code != 0 || strings.Count(out, "\n") != 1 || !strings.Contains(out, `"agreementType":"treaty"`) {
		t.Errorf("code %d, %s\n%s", code, errs, out)
	}
	if _, errs, code := bench(t, "extract", "--lexicon-only", "1.txt"); code != 2 || !strings.Contains(errs, "--lexicon-only needs --lexicon") {
		t.Errorf("code %d, %s", code, errs)
	}
}
