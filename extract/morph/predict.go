package morph

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vestnik/lexicon/dict"
)

// knownPrefixes do not change how a word inflects. The list is pymorphy3's.
const knownPrefixes = `авиа авто аква анти анти- антропо архи арт арт- астро аудио аэро без бес био вело
взаимо вне внутри видео вице- вперед впереди гекто гелио гео гетеро гига гигро гипер гипо гомо дву двух де
дез дека деци дис до евро за зоо интер инфра квази квази- кило кино контр контр- космо космо- крипто лейб-
лже лже- макро макси макси- мало меж медиа медиа- мега мета мета- метео метро микро милли мини мини- моно
мото много мульти нано нарко не небез недо нейро нео низко обер- обще одно около орто палео пан пара пента
пере пиро поли полу после пост пост- порно пра пра- пред пресс- противо противо- прото псевдо псевдо- радио
разно ре ретро ретро- само санти сверх сверх- спец суб супер супер- супра теле тетра топ- транс транс- ультра
унтер- штаб- экзо эко эндо эконом- экс экс- экстра экстра- электро энерго этно`

func (d *Dictionary) readPrefixes() {
	list := strings.Fields(knownPrefixes)
	d.prefixes = make(map[string]struct{}, len(list))
	for _, p := range list {
		d.prefixes[p] = struct{}{}
		d.longest = max(d.longest, utf8.RuneCountInString(p))
	}
}

// prefixAt tells whether the first n letters of w are a known prefix.
func (d *Dictionary) prefixAt(w span, n int) (rest span, ok bool) {
	rest, size := w.after(n)
	_, ok = d.prefixes[w.text[:size]]
	return rest, ok
}

// hasPrefix tells whether w begins with a known prefix.
func (d *Dictionary) hasPrefix(w span) bool {
	for n := 2; n <= min(d.longest, len(w.codes)); n++ {
		if _, ok := d.prefixAt(w, n); ok {
			return true
		}
	}
	return false
}

// prefixed reads a word as a known prefix, longest first, and a word of at least
// three letters.
func (d *Dictionary) prefixed(w span, depth int) []Analysis {
	var out []Analysis
	for n := min(d.longest, len(w.codes)-3); n >= 2; n-- {
		rest, ok := d.prefixAt(w, n)
		if !ok {
			continue
		}
		prefix := w.text[:len(w.text)-len(rest.text)]
		for _, a := range d.parse(rest.text, rest, depth+1) {
			if !d.tags[a.tag].productive {
				continue
			}
			if a = a.prefixed(prefix, a.Score*0.75, ByPrefix); !d.seen(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

// unknownPrefixed reads a word as up to five letters and a dictionary word of at
// least three.
func (d *Dictionary) unknownPrefixed(w span) []Analysis {
	var out []Analysis
	for n := 1; n <= min(5, len(w.codes)-3); n++ {
		rest, size := w.after(n)
		for _, a := range d.lookup(rest) {
			if !d.tags[a.tag].productive {
				continue
			}
			if a = a.prefixed(w.text[:size], 0.5, ByUnknownPrefix); !d.seen(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

// byEnding adds to the readings out those that dictionary words with the same
// ending have: of the longest ending that any word has, up to five letters. The
// scores are the shares of those words. Words of less than four letters have none.
func (d *Dictionary) byEnding(out []Analysis, w span) []Analysis {
	if len(w.codes) < 4 {
		return out
	}
	first := len(out)
	var total [8]float32
	var counts []float32
	var prefixOf []uint8
	for p := len(d.data.Endings) - 1; p >= 0; p-- {
		if !strings.HasPrefix(w.text, d.data.Prefixes[p]) {
			continue
		}
		total[p] = 1
		for n := min(dict.MaxEnding, len(w.codes)); n >= 1 && total[p] == 1; n-- {
			var buf [4]hit
			for _, h := range d.similar(&d.data.Endings[p], w.codes[len(w.codes)-n:], buf[:0]) {
				h.yo <<= len(w.codes) - n
				form := h.spell(w)
				for i := 0; i < len(h.record); i += 2 {
					para, index := dict.Unpack(h.record[i+1])
					if !d.tags[d.data.Form(para, index).Tag].productive {
						continue
					}
					count := float32(h.record[i])
					total[p] += count
					a := d.inflected(form, para, index, ByEnding, out[first:])
					if d.seen(out, a) {
						continue
					}
					out = append(out, a)
					counts = append(counts, count)
					prefixOf = append(prefixOf, uint8(p))
				}
			}
		}
	}
	found := out[first:]
	for i := range found {
		found[i].Score = counts[i] / total[prefixOf[i]] * 0.5
	}
	slices.SortStableFunc(found, likelier)
	return out
}
