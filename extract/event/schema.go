package event

import "embed"

// schemas holds the JSON Schemas (2020-12) of the contract: agreement.json,
// film.json and common.json, which both refer to. They are closed: a field
// that the contract does not have is a fault of the producer. Consumers should
// not validate against an older copy of them, since additive changes stay v1.
//
//go:embed schema/*.json
var schemas embed.FS

// CommonSchemaID is the id of the schema that those of the kinds refer to.
const CommonSchemaID = "urn:vestnik:schema:common:v1"

// Schema gives the text of the kind's JSON Schema, whose $id is k.SchemaID().
// It refers to CommonSchema.
func (k Kind) Schema() []byte { return mustRead(k.String()) }

// CommonSchema gives the text of the schema with CommonSchemaID.
func CommonSchema() []byte { return mustRead("common") }

func mustRead(name string) []byte {
	b, err := schemas.ReadFile("schema/" + name + ".json")
	if err != nil {
		panic(err) // not a kind: a fault of the caller
	}
	return b
}
