package articles

import "strings"

// LanguageOf gives the language of an article in small letters without region
// and script: the declared one, or, when none is declared, "ru" for a text
// that looks Russian and "" for any other.
func LanguageOf(declared, text string) string {
	if declared != "" {
		tag, _, _ := strings.Cut(strings.ReplaceAll(declared, "_", "-"), "-")
		return strings.ToLower(tag)
	}
	if looksRussian(text) {
		return "ru"
	}
	return ""
}

// looksRussian: three quarters of the letters at the beginning are Cyrillic,
// and next to none of those that other languages have and Russian has not.
func looksRussian(text string) bool {
	cyrillic, foreign, other := 0, 0, 0
	for i, r := range text {
		if i > 4000 {
			break
		}
		switch {
		case r >= 'а' && r <= 'я' || r >= 'А' && r <= 'Я' || r == 'ё' || r == 'Ё':
			cyrillic++
		case r > 0x400 && r < 0x530:
			foreign++
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			other++
		}
	}
	return cyrillic > 3*(foreign+other) && foreign*50 <= cyrillic
}
