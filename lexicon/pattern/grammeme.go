package pattern

// categories are what words can agree in.
var categories = []string{"case", "number", "gender"}

// grammemes are the names that can stand in <>: OpenCorpora's parts of speech and grammemes
// (http://opencorpora.org/dict.php?act=gram) as far as the analyses keep them, and two shapes.
var grammemes = []string{
	"NOUN", "ADJF", "ADJS", "COMP", "VERB", "INFN", "PRTF", "PRTS", "GRND", "NUMR", "ADVB", "NPRO", "PRED", "PREP", "CONJ",
	"PRCL", "INTJ", "LATN", "NUMB", "ROMN", "PNCT", "UNKN",
	"nomn", "gent", "datv", "accs", "ablt", "loct", "voct", "gen2", "acc2", "loc2",
	"sing", "plur", "Sgtm", "Pltm", "masc", "femn", "neut", "ms-f", "anim", "inan",
	"perf", "impf", "tran", "intr", "past", "pres", "futr", "1per", "2per", "3per", "indc", "impr", "actv", "pssv",
	"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr", "Init", "Fixd", "Anum", "Apro", "Supr", "Arch", "Infr", "Slng", "Erro",
	"Capital", // begins with a capital letter
	"Upper",   // all letters are capitals, at least two
}

// Cases gives the names of the cases, as they stand in <> and after a preposition in roles.
func Cases() []string { return []string{"nomn", "gent", "datv", "accs", "ablt", "loct"} }
