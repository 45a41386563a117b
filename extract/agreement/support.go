package agreement

import (
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// withSomebody reports «с» behind a verb: there is another side, though nobody
// that could be named.
func (r *Reader) withSomebody(rd *reading) bool {
	s := &r.t.Doc.Sentences[rd.sentence]
	for k := rd.tokenLast; k < s.Last; k++ {
		if r.t.At[k] < 0 && (oneOf(r.t.Words[k].Form, "с", "со") || r.t.Is(k, "между")) {
			return true
		}
	}
	return false
}

// own reports a contract that one person may have signed for himself: the only
// side is told by who acts for it, or nobody is told to sign, in the singular:
// «Бегалин подписал контракт» of a conductor, «В 2010 году подписала контракт с агентством».
func (r *Reader) own(d *draft) bool {
	rd := d.readings[0]
	if x := d.sides[0]; x.mention >= 0 && r.t.Mentions[x.mention].Kind == phrase.Person {
		return x.party.Type == event.OrganizationParty && !r.inOffice(x.mention)
	}
	tr := rd.trigger
	return tr != nil && tr.Mood == frame.Past && !tr.Passive && !tr.Plural && len(rd.subject) == 0 && !rd.closed && d.sides[0].how == frame.ByWith
}

// inOffice reports a person whose post stands beside the name.
func (r *Reader) inOffice(n int) bool {
	for k := r.t.Mentions[n].First - 1; k >= 0 && k >= r.t.Mentions[n].First-2; k-- {
		if m := r.t.Mention(k); m != nil {
			return m.Kind == phrase.Post
		}
	}
	return false
}

// settle drops what stayed without support.
func (r *Reader) settle(drafts []*draft) []*draft {
	var out []*draft
	for _, d := range drafts {
		if reason := r.unsupported(d); reason != "" {
			r.dropAt(reason, d.readings[0])
			continue
		}
		out = append(out, d)
	}
	return out
}

// unsupported gives the reason to drop a draft, "" to keep it.
func (r *Reader) unsupported(d *draft) string {
	if d.count > 1 {
		if len(d.sides) == 0 && (d.status != event.Signed || d.readings[0].trigger == nil || d.amount == nil && d.occasion == nil && d.place == nil) {
			return "agreement: a total without sides"
		}
		return ""
	}
	strong := 0
	for _, x := range d.sides {
		if !x.weak {
			strong++
		}
	}
	switch {
	case len(d.sides) == 0:
		return "agreement: no side is named"
	case len(d.sides) == 1 && (strong == 0 || d.readings[0].trigger == nil):
		return "agreement: one uncertain side"
	case len(d.sides) == 1 && d.status == event.Terminated && d.readings[0].trigger.Effects&frame.Negated != 0:
		return "agreement: not extended, of one side"
	case len(d.sides) == 1 && d.readings[0].plural:
		return "agreement: a plural without the other side"
	case len(d.sides) == 1 && d.status == event.Denied && d.sides[0].how == frame.BySubject && d.sides[0].party.Type == event.CountryParty && r.kindOf(d) == event.Treaty:
		return "" // a state that has not signed a treaty
	case len(d.sides) == 1 && r.kindOf(d) == event.Contract && d.status != event.Ratified && r.own(d):
		return "agreement: a contract of a person"
	case len(d.sides) == 1 && d.readings[0].frame != nil && d.readings[0].frame.ID == "agreement.reach" && !r.withSomebody(d.readings[0]):
		return "agreement: within one body"
	case len(d.sides) == 1 && d.kind == event.Declaration && len(d.readings[0].with) == 0 && !(d.readings[0].frame != nil && d.readings[0].frame.ID != "agreement.deal" && d.readings[0].trigger.Plural):
		return "agreement: a declaration of one side"
	case len(d.sides) == 1 && (d.status == event.Denied || d.status == event.InTalks):
		return "agreement: talks or a denial of one side"
	}
	return ""
}
