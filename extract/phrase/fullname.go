package phrase

import (
	"unicode/utf8"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// nameSpan is the parts of a person's name by tokens, -1 for one that is
// missing. last is the first token of the surname, which runs to lastEnd.
type nameSpan struct {
	first, patronymic, last int
	firstEnd, lastEnd       int
	from, to                int
}

// fullName reads a name of several parts: «Аида Балаева», «Нурсултан Абишевич
// Назарбаев», «Назарбаев Н. А.», «Ким Чен Ын», «Усама бен Ладен».
func (r *Reader) fullName(t *Text, i, end int) (Mention, bool) {
	if t.traits[i]&isCap == 0 {
		return Mention{}, false
	}
	if m, ok := r.initials(t, i, end); ok {
		return m, true
	}
	if n, ok := r.eastern(t, i, end); ok {
		return r.human(t, n), true
	}
	if n, ok := r.givenFirst(t, i, end); ok {
		return r.human(t, n), true
	}
	if n, ok := r.surnameFirst(t, i, end); ok {
		return r.human(t, n), true
	}
	if n, ok := r.foreignName(t, i, end); ok {
		return r.human(t, n), true
	}
	return Mention{}, false
}

// same reports whether token k can go on a name: it stands in the same line
// and sentence.
func same(t *Text, k, end int) bool {
	return k < end && !t.Doc.Tokens[k].Line && t.Doc.Tokens[k].Kind == text.Word
}

// givenFirst reads given name, patronymic, surname.
func (r *Reader) givenFirst(t *Text, i, end int) (nameSpan, bool) {
	n := nameSpan{first: i, patronymic: -1, last: -1, firstEnd: i + 1, from: i, to: i + 1}
	if !t.is(i, isGiven|isWeakGiven) || t.is(i, isGeo|isBody) && !t.is(i, isGiven) && !(same(t, i+1, end) && t.is(i+1, isSurname|isUnknown) && !t.is(i+1, isBody|isGeo)) {
		return n, false
	}
	k := i + 1
	if same(t, k, end) && t.is(k, isPatronym) || k < end && fixedPatronymic(t.Words[k].Form) && same(t, k, end) {
		n.patronymic, n.to = k, k+1
		k++
	} else if same(t, k+1, end) && fixedPatronymic(t.Words[k+1].Form) && len(t.Words[k+1].Form) <= 8 && same(t, k, end) { // Гейдар Али оглы
		n.patronymic, n.to = k+1, k+2
		k += 2
	} else if same(t, k, end) && t.is(k, isGiven) && !t.is(k, isSurname) && same(t, k+1, end) && r.familyName(t, k+1, true) { // Хуан Пабло Монтойя
		n.firstEnd = k + 1
		k++
	}
	weak := !t.is(i, isGiven)
	if s := particle(t, k, end); s > k && same(t, s, end) && (r.familyName(t, s, false) || t.is(s, isGiven)) {
		n.last, n.lastEnd, n.to = s, s+1, s+1
	} else if same(t, k, end) && (r.familyName(t, k, !weak) || n.patronymic >= 0 && t.is(k, isCap) && !t.is(k, isBody|isClass)) {
		if weak && n.patronymic < 0 && !t.is(k, isSurname|isUnknown|isGiven) {
			return n, false
		}
		if c, _ := r.class(t, i, PostRole); c != nil && n.patronymic < 0 && (!t.is(k, isSurname) || t.is(k, isUnknown)) { // Аким Костаная
			return n, false
		}
		n.last, n.lastEnd, n.to = k, k+1, k+1
	}
	if n.last < 0 {
		return n, n.patronymic >= 0
	}
	for n.to < end && n.to < i+6 { // Мехуто Гонсалес, Абд Эль Фатах
		s := particle(t, n.to, end)
		if !same(t, s, end) || !t.is(s, isCap) || t.is(s, isGeo|isBody|isClass|isAcronym|isPatronym) {
			break
		}
		if s == n.to && t.is(s, isGiven) && t.is(n.last, isUnknown) && !(same(t, s+1, end) && t.is(s+1, isCap)) && !weak { // Мехуто Гонсалес
			n.to, n.lastEnd = s+1, s+1
			break
		}
		if s == n.to && (!t.is(s, isUnknown|isSurname) || t.is(s, isCommon) || t.is(n.last, isSurname) && !t.is(n.last, isUnknown)) {
			break
		}
		n.to, n.lastEnd = s+1, s+1
	}
	return n, true
}

// surnameFirst reads surname, given name, patronymic.
func (r *Reader) surnameFirst(t *Text, i, end int) (nameSpan, bool) {
	n := nameSpan{first: i + 1, patronymic: -1, last: i, firstEnd: i + 2, lastEnd: i + 1, from: i, to: i + 2}
	if !t.is(i, isSurname|isUnknown) || t.is(i, isGeo|isBody|isClass) || !same(t, i+1, end) || !t.is(i+1, isGiven) {
		return n, false
	}
	if t.is(i, isAcronym) && !t.is(i, isSurname) && utf8.RuneCountInString(t.Doc.Tokens[i].Text) < 5 {
		return n, false
	}
	if same(t, i+2, end) && (t.is(i+2, isPatronym) || fixedPatronymic(t.Words[i+2].Form)) {
		n.patronymic, n.to = i+2, i+3
		return n, true
	}
	if same(t, i+2, end) && t.is(i+2, isSurname) && !t.is(i+2, isGeo|isBody|isClass) { // the given name belongs to what follows
		return n, false
	}
	return n, r.surnameAlike(t, i, i+1)
}

// surnameAlike reports whether a surname and a given name share a case.
func (r *Reader) surnameAlike(t *Text, last, first int) bool {
	return r.nameForms(t, last, morph.Surn)&r.nameForms(t, first, morph.Name) != 0
}

// familyName reports whether token k can be the surname behind a given name.
// sure says that the given name is no ordinary word.
func (r *Reader) familyName(t *Text, k int, sure bool) bool {
	x := t.traits[k]
	if x&isCap == 0 || x&isPatronym != 0 && x&isSurname == 0 || len(t.Doc.Tokens[k].Text) < 4 { // two letters at least
		return false
	}
	if x&isAcronym != 0 && x&(isGeo|isBody|isClass) != 0 {
		return false
	}
	if x&isGeo != 0 && x&isSurname == 0 && !(sure && x&isUnknown != 0) {
		return false
	}
	if x&isBody != 0 && x&isSurname == 0 && !(sure && r.surelyGiven(t, k-1) && t.Doc.Tokens[k].Shape == text.Title) {
		return false
	}
	if x&isClass != 0 && x&isSurname == 0 && !(sure && r.surelyGiven(t, k-1)) {
		return false
	}
	if x&isAcronym != 0 && t.Doc.Tokens[k-1].Shape != text.Upper && x&isSurname == 0 {
		return utf8.RuneCountInString(t.Doc.Tokens[k].Text) > 4 && x&isUnknown != 0
	}
	if x&(isSurname|isUnknown) != 0 {
		return true
	}
	return sure && (t.Words[k].Best == morph.NOUN || t.Words[k].Best == morph.ADJF)
}

// surelyGiven reports a given name that is nothing else.
func (r *Reader) surelyGiven(t *Text, i int) bool {
	return t.is(i, isGiven) && !t.is(i, isCommon|isGeo|isWeakGeo|isBody|isClass)
}

// particle passes the particles of surnames: «фон», «де ла», «бен», «аль».
func particle(t *Text, k, end int) int {
	for n := 0; n < 2 && k < end && t.Doc.Tokens[k].Kind == text.Word && !t.Doc.Tokens[k].Line; n++ {
		switch t.Words[k].Form {
		case "де", "ди", "да", "ду", "дю", "дель", "делла", "дос", "ла", "ле", "фон", "фан", "ван", "дер", "ден", "тен", "цу", "бен", "бин", "ибн", "аль", "эль", "ар", "ас", "ад", "ат", "аш", "оф", "мак", "абу", "абд", "ден-", "сан", "сен":
			k++
			continue
		}
		break
	}
	return k
}

// eastern reads a Korean, Chinese or Vietnamese name: surname, then one or two
// short words: «Ким Чен Ын», «Си Цзиньпин», «Хван Чжан Еп», «Нгуен Фу Чонг».
func (r *Reader) eastern(t *Text, i, end int) (nameSpan, bool) {
	n := nameSpan{last: i, patronymic: -1, first: i + 1, lastEnd: i + 1, from: i}
	if !easternSurname(t.Words[i].Form) || !t.is(i, isCap) {
		return n, false
	}
	k := i + 1
	for k < end && k < i+3 && same(t, k, end) && t.is(k, isCap) && !t.is(k, isBody|isClass|isAcronym|isGeo) && syllables(t.Words[k].Form) <= 3 {
		if t.is(k, isGiven) && !t.is(k, isUnknown) && syllables(t.Words[k].Form) > 2 || t.is(k, isSurname) && k > i+1 && syllables(t.Words[k].Form) > 1 {
			break
		}
		k++
	}
	if k == i+1 || k == i+2 && t.is(i+1, isGiven) && syllables(t.Words[i+1].Form) > 1 {
		return n, false
	}
	if k == i+2 && !t.is(i+1, isUnknown) && syllables(t.Words[i+1].Form) > 1 {
		return n, false
	}
	n.firstEnd, n.to = k, k
	return n, true
}

// syllables counts the vowels of a folded form.
func syllables(form string) (n int) {
	for _, c := range form {
		switch c {
		case 'а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я':
			n++
		}
	}
	return n
}

// easternSurname reports the commonest surnames of Korea, China and Vietnam in
// Russian spelling (systems of Kholodovich and Palladius), in the cases that
// end in a vowel as well.
func easternSurname(form string) bool {
	if _, ok := easternSurnames[form]; ok {
		return true
	}
	for _, s := range [...]string{"а", "у", "е", "ом", "я", "ю", "ем"} {
		if n := len(form) - len(s); n > 2 && form[n:] == s {
			if _, ok := easternSurnames[form[:n]]; ok {
				return true
			}
			if _, ok := easternSurnames[form[:n]+"ь"]; ok {
				return true
			}
			if _, ok := easternSurnames[form[:n]+"й"]; ok {
				return true
			}
		}
	}
	return false
}

var easternSurnames = map[string]struct{}{
	"ким": {}, "ли": {}, "пак": {}, "чхве": {}, "чон": {}, "кан": {}, "чо": {}, "юн": {}, "чан": {}, "лим": {}, "хан": {}, "син": {}, "квон": {}, "хван": {},
	"ан": {}, "сон": {}, "хон": {}, "мун": {}, "пэ": {}, "пэк": {}, "но": {}, "бэнг": {}, "бан": {}, "пан": {}, "чха": {}, "ку": {},
	"ху": {}, "ван": {}, "чжан": {}, "лю": {}, "чэнь": {}, "вэнь": {}, "си": {}, "мао": {}, "дэн": {}, "цзян": {}, "чжао": {}, "чжоу": {}, "сюй": {}, "сунь": {},
	"ма": {}, "чжу": {}, "го": {}, "хэ": {}, "гао": {}, "линь": {}, "ло": {}, "чжэн": {}, "лян": {}, "се": {}, "сун": {}, "тан": {}, "дин": {}, "ян": {}, "у": {}, "хуан": {},
	"цай": {}, "цинь": {}, "цзэн": {}, "цуй": {}, "яо": {}, "лу": {}, "бо": {}, "вэй": {}, "дай": {}, "жэнь": {}, "шэнь": {}, "цао": {}, "юань": {}, "ю": {}, "мэн": {},
	"нгуен": {}, "чан-": {}, "фам": {}, "ле": {}, "хо": {}, "во": {}, "фан": {}, "буй": {},
}

// foreignName reads two or three capitalised words in a row of which nothing
// but their place says that they are a name: «Масахару Коно», «Бессель Кок».
func (r *Reader) foreignName(t *Text, i, end int) (nameSpan, bool) {
	n := nameSpan{first: i, patronymic: -1, firstEnd: i + 1, last: i + 1, lastEnd: i + 2, from: i, to: i + 2}
	const no = isGeo | isBody | isClass | isAcronym | isLong
	if placeWord(t.Words[i].Form) {
		return n, false
	}
	if !t.is(i, isUnknown) && !t.is(i, isSurname) || t.is(i, no|isPatronym) || !same(t, i+1, end) || !t.is(i+1, isCap) || t.is(i+1, no) {
		s := particle(t, i+1, end)
		if t.is(i, isUnknown|isSurname|isGiven) && !t.is(i, no|isCommon) && s > i+1 && same(t, s, end) && t.is(s, isUnknown|isSurname) && !t.is(s, no) {
			n.last, n.lastEnd, n.to = s, s+1, s+1
			return n, true
		}
		return n, false
	}
	if r.quotedWhole(t, i) || r.nameForms(t, i, morph.Name)&r.nameForms(t, i+1, morph.Surn) == 0 {
		return n, false
	}
	calls := r.calls(t, i)
	both := t.is(i, isUnknown|isSurname) && t.is(i+1, isUnknown|isSurname) && !t.is(i, isCommon) && !t.is(i+1, isCommon) && (t.is(i, isUnknown) || t.is(i+1, isUnknown))
	if !both && !calls || (placePreposition(t, i-1) || t.is(i, isWeakGeo)) && !calls {
		return n, false
	}
	if same(t, i+2, end) && t.is(i+2, isUnknown) && !t.is(i+2, no) && !t.is(i+1, isSurname) {
		n.lastEnd, n.to = i+3, i+3
	}
	return n, true
}

// placeWord reports the words with which names of places begin: «Сан», «Нью».
func placeWord(form string) bool {
	switch form {
	case "сан", "санта", "санто", "сент", "сен", "лос", "лас", "нью", "порт", "форт", "пуэрто", "коста", "рио", "буэнос", "эль", "аль", "вест", "ист", "ла", "ле", "баден", "бад", "тель":
		return true
	}
	return false
}

// calls reports whether what stands before token i calls for a person: a post,
// a noun of persons («композитор»).
func (r *Reader) calls(t *Text, i int) bool {
	if i == 0 || t.Doc.Tokens[i].Line {
		return false
	}
	if m := t.Mention(i - 1); m != nil && m.Last == i && m.Kind == Post {
		return true
	}
	if c, h := r.class(t, i-1, PostRole); c != nil && h.Last == i && hitForms(h)&Singular != 0 {
		return true
	}
	w := t.Words[i-1]
	if t.Doc.Tokens[i-1].Kind != text.Word || t.Doc.Tokens[i-1].Shape != text.Lower || w.Best != morph.NOUN {
		return false
	}
	for k := range w.Analyses {
		if a := &w.Analyses[k]; a.POS == morph.NOUN && a.Gram&morph.Anim != 0 && a.Gram&morph.Plur == 0 && a.Score > 0.3 {
			return true
		}
	}
	return false
}

// quotedWhole reports whether a quotation opens before token i.
func (r *Reader) quotedWhole(t *Text, i int) bool {
	return i > 0 && opensQuote(t, i-1) && t.Doc.Quotes[quoteAt(t, i-1)].End <= i+3
}

// placePreposition reports the prepositions that places stand behind.
func placePreposition(t *Text, i int) bool {
	if i < 0 {
		return false
	}
	switch t.Words[i].Form {
	case "в", "во", "из", "на", "близ", "под", "через", "до":
		return true
	}
	return false
}

// initials reads «А. С. Пушкин», «Н.А.Назарбаева», «Пушкин А.С.».
func (r *Reader) initials(t *Text, i, end int) (Mention, bool) {
	if k := initialsFrom(t, i, end); k > i && k < end && t.Doc.Tokens[k].Kind == text.Word && r.familyName(t, k, true) {
		m := r.human(t, nameSpan{first: -1, patronymic: -1, last: k, lastEnd: k + 1, from: i, to: k + 1})
		m.Person.First = t.Text(i, k)
		m.Name = m.Person.String()
		return m, true
	}
	if t.is(i, isSurname|isUnknown) && !t.is(i, isBody|isClass) && i+2 < end && utf8.RuneCountInString(t.Doc.Tokens[i].Text) > 2 {
		if k := initialsFrom(t, i+1, end); k > i+1 {
			m := r.human(t, nameSpan{first: -1, patronymic: -1, last: i, lastEnd: i + 1, from: i, to: k})
			m.Person.First = t.Text(i+1, k)
			m.Name = m.Person.String()
			return m, true
		}
	}
	return Mention{}, false
}

// initialsFrom passes one or two initials.
func initialsFrom(t *Text, i, end int) int {
	k := i
	for k+1 < end && k < i+4 && t.Doc.Tokens[k].Kind == text.Word && len(t.Doc.Tokens[k].Text) <= 4 &&
		utf8.RuneCountInString(t.Doc.Tokens[k].Text) <= 2 && t.Doc.Tokens[k].Shape == text.Title && t.Is(k+1, ".") && (k == i || !t.Doc.Tokens[k].Line) {
		k += 2
	}
	return k
}
