package eval

import (
	"bytes"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"vestnik/extract/event"
)

// TestArticlesKeepTheContract checks every golden event of the project's own
// articles against the JSON Schema and against its text.
func TestArticlesKeepTheContract(t *testing.T) {
	const dir = "../../testdata/articles"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no articles")
	}
	c := jsonschema.NewCompiler()
	for id, text := range map[string][]byte{
		event.CommonSchemaID:           event.CommonSchema(),
		event.KindAgreement.SchemaID(): event.KindAgreement.Schema(),
		event.KindFilm.SchemaID():      event.KindFilm.Schema(),
	} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(id, doc); err != nil {
			t.Fatal(err)
		}
	}
	schemas := map[event.Kind]*jsonschema.Schema{}
	for _, k := range event.Kinds {
		s, err := c.Compile(k.SchemaID())
		if err != nil {
			t.Fatal(err)
		}
		schemas[k] = s
	}
	for _, g := range load(t, dir) {
		for i := range g.Golden {
			e := &g.Golden[i]
			if err := e.ValidateText(g.Text); err != nil {
				t.Errorf("%s: event %d: %v", g.ID, i, err)
			}
			data, err := e.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if err := schemas[e.Kind].Validate(v); err != nil {
				t.Errorf("%s: event %d: %v", g.ID, i, err)
			}
		}
	}
}
