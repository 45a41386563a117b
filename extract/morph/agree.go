package morph

// Agree tells whether two readings agree as an attribute and its noun, or a
// predicate and its subject, do: in case, number, gender and, in the accusative,
// animacy. A word without case (a short form, a past tense) agrees with a nominative.
func Agree(a, b Analysis) bool { return AgreeGram(a.Gram, b.Gram) }

// AgreeGram is Agree for sets of grammemes.
func AgreeGram(a, b Gram) bool {
	a, b = commonCases(a), commonCases(b)
	switch {
	case a&Cases != 0 && b&Cases != 0:
		if a&b&Cases == 0 {
			return false
		}
	case a&Cases|b&Cases != 0 && (a|b)&Nomn == 0:
		return false
	}
	if a&Numbers != 0 && b&Numbers != 0 && a&b&Numbers == 0 {
		return false
	}
	plural := a&Numbers == Plur || b&Numbers == Plur
	if !plural && !agreeGender(a, b) {
		return false
	}
	const animacy = Anim | Inan
	if a&b&Accs != 0 && a&animacy != 0 && b&animacy != 0 && a&b&animacy == 0 {
		return false
	}
	return true
}

// agreeGender compares genders in the singular; a noun of common gender agrees as
// masculine and as feminine, a word without gender with any.
func agreeGender(a, b Gram) bool {
	const genders = Masc | Femn | Neut
	for _, g := range [...]*Gram{&a, &b} {
		if *g&MsF != 0 {
			*g |= Masc | Femn
		}
		if *g&genders == 0 {
			return true
		}
	}
	return a&b&genders != 0
}
