package morph

import (
	"slices"
	"testing"
)

// TestParseName gives words as texts write them, the case they stand in, and the name
// as its bearer has it.
func TestParseName(t *testing.T) {
	d := load(t)
	for _, c := range []struct {
		form string
		want Gram
		name string
	}{
		{"Кушербаевым", Surn | Masc | Ablt | Sing, "кушербаев"},
		{"Балаевой", Surn | Femn | Datv | Sing, "балаева"},
		{"Балаева", Surn | Femn | Nomn | Sing, "балаева"},
		{"Балаева", Surn | Masc | Gent | Sing, "балаев"},
		{"Ержанову", Surn | Femn | Accs | Sing, "ержанова"},
		{"Кусаиных", Surn | Gent | Plur, "кусаины"},
		{"Сарбулакскому", Surn | Masc | Datv | Sing, "сарбулакский"},
		{"Сарбулакской", Surn | Femn | Gent | Sing, "сарбулакская"},
		{"Еркимбека", Name | Masc | Gent | Sing, "еркимбек"},
		{"Еркимбек", Surn | Femn | Fixd | Datv | Sing, "еркимбек"},
		{"Омар", Surn | Femn | Fixd | Datv | Sing, "омар"},
		{"Садырбая", Name | Masc | Gent | Sing, "садырбай"},
		{"Сарыжаном", Name | Masc | Ablt | Sing, "сарыжан"},
		{"Шолпангуль", Name | Femn | Nomn | Sing, "шолпангуль"},
		{"Нурдауле", Name | Femn | Datv | Sing, "нурдаула"},
		{"Абишулы", Patr | Masc | Gent | Sing, "абишулы"},
		{"Аблайкызы", Patr | Femn | Datv | Sing, "аблайкызы"},
		{"Оразовне", Patr | Femn | Datv | Sing, "оразовна"},
		{"Байжановичем", Patr | Masc | Ablt | Sing, "байжанович"},
		{"Пашаняну", Surn | Masc | Datv | Sing, "пашанян"},
		{"Кобалидзе", Surn | Gent | Sing, "кобалидзе"},
		{"Хачишвили", Surn | Datv | Sing, "хачишвили"},
		{"Гордиенко", Surn | Ablt | Sing, "гордиенко"},
		{"Турсунзода", Surn | Nomn | Sing, "турсунзода"},
		{"Савчука", Surn | Masc | Gent | Sing, "савчук"},
		{"Вонгом", Surn | Masc | Ablt | Sing, "вонг"},
		{"Чжао", Surn | Gent | Sing, "чжао"},
		{"Гургенидия", Surn | Masc | Nomn | Sing, "гургенидия"},
		{"Балаевой-Омаровой", Surn | Femn | Gent | Sing, "балаева-омарова"},
		{"Ким-Омаровой", Surn | Femn | Gent | Sing, "ким-омарова"},
	} {
		readings := d.ParseName(c.form)
		i := slices.IndexFunc(readings, func(a Analysis) bool { return a.Gram&c.want == c.want })
		if i < 0 {
			t.Errorf("%s: no reading %s in %v", c.form, c.want, readings)
			continue
		}
		number := readings[i].Gram & Numbers
		if got, _ := d.Inflect(readings[i], Nomn|number); got != c.name {
			t.Errorf("%s as %s: nominative %s, want %s", c.form, c.want, got, c.name)
		}
	}
}

func TestParseNameNone(t *testing.T) {
	d := load(t)
	for _, form := range []string{"", "А", "ГЦПНК", "Netflix", "2025", "-", "—", "Бек-", "вздр"} {
		if got := d.ParseName(form); len(got) > 0 {
			t.Errorf("%q: %v", form, got)
		}
	}
}

// TestNamesOfDictionary reads every third name of the dictionary by its ending alone:
// some reading must lead to the nominative that the dictionary has, in the same case.
func TestNamesOfDictionary(t *testing.T) {
	d := load(t)
	found, total := map[Gram]int{}, map[Gram]int{}
	n := 0
	d.data.Words.Each(func(codes []byte, _ []uint32) {
		if n++; n%3 != 0 {
			return
		}
		form := d.data.Alphabet.Decode(codes)
		for _, a := range d.Parse(form) {
			kind := a.Gram & (Surn | Name | Patr)
			if kind == 0 || a.Gram&Sing == 0 || a.Gram&(Infr|Erro|Arch|Voct) != 0 {
				continue
			}
			want, _ := d.Inflect(a, Nomn|Sing)
			total[kind]++
			if slices.ContainsFunc(d.ParseName(form), func(b Analysis) bool {
				got, _ := d.Inflect(b, Nomn|Sing)
				return got == want && b.Gram&a.Gram&Cases != 0
			}) {
				found[kind]++
			}
		}
	})
	for kind, least := range map[Gram]float64{Surn: 0.985, Name: 0.94, Patr: 0.999} {
		share := float64(found[kind]) / float64(total[kind])
		t.Logf("%s: %d of %d, %.4f", kind, found[kind], total[kind], share)
		if share < least {
			t.Errorf("%s: share %.4f, want %.3f", kind, share, least)
		}
	}
}
