package film

// chair reports words for the director's place or first work at token i, behind
// which the director is named: «режиссёрское кресло заняла Имя», «режиссёрский
// дебют Имени».
func (r *Reader) chair(i int) bool {
	if i == 0 || r.lemma(i-1) != "режиссёрский" && r.lemma(i-1) != "режиссерский" {
		return false
	}
	switch r.lemma(i) {
	case "кресло", "стул", "пульт", "мостик", "дебют", "бразды", "штурвал":
		return true
	}
	return false
}

// entrusts reports verbs between «постановка», «режиссёрское кресло» and the name
// of the director.
func entrusts(lemma string) bool {
	switch lemma {
	case "поручить", "доверить", "передать", "отдать", "вручить", "достаться", "взять", "взяться", "занять", "занимать", "сидеть", "сесть", "лечь", "возложить", "пригласить", "позвать", "вести", "взвалить", "отвести", "принадлежать", "уговорить", "оказаться", "сменить", "назвать", "стоять":
		return true
	}
	return false
}
