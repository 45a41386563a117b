package event

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// head is the part of data that all kinds share, in the order of the contract.
type head struct {
	ID         string      `json:"id"`
	Document   Document    `json:"document"`
	Salience   Salience    `json:"salience"`
	Confidence *float64    `json:"confidence,omitempty"`
	Evidence   []Evidence  `json:"evidence,omitempty"`
	Provenance *Provenance `json:"provenance,omitempty"`
}

type agreementJSON struct {
	head
	*AgreementData
}

type filmJSON struct {
	head
	*FilmData
}

// MarshalJSON gives the data of the event: fields in the order of the
// contract, absent ones left out, no HTML escapes, equal bytes for equal
// values. It fails when Kind does not name what is set or Confidence is no
// number.
func (e *Event) MarshalJSON() ([]byte, error) {
	h := e.head()
	h.Confidence, h.Provenance = &e.Confidence, &e.Provenance
	return e.marshal(h)
}

// Canonical is the data without provenance and confidence: what EventID
// hashes. It panics on an event of no kind.
func (e *Event) Canonical() []byte {
	b, err := e.marshal(e.head())
	if err != nil {
		panic(err)
	}
	return b
}

func (e *Event) head() head {
	return head{ID: e.ID, Document: e.Document, Salience: e.Salience, Evidence: e.Evidence}
}

func (e *Event) marshal(h head) ([]byte, error) {
	var v any
	switch {
	case e.Kind == KindAgreement && e.Agreement != nil:
		v = agreementJSON{h, e.Agreement}
	case e.Kind == KindFilm && e.Film != nil:
		v = filmJSON{h, e.Film}
	default:
		return nil, fmt.Errorf("event %s: kind %s without its data", e.ID, e.Kind)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// Parse reads the data of an event of the given kind. Fields that it does not
// know are ignored, as consumers of an additive contract do.
func Parse(kind Kind, data []byte) (*Event, error) {
	var h head
	e := &Event{Kind: kind}
	switch kind {
	case KindAgreement:
		v := agreementJSON{AgreementData: &AgreementData{}}
		if err := json.Unmarshal(data, &v); err != nil {
			return nil, err
		}
		h, e.Agreement = v.head, v.AgreementData
	case KindFilm:
		v := filmJSON{FilmData: &FilmData{}}
		if err := json.Unmarshal(data, &v); err != nil {
			return nil, err
		}
		h, e.Film = v.head, v.FilmData
	default:
		return nil, fmt.Errorf("unknown kind of event %d", kind)
	}
	e.ID, e.Document, e.Salience, e.Evidence = h.ID, h.Document, h.Salience, h.Evidence
	if h.Confidence != nil {
		e.Confidence = *h.Confidence
	}
	if h.Provenance != nil {
		e.Provenance = *h.Provenance
	}
	return e, nil
}
