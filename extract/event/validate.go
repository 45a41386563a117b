package event

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Validate checks what can be checked without the article: that required
// fields are there, that enumerations, dates, codes and numbers have the form
// of the contract, and that every evidence points at a field of the data. All
// faults are returned, joined.
func (e *Event) Validate() error {
	v := &validator{}
	v.want(e.ID != "", "id is empty")
	v.want(e.Document.URI != "", "document.uri is empty")
	v.want(e.Document.Published == "" || TimeOf(e.Document.Published) != "", "document.published %q is no date or time", e.Document.Published)
	v.want(e.Document.SHA256 == "" || len(e.Document.SHA256) == 64, "document.sha256 %q is no SHA-256", e.Document.SHA256)
	v.want(e.Salience.Known(), "salience %q", e.Salience)
	v.want(e.Confidence >= 0 && e.Confidence <= 1, "confidence %v is not within 0 and 1", e.Confidence)
	switch {
	case e.Kind == KindAgreement && e.Agreement != nil && e.Film == nil:
		v.agreement(e.Agreement)
	case e.Kind == KindFilm && e.Film != nil && e.Agreement == nil:
		v.film(e.Film)
	default:
		v.want(false, "kind %s does not name the data", e.Kind)
		return errors.Join(v.errs...)
	}
	v.evidence(e)
	return errors.Join(v.errs...)
}

// ValidateText checks everything that Validate does, and that every evidence
// is cut from text, the article as given.
func (e *Event) ValidateText(text string) error {
	v := &validator{}
	points := []rune(text)
	for i, ev := range e.Evidence {
		at := fmt.Sprintf("evidence %d (%s)", i, ev.Field)
		if ev.Start < 0 || ev.End < ev.Start || ev.End > len(points) {
			v.want(false, "%s: span %d..%d is outside the text of %d", at, ev.Start, ev.End, len(points))
			continue
		}
		got := string(points[ev.Start:ev.End])
		v.want(got == ev.Exact, "%s: exact is %q, the text has %q", at, ev.Exact, got)
		v.want(strings.HasSuffix(string(points[:ev.Start]), ev.Prefix), "%s: prefix %q is not what stands before", at, ev.Prefix)
		v.want(strings.HasPrefix(string(points[ev.End:]), ev.Suffix), "%s: suffix %q is not what stands after", at, ev.Suffix)
	}
	return errors.Join(e.Validate(), errors.Join(v.errs...))
}

type validator struct{ errs []error }

func (v *validator) want(ok bool, format string, args ...any) {
	if !ok {
		v.errs = append(v.errs, fmt.Errorf(format, args...))
	}
}

func (v *validator) agreement(a *AgreementData) {
	v.want(a.AgreementType.Known(), "agreementType %q", a.AgreementType)
	v.want(a.Status.Known(), "status %q", a.Status)
	for i, p := range a.Parties {
		at := fmt.Sprintf("parties %d", i)
		v.name(at, p.Name)
		v.want(p.Type == "" || p.Type.Known(), "%s: type %q", at, p.Type)
		v.country(at, p.Country)
		for _, r := range p.Representatives {
			v.name(at+": representative", r.Name)
		}
	}
	v.date("date", a.Date)
	v.place("place", a.Place)
	v.money("amount", a.Amount)
	v.want(a.Count >= 0, "count %d", a.Count)
}

