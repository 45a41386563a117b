package diagfmt

import (
	"encoding/json"
	"strings"
	"testing"

	"vestnik/lexicon"
)

var sample = lexicon.Diagnostics{
	{Severity: lexicon.Error, Code: "unknown-attribute", Pos: lexicon.Pos{File: "my/lists/cities.txt", Line: 3, Col: 9}, EndCol: 15,
		Message: `unknown attribute "contry"`, Hint: `did you mean "country"?`, Line: "Алматы {contry: KZ}"},
	{Severity: lexicon.Note, Code: "unknown-word", Pos: lexicon.Pos{File: "my/a,b.txt", Line: 1, Col: 1}, Message: "100% odd\nline"},
	{Severity: lexicon.Warning, Code: "no-place", Message: "somewhere"},
}

func TestGitHub(t *testing.T) {
	var b strings.Builder
	if err := GitHub(&b, sample); err != nil {
		t.Fatal(err)
	}
	want := `::error file=my/lists/cities.txt,line=3,col=9,endColumn=14,title=unknown-attribute::unknown attribute "contry"%0Ahint: did you mean "country"?
::notice file=my/a%2Cb.txt,line=1,col=1,title=unknown-word::100%25 odd%0Aline
::warning title=no-place::somewhere
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	if err := JSON(&b, sample); err != nil {
		t.Fatal(err)
	}
	want := `{"file":"my/lists/cities.txt","line":3,"column":9,"endColumn":15,"severity":"error","code":"unknown-attribute","message":"unknown attribute \"contry\"","hint":"did you mean \"country\"?","text":"Алматы {contry: KZ}"}`
	if first, _, _ := strings.Cut(b.String(), "\n"); first != want {
		t.Errorf("got\n%s\nwant\n%s", first, want)
	}
}

func TestSARIF(t *testing.T) {
	var b strings.Builder
	if err := SARIF(&b, sample); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			ColumnKind string
			Tool       struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, StartColumn, EndColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.ColumnKind != "unicodeCodePoints" || len(run.Results) != 3 || len(run.Tool.Driver.Rules) != 3 {
		t.Fatalf("%+v", log)
	}
	for _, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("%s has the index of %s", r.RuleID, run.Tool.Driver.Rules[r.RuleIndex].ID)
		}
	}
	at := run.Results[0].Locations[0].PhysicalLocation
	if run.Results[0].Level != "error" || at.ArtifactLocation.URI != "my/lists/cities.txt" || at.Region.StartLine != 3 || at.Region.StartColumn != 9 || at.Region.EndColumn != 15 {
		t.Errorf("%+v", run.Results[0])
	}
	if len(run.Results[2].Locations) != 0 {
		t.Error("a place for what has none")
	}
}
