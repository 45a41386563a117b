package event

import "strings"

// AgreementData is what an agreement event says beyond what all events say.
type AgreementData struct {
	AgreementType     AgreementType `json:"agreementType"`
	AgreementTypeText string        `json:"agreementTypeText,omitempty"` // the document noun as written, nominative: «дорожная карта»
	Status            Status        `json:"status"`
	Title             string        `json:"title,omitempty"`  // of the document
	Topics            []string      `json:"topics,omitempty"` // as written
	Parties           []Party       `json:"parties,omitempty"`
	Date              Date          `json:"date,omitzero"`   // of the status: of signing when signed, of termination when terminated
	Group             string        `json:"group,omitempty"` // the same for the pairs of one distribution, see GroupID
	Place             Place         `json:"place,omitzero"`
	Occasion          Named         `json:"occasion,omitzero"` // forum, festival, visit
	Amount            Money         `json:"amount,omitzero"`   // of the document itself
	Count             int           `json:"count,omitempty"`   // of documents, for aggregates
}

// Party is one side of an agreement.
type Party struct {
	Name            string    `json:"name"`                      // nominative, the longest form of the text
	Text            string    `json:"text,omitempty"`            // as written where the agreement names the side
	Type            PartyType `json:"type,omitempty"`            //
	Country         string    `json:"country,omitempty"`         // ISO 3166-1 alpha-2
	Role            string    `json:"role,omitempty"`            // as the text says: «заказчик»
	Representatives []Person  `json:"representatives,omitempty"` // who signed or spoke for it
	SameAs          []string  `json:"sameAs,omitempty"`          // URLs of the same body elsewhere, such as Wikidata
}

// AgreementType is the kind of document. Beside the values of the contract a
// lexicon may add its own, which begin with "x_" (see Extension).
type AgreementType string

// The agreement types of the contract.
const (
	Memorandum     AgreementType = "memorandum"
	Agreement      AgreementType = "agreement"
	Contract       AgreementType = "contract"
	Roadmap        AgreementType = "roadmap"
	Protocol       AgreementType = "protocol"
	Treaty         AgreementType = "treaty"
	Declaration    AgreementType = "declaration"
	OtherAgreement AgreementType = "other"
)

func (t AgreementType) String() string { return string(t) }

// Known reports whether t is of the contract or an extension.
func (t AgreementType) Known() bool {
	switch t {
	case Memorandum, Agreement, Contract, Roadmap, Protocol, Treaty, Declaration, OtherAgreement:
		return true
	}
	return Extension(string(t))
}

// Status is the latest state of an agreement that the article asserts.
type Status string

// The states of an agreement.
const (
	Planned    Status = "planned"
	InTalks    Status = "in_talks"
	Signed     Status = "signed"
	Ratified   Status = "ratified"
	Extended   Status = "extended"
	Terminated Status = "terminated"
	Denied     Status = "denied"
)

func (s Status) String() string { return string(s) }

// Known reports whether s is of the contract.
func (s Status) Known() bool {
	switch s {
	case Planned, InTalks, Signed, Ratified, Extended, Terminated, Denied:
		return true
	}
	return false
}

// PartyType is the schema.org type of a party.
type PartyType string

// The types of party.
const (
	OrganizationParty PartyType = "Organization"
	GovernmentParty   PartyType = "GovernmentOrganization"
	CountryParty      PartyType = "Country"
	RegionParty       PartyType = "Region"
	CityParty         PartyType = "City"
	PersonParty       PartyType = "Person" // sole traders and the like; persons who sign stand for their body
)

func (t PartyType) String() string { return string(t) }

// Known reports whether t is of the contract.
func (t PartyType) Known() bool {
	switch t {
	case OrganizationParty, GovernmentParty, CountryParty, RegionParty, CityParty, PersonParty:
		return true
	}
	return false
}

// Extension reports whether a value of an open enumeration (agreement type,
// film stage) is one that a lexicon added: "x_" and then small letters, digits
// and underscores. Consumers treat such a value as one they do not know.
func Extension(s string) bool {
	rest, ok := strings.CutPrefix(s, "x_")
	if !ok || rest == "" {
		return false
	}
	for _, c := range []byte(rest) {
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_') {
			return false
		}
	}
	return true
}
