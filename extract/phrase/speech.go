package phrase

import (
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// speechVerbs are the verbs whose subject is a person or an organ of the press.
var speechVerbs = [...]string{
	"сообщать", "сообщить", "заявить", "заявлять", "сказать", "говорить", "отметить", "отмечать", "подчеркнуть", "подчёркивать", "рассказать",
	"рассказывать", "добавить", "добавлять", "написать", "писать", "передать", "передавать", "объявить", "пояснить", "пояснять", "объяснить",
	"уточнить", "уточнять", "напомнить", "напоминать", "цитировать", "считать", "полагать", "утверждать", "признать", "признаться", "ответить",
	"информировать", "поделиться", "пообещать", "предложить", "призвать", "прокомментировать", "констатировать", "резюмировать", "заметить", "утвердить",
	"победить", "выиграть", "поблагодарить", "поздравить", "приехать", "родиться", "умереть", "скончаться", "возглавить", "высказаться",
}

// pressVerbs are those of them that a newspaper or a site does in the present.
var pressVerbs = [...]string{"сообщать", "писать", "передавать", "отмечать", "цитировать", "уточнять", "информировать", "напоминать", "пояснять", "публиковать", "утверждать", "указывать"}

// speech reports a verb of speech in the singular.
func (r *Reader) speech(t *Text, i int) bool {
	if t.Doc.Tokens[i].Kind != text.Word {
		return false
	}
	w := t.Words[i]
	if !w.Is(morph.VERB) {
		return false
	}
	for k, n := range w.Lemmas {
		if a := &w.Analyses[k]; n >= 0 && a.POS == morph.VERB && a.Gram&morph.Plur == 0 && r.lex.speech[n] {
			return true
		}
	}
	return false
}

// reports reports a verb with which the press is quoted: «сообщает», «пишут».
func (r *Reader) reports(t *Text, i int) bool {
	if i < 0 || i >= len(t.Words) || t.Doc.Tokens[i].Kind != text.Word {
		return false
	}
	w := t.Words[i]
	for k, n := range w.Lemmas {
		if a := &w.Analyses[k]; n >= 0 && a.POS == morph.VERB && a.Gram&morph.Pres != 0 && a.Gram&morph.Per3 != 0 && r.lex.press[n] {
			return true
		}
	}
	return false
}