func (v *validator) film(d *FilmData) {
	f := d.Film
	v.want(f.FilmType == "" || f.FilmType.Known(), "filmType %q", f.FilmType)
	for _, p := range f.Director {
		v.name("director", p.Name)
	}
	for _, p := range f.Actor {
		v.name("actor", p.Name)
	}
	for _, c := range f.ProductionCompany {
		v.name("productionCompany", c.Name)
	}
	for _, c := range f.CountryOfOrigin {
		v.want(upper(c, 2), "countryOfOrigin %q is no ISO 3166-1 code", c)
	}
	v.want(d.Stage != "" || d.Status != "", "neither stage nor status")
	v.want(d.Stage == "" || d.Stage.Known(), "stage %q", d.Stage)
	v.want(d.Status == "" || d.Status.Known(), "status %q", d.Status)
	for i, m := range d.Milestones {
		at := fmt.Sprintf("milestones %d", i)
		v.want(m.Stage.Known(), "%s: stage %q", at, m.Stage)
		v.date(at, m.Date)
		v.place(at, m.Place)
		v.money(at, m.Amount)
	}
}

func (v *validator) name(at, name string) {
	v.want(strings.TrimSpace(name) != "", "%s: name is empty", at)
	v.want(utf8.ValidString(name), "%s: name %q is not UTF-8", at, name)
}

func (v *validator) country(at, code string) {
	v.want(code == "" || upper(code, 2), "%s: country %q is no ISO 3166-1 code", at, code)
}

func (v *validator) place(at string, p Place) {
	if p != (Place{}) {
		v.name(at, p.Name)
		v.country(at, p.Country)
	}
}

func (v *validator) date(at string, d Date) {
	v.want(d.InferredFrom == "" || d.InferredFrom.Known(), "%s: inferredFrom %q", at, d.InferredFrom)
	if d.Value == "" {
		v.want(d.End == "" && d.Precision == "", "%s: precision or end without value", at)
		return
	}
	p := PrecisionOf(d.Value)
	v.want(p != "", "%s: %q is no ISO 8601 date", at, d.Value)
	v.want(p == d.Precision, "%s: %q has not the precision %q", at, d.Value, d.Precision)
	v.want(d.End == "" || PrecisionOf(d.End) == d.Precision && d.End > d.Value, "%s: end %q does not follow %q", at, d.End, d.Value)
}

func (v *validator) money(at string, m Money) {
	v.want(m.Value == "" || Decimal(m.Value), "%s: %q is no decimal", at, m.Value)
	v.want(m.Value != "" || m.Currency == "" && m.Bound == "", "%s: currency or bound without value", at)
	v.want(m.Currency == "" || upper(m.Currency, 3), "%s: currency %q is no ISO 4217 code", at, m.Currency)
	v.want(m.Bound == "" || m.Bound.Known(), "%s: bound %q", at, m.Bound)
}

func (v *validator) evidence(e *Event) {
	if len(e.Evidence) == 0 {
		return
	}
	raw, err := json.Marshal(e)
	if err != nil {
		v.want(false, "%v", err)
		return
	}
	var data any
	if err := json.Unmarshal(raw, &data); err != nil {
		v.want(false, "%v", err)
		return
	}
	for i, ev := range e.Evidence {
		at := fmt.Sprintf("evidence %d", i)
		v.want(Resolves(data, ev.Field), "%s: field %q points at nothing", at, ev.Field)
		v.want(ev.Exact != "", "%s: exact is empty", at)
		v.want(ev.Start >= 0 && ev.End-ev.Start == utf8.RuneCountInString(ev.Exact), "%s: span %d..%d has not the length of %q", at, ev.Start, ev.End, ev.Exact)
		v.want(ev.InferredFrom == "" || ev.InferredFrom.Known(), "%s: inferredFrom %q", at, ev.InferredFrom)
	}
}

// Decimal reports whether s is a decimal number without sign, exponent,
// grouping or needless zeros in front: "0.5", "1000000000".
func Decimal(s string) bool {
	whole, fraction, point := strings.Cut(s, ".")
	if whole == "" || len(whole) > 1 && whole[0] == '0' || point && fraction == "" {
		return false
	}
	for _, c := range []byte(whole + fraction) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// upper reports whether s is n capital ASCII letters, the form of ISO 3166-1
// and ISO 4217 codes.
func upper(s string, n int) bool {
	if len(s) != n {
		return false
	}
	for _, c := range []byte(s) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}
