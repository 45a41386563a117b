package film

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vestnik/extract/phrase"
)

func TestZZ(t *testing.T) {
	file := os.Getenv("FILMB")
	if file == "" {
		t.Skip()
	}
	raw, _ := os.ReadFile(file)
	m := newMachine(t)
	re := regexp.MustCompile(` ([DCPTFAB]):`)
	fold := func(s string) string {
		s = strings.ToLower(strings.NewReplacer("«", "", "»", "", "ё", "е").Replace(s))
		for _, p := range []string{"студия ", "киностудия ", "телеканал ", "кинокомпания ", "компания ", "платформа ", "сервис ", "онлайн-кинотеатр "} {
			s = strings.TrimPrefix(s, p)
		}
		return s
	}
	bad, ev, evOK, slots, slotsOK, extra := 0, 0, 0, 0, 0, 0
	for _, part := range strings.Split("\n"+string(raw), "\n## ")[1:] {
		date, rest, _ := strings.Cut(part, "\n")
		body, want, _ := strings.Cut(rest, "\n= ")
		want = "= " + strings.TrimSpace(want)
		got := m.read(strings.TrimSpace(body), phrase.ParseDay(date))
		used := map[int]bool{}
		var notes []string
		for _, w := range strings.Split(want, "\n") {
			w = strings.TrimSpace(strings.TrimPrefix(w, "="))
			if w == "none" || w == "?" {
				continue
			}
			ev++
			idx := re.FindAllStringSubmatchIndex(w, -1)
			head := w
			f := map[string]string{}
			for i, x := range idx {
				if i == 0 {
					head = w[:x[0]]
				}
				end := len(w)
				if i+1 < len(idx) {
					end = idx[i+1][0]
				}
				f[w[x[2]:x[3]]] = w[x[1]:end]
			}
			st, title, _ := strings.Cut(head, ":")
			title = strings.TrimSpace(title)
			stage, kind, _ := strings.Cut(st, " ")
			slots += 2
			for k, v := range f {
				switch k {
				case "D", "C", "P":
					slots += len(strings.Split(v, ","))
				default:
					slots++
				}
			}
			found := -1
			for k := range got {
				if !used[k] && fold(got[k].Film.Film.Name) == fold(title) {
					found = k
					break
				}
			}
			if found < 0 {
				notes = append(notes, "MISSED "+head)
				continue
			}
			used[found] = true
			evOK++
			d := got[found].Film
			cmp := func(name, want, got string) {
				a, b := []string{}, []string{}
				for _, x := range strings.Split(want, ",") {
					if x != "" {
						a = append(a, fold(strings.TrimSpace(x)))
					}
				}
				for _, x := range strings.Split(got, ",") {
					if x != "" {
						b = append(b, fold(strings.TrimSpace(x)))
					}
				}
				slices.Sort(a)
				slices.Sort(b)
				for _, x := range a {
					if slices.Contains(b, x) {
						slotsOK++
					}
				}
				for _, x := range b {
					if !slices.Contains(a, x) {
						extra++
					}
				}
				if !slices.Equal(a, b) {
					notes = append(notes, fmt.Sprintf("%s: want %q got %q", name, want, got))
				}
			}
			gs := d.Stage.String()
			if gs == "" {
				gs = "None"
			}
			if d.Status != "" {
				gs += "/" + d.Status.String()
			}
			ws := stage
			if gs == ws || strings.TrimSuffix(strings.TrimPrefix(gs, "announced"), "") == strings.TrimPrefix(ws, "None") {
				slotsOK++
			} else {
				notes = append(notes, fmt.Sprintf("stage: want %s got %s", ws, gs))
			}
			if kind == d.Film.FilmType.String() {
				slotsOK++
			} else {
				notes = append(notes, fmt.Sprintf("kind: want %s got %s", kind, d.Film.FilmType))
			}
			var dir, com []string
			for _, p := range d.Film.Director {
				dir = append(dir, p.Name)
			}
			for _, p := range d.Film.ProductionCompany {
				com = append(com, p.Name)
			}
			cmp("D", f["D"], strings.Join(dir, ","))
			cmp("C", f["C"], strings.Join(d.Film.CountryOfOrigin, ","))
			cmp("P", f["P"], strings.Join(com, ","))
			var dates, fests, box []string
			aw := 0
			for _, x := range d.Milestones {
				if x.Date.Value != "" {
					dates = append(dates, x.Date.Value)
				}
				if x.Festival.Name != "" {
					fests = append(fests, x.Festival.Name)
				}
				if x.Amount.Value != "" {
					box = append(box, x.Amount.Value)
				}
				if x.Award.Name != "" || x.Award.Category != "" {
					aw++
				}
			}
			if x := f["T"]; x != "" {
				ok := false
				for _, y := range dates {
					n := min(len(x), len(y))
					ok = ok || x == y || n >= 7 && x[:n] == y[:n]
				}
				if ok {
					slotsOK++
				} else {
					notes = append(notes, fmt.Sprintf("T: want %s got %v", x, dates))
				}
			} else if len(dates) > 0 {
				notes = append(notes, fmt.Sprintf("T: want none got %v", dates))
				extra++
			}
			if x := f["F"]; x != "" {
				if strings.Contains(fold(strings.Join(fests, ",")), fold(x)) {
					slotsOK++
				} else {
					notes = append(notes, fmt.Sprintf("F: want %s got %v", x, fests))
				}
			} else if len(fests) > 0 {
				notes = append(notes, fmt.Sprintf("F: want none got %v", fests))
				extra++
			}
			if x := f["B"]; x != "" {
				if slices.Contains(box, x) {
					slotsOK++
				} else {
					notes = append(notes, fmt.Sprintf("B: want %s got %v", x, box))
				}
			}
			if x := f["A"]; x != "" {
				if fmt.Sprint(aw) == x {
					slotsOK++
				} else {
					notes = append(notes, fmt.Sprintf("A: want %s got %d", x, aw))
				}
			}
		}
		for k := range got {
			if !used[k] && !strings.HasPrefix(want, "= ?") {
				notes = append(notes, "EXTRA "+line(got[k].Film))
				extra++
			}
		}
		if len(notes) > 0 || strings.HasPrefix(want, "= ?") {
			bad++
			fmt.Printf("%s\n", strings.TrimSpace(body))
			if strings.HasPrefix(want, "= ?") {
				fmt.Println("   ? " + lines(got))
			}
			for _, n := range notes {
				fmt.Println("   " + n)
			}
		}
	}
	fmt.Printf("bad items %d; events %d/%d; slots %d/%d; extra %d\n", bad, evOK, ev, slotsOK, slots, extra)
}
