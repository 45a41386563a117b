package event

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compile gives the validator of a kind's schema.
func compile(t *testing.T, k Kind) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	add := func(id string, text []byte) {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(id, doc); err != nil {
			t.Fatal(err)
		}
	}
	add(CommonSchemaID, CommonSchema())
	add(k.SchemaID(), k.Schema())
	s, err := c.Compile(k.SchemaID())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func check(t *testing.T, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestSchemaTakesSamples(t *testing.T) {
	for _, e := range []*Event{sampleAgreement(), sampleFilm()} {
		data, err := e.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		if err := check(t, compile(t, e.Kind), data); err != nil {
			t.Errorf("%s: %v", e.Kind, err)
		}
	}
}

// TestSchemaFiles runs testdata/should_pass and should_fail; the name of a
// file begins with the kind, and says what is right or wrong about it. What
// the schema takes Validate must take too, and what it refuses Parse or
// Validate must refuse unless the name ends in -json, which marks faults that
// only JSON can have.
func TestSchemaFiles(t *testing.T) {
	for _, dir := range []string{"should_pass", "should_fail"} {
		files, err := filepath.Glob("testdata/" + dir + "/*.json")
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", dir, len(files), err)
		}
		for _, file := range files {
			name := strings.TrimSuffix(filepath.Base(file), ".json")
			t.Run(dir+"/"+name, func(t *testing.T) {
				k := KindAgreement
				if strings.HasPrefix(name, "film") {
					k = KindFilm
				}
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				bySchema := check(t, compile(t, k), data)
				e, byGo := Parse(k, data)
				if byGo == nil {
					byGo = e.Validate()
				}
				pass := dir == "should_pass"
				if pass != (bySchema == nil) {
					t.Errorf("schema says %v", bySchema)
				}
				if pass != (byGo == nil) && !strings.HasSuffix(name, "-json") {
					t.Errorf("Validate says %v", byGo)
				}
			})
		}
	}
}

// TestSchemaAndGoAgree: every enumeration of the Go types is in the schema.
func TestSchemaAndGoAgree(t *testing.T) {
	s := compile(t, KindFilm)
	for _, stage := range stages {
		e := sampleFilm()
		e.Film.Stage = stage
		data, _ := e.MarshalJSON()
		if err := check(t, s, data); err != nil {
			t.Errorf("%s: %v", stage, err)
		}
	}
	s = compile(t, KindAgreement)
	for _, typ := range []AgreementType{Memorandum, Agreement, Contract, Roadmap, Protocol, Treaty, Declaration, OtherAgreement, "x_lease"} {
		for _, status := range []Status{Planned, InTalks, Signed, Ratified, Extended, Terminated, Denied} {
			e := sampleAgreement()
			e.Agreement.AgreementType, e.Agreement.Status = typ, status
			data, _ := e.MarshalJSON()
			if err := check(t, s, data); err != nil {
				t.Errorf("%s %s: %v", typ, status, err)
			}
		}
	}
}
