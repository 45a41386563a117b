package film

import (
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// agent reports a quotation of unknown kind before an active verb of making or
// distributing: it is the studio that does so and no film: ««X» вывел на экраны
// две премьеры».
func (r *Reader) agent(s *frame.Sentence, tr *frame.Trigger, p *np) bool {
	if p.verdict != open || tr.Passive || p.last != tr.Token || p.forms&phrase.Nomn == 0 || tr.Mood != frame.Past && tr.Mood != frame.Present && tr.Mood != frame.Future {
		return false
	}
	switch r.lemma(tr.Token) {
	case "вывести", "выводить", "выпустить", "выпускать", "замахнуться", "объявить", "объявлять", "анонсировать", "запустить", "запускать", "снять", "снимать", "отгрузить", "доставить", "привезти", "пускать", "приступить", "приступать", "приняться", "купить", "приобрести", "выкупить", "заказать", "готовить", "поддержать", "отложить", "перенести", "отменить", "закончить", "завершить":
		return true
	}
	return false
}
