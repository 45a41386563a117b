package event

// FilmData is what a film event says beyond what all events say.
type FilmData struct {
	Film       Film        `json:"film"`
	Stage      Stage       `json:"stage,omitempty"`  // latest one reached; absent when only Status is asserted
	Status     FilmStatus  `json:"status,omitempty"` // only of what went wrong
	Milestones []Milestone `json:"milestones,omitempty"`
}

// Film is the work itself.
type Film struct {
	Name              string   `json:"name,omitempty"`              // as quoted, nominative; absent when untitled
	AlternateName     []string `json:"alternateName,omitempty"`     // original title in brackets
	FilmType          FilmType `json:"filmType,omitempty"`          //
	Director          []Person `json:"director,omitempty"`          //
	Actor             []Person `json:"actor,omitempty"`             //
	ProductionCompany []Named  `json:"productionCompany,omitempty"` // producers, distributors, platforms
	CountryOfOrigin   []string `json:"countryOfOrigin,omitempty"`   // ISO 3166-1 alpha-2
	Genre             []string `json:"genre,omitempty"`             // nominative
	Duration          string   `json:"duration,omitempty"`          // ISO 8601: "PT98M"
	InLanguage        string   `json:"inLanguage,omitempty"`        // BCP 47
}

// Milestone is one stage of a film that the article reports.
type Milestone struct {
	Stage    Stage `json:"stage"`
	Date     Date  `json:"date,omitzero"`
	Place    Place `json:"place,omitzero"`
	Festival Named `json:"festival,omitzero"`
	Award    Award `json:"award,omitzero"`
	Amount   Money `json:"amount,omitzero"` // of ticket sales
}

// Award is a prize given to a film.
type Award struct {
	Name      string `json:"name,omitempty"`
	Category  string `json:"category,omitempty"`
	Recipient string `json:"recipient,omitempty"` // person, when the prize went to one
}

// FilmType is the kind of work.
type FilmType string

// The kinds of work.
const (
	Feature     FilmType = "feature"
	Documentary FilmType = "documentary"
	Animation   FilmType = "animation"
	Short       FilmType = "short"
	Series      FilmType = "series"
	OtherFilm   FilmType = "other"
)

func (t FilmType) String() string { return string(t) }

// Known reports whether t is of the contract.
func (t FilmType) Known() bool {
	switch t {
	case Feature, Documentary, Animation, Short, Series, OtherFilm:
		return true
	}
	return false
}

// Stage is a step in the life of a film. Beside the values of the contract a
// lexicon may add its own, which begin with "x_" (see Extension).
type Stage string

// The stages of a film, in the order in which films go through them.
const (
	Announced    Stage = "announced"
	InProduction Stage = "in_production"
	Completed    Stage = "completed"
	Premiere     Stage = "premiere"
	AtFestival   Stage = "festival"
	Release      Stage = "release"
	Awarded      Stage = "award"
	BoxOffice    Stage = "box_office"
)

var stages = [...]Stage{Announced, InProduction, Completed, Premiere, AtFestival, Release, Awarded, BoxOffice}

func (s Stage) String() string { return string(s) }

// Order is the place of the stage in the life of a film, from 1, and 0 for a
// stage that is not of the contract.
func (s Stage) Order() int {
	for i, x := range stages {
		if x == s {
			return i + 1
		}
	}
	return 0
}

// Known reports whether s is of the contract or an extension.
func (s Stage) Known() bool { return s.Order() > 0 || Extension(string(s)) }

// FilmStatus says that a film's way was broken off.
type FilmStatus string

// The states of a film.
const (
	Cancelled FilmStatus = "cancelled"
	Postponed FilmStatus = "postponed"
)

func (s FilmStatus) String() string { return string(s) }

// Known reports whether s is of the contract.
func (s FilmStatus) Known() bool { return s == Cancelled || s == Postponed }
