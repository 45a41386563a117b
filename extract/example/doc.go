// Package example runs the examples that stand in the rules of a lexicon: a
// text, and what is to be read from it.
//
// # Notation
//
// An example expects nothing, or a line for each event that its text gives, in
// any order. A text must give these events and no others.
//
//	line      = agreement | film | mention
//	agreement = "agreement" status type [ ":" party { ";" party } ] { "|" field }
//	film      = "film" stage [ type ] [ ":" title { ";" director } ] { "|" field }
//	mention   = "mention" type ":" name { "|" field }
//	field     = key ":" value { ";" value }
//
// status, stage and type are the values of the contract: signed, premiere,
// memorandum; stage can be cancelled or postponed. "-" stands for a stage that
// is not told. Parties are an unordered set and complete. What a line does not
// name is not compared; a film without a title is written without one.
//
// The fields of an agreement are date, place, occasion, amount, count, topic,
// title, representative and salience; of a film type, director, actor, company,
// country, genre, festival, award, category, recipient, date, place, amount,
// milestone, alternate and salience; of a mention country, entry and value. A
// field with several values wants all of them and no others. A date is compared with its
// value, or with its expression when it has no value; an amount is number and currency: 5000000 KZT.
//
// A mention line wants a name to be found; a text may hold other names. With
// mention lines alone, its events are not looked at.
//
// Names are compared without regard to capitals, ё, quotation marks and spaces.
//
//	agreement signed memorandum: Казахфильм; Киргизфильм | place: Бишкек | date: 2025-10-05
//	film premiere feature: Степь; Пётр Ланской | festival: Евразия
//	mention Event: Степной экран | country: KZ
package example
