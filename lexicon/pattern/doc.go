// Package pattern reads the language in which rule files describe phrases over the words of a sentence.
//
//	министерство          any form of this word (lemma); ё and е are one letter
//	"по вопросам"         these very forms, in any case of letters; punctuation too: ","
//	~министерств          any word with this stem
//	<NOUN gent>           a word with these grammemes (OpenCorpora names); | is or, ! is not:
//	                      <NOUN|NPRO gent !plur>; Capital and Upper look at the letters
//	@heads                an entry of a list; @heads(complete: gen/po, solo: yes) one with such attributes
//	@Organization         a mention of a type
//	$org.department-of    another pattern
//	«»  «x»               a quotation; one whose whole content is x
//	.                     any word or sign
//	!x                    one word or sign of which x does not hold
//	x&y                   both hold of the same words: директор&<plur>
//	x y                   x, then y
//	x | y                 either; reaches as far as the brackets around it: (x y | z)
//	x? x* x+ x{2} x{1,3} x{2,}    optional, any number, at least one, counted; longest first
//	[x y]                 the inflected words agree in case, number and gender
//	[x y]case             ... in case only; case, number, gender with commas between
//	head:x                captures what x matches under the name head
//	(x)                   a group
//
// Spaces between elements are free; none may stand before ? * + {, after : of a capture, ~ @ $ !, and
// before the ( of attributes and the word after ].
//
//	pattern  = sequence { "|" sequence }
//	sequence = item { item }
//	item     = [ name ":" ] repeat
//	repeat   = all [ "?" | "*" | "+" | "{" n [ "," [ n ] ] "}" ]
//	all      = unit { "&" unit }
//	unit     = word | '"' text '"' | "~" word | "<" term { term } ">" | "@" name [ where ] | "$" id | "."
//	         | "«" [ pattern ] "»" | "!" unit | "(" pattern ")" | "[" pattern "]" [ category { "," category } ]
//	term     = [ "!" ] grammeme { "|" grammeme }
//	where    = "(" key ":" value { "/" value } { "," key ":" value { "/" value } } ")"
//
// Only a unit that takes words as one (a word, a literal, a stem, grammemes, an entry, a mention, a quotation, any
// word, not, or alternatives of these) can stand beside & and after !.
package pattern
