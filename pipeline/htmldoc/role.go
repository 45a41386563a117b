package htmldoc

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// role is what an element is for by its tag, class, id and attributes.
type role uint8

const (
	rolePlain   role = iota // nothing told
	roleHidden              // never seen by a reader: script, template, display:none
	roleChrome              // navigation, related links, sharing and the like
	roleWeak                // the same by a word that layouts also use
	roleComment             // comments of readers
	roleSmall               // date, author, tags, captions: page furniture when short
	roleLead                // lead paragraph outside the body
	roleBody                // container of the body
	roleMain                // article or main: the region of the body
)

func (r role) String() string {
	return [...]string{"plain", "hidden", "chrome", "weak", "comment", "small", "lead", "body", "main"}[r]
}

// roleOf tells the role of an element, and the one it has when it turns out to
// hold the article although it is named like chrome.
func roleOf(n *html.Node) (r, otherwise role) {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Embed, atom.Canvas, atom.Audio,
		atom.Video, atom.Button, atom.Select, atom.Textarea, atom.Option, atom.Math, atom.Head, atom.Frameset, atom.Noframes:
		return roleHidden, roleHidden
	case atom.Html, atom.Body, atom.Cite:
		return rolePlain, rolePlain
	case atom.Nav, atom.Aside, atom.Footer, atom.Dialog, atom.Menu:
		return roleChrome, rolePlain
	case atom.Form, atom.Header:
		return roleWeak, rolePlain
	case atom.Figcaption, atom.Time:
		return roleSmall, rolePlain
	}
	if n.DataAtom == 0 && strings.HasPrefix(n.Data, "amp-") {
		return roleHidden, roleHidden
	}
	var words bagOfClasses
	main := n.DataAtom == atom.Article || n.DataAtom == atom.Main
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "hidden":
			return roleHidden, roleHidden
		case "aria-hidden":
			if a.Val == "true" {
				return roleHidden, roleHidden
			}
		case "style":
			if hiding(a.Val) {
				return roleHidden, roleHidden
			}
		case "role":
			switch a.Val {
			case "navigation", "complementary", "contentinfo", "search", "dialog", "menu", "menubar", "toolbar", "alert":
				return roleChrome, rolePlain
			case "banner":
				return roleWeak, rolePlain
			case "main":
				main = true
			}
		case "itemprop":
			switch strings.ToLower(a.Val) {
			case "articlebody":
				return roleBody, roleBody
			case "author", "datepublished", "publisher":
				return roleSmall, rolePlain
			}
		case "class":
			// The classes of a WordPress post name its tags and categories.
			if strings.Contains(a.Val, "hentry") || strings.Contains(a.Val, "type-post") {
				main = true
			}
			words.add(a.Val)
		case "id":
			words.add(a.Val)
		}
	}
	if main {
		if words.all&hintComment != 0 {
			return roleComment, roleMain
		}
		return roleMain, roleMain // its class names the kind of page: «article has-sidebar»
	}
	return words.role()
}

// hiding holds for a style attribute that hides its element.
func hiding(style string) bool {
	for rest := style; ; {
		i := strings.IndexByte(rest, ':')
		if i < 0 {
			return false
		}
		name, value := strings.TrimSpace(rest[:i]), rest[i+1:]
		rest = ""
		if j := strings.IndexByte(value, ';'); j >= 0 {
			value, rest = value[:j], value[j+1:]
		}
		value = strings.TrimSpace(value)
		if strings.EqualFold(name, "display") && strings.HasPrefix(value, "none") ||
			strings.EqualFold(name, "visibility") && strings.HasPrefix(value, "hidden") {
			return true
		}
	}
}

// hint is what one word of a class or an id says.
type hint uint16

const (
	hintChrome  hint = 1 << iota
	hintWeak         // chrome by a word that layouts also use: sidebar-right, print, slider
	hintComment      // comments of readers
	hintSmall
	hintLead
	hintThing // article, news, post: with hintText a container of the body
	hintText  // content, text, body
	hintBody  // container of the body alone
	hintNot   // the next word does not count: has-sidebar
)

// hints are the words that class names are made of, Latin and transliterated
// Russian. Words of several uses (list, info, block, page, wrapper) are left
// out. The vocabulary is that of the unlikelyCandidates and positive patterns
// of Mozilla's Readability and of the themes of WordPress, Bitrix and Drupal.
var hints = map[string]hint{
	"nav": hintChrome, "navbar": hintChrome, "navigation": hintChrome, "menu": hintChrome, "submenu": hintChrome, "breadcrumb": hintChrome,
	"breadcrumbs": hintChrome, "crumbs": hintChrome, "crumb": hintChrome, "footer": hintChrome, "header": hintWeak, "topbar": hintWeak,
	"sidebar": hintWeak, "side": hintWeak, "aside": hintWeak, "widget": hintWeak, "widgets": hintWeak, "related": hintChrome,
	"relations": hintChrome, "similar": hintChrome, "recommend": hintChrome, "recommended": hintChrome, "recommendations": hintChrome,
	"readmore": hintChrome, "seealso": hintChrome, "alsoread": hintChrome, "popular": hintChrome, "latest": hintWeak, "trending": hintChrome,
	"teaser": hintWeak, "teasers": hintChrome, "share": hintChrome, "sharing": hintChrome, "sharedaddy": hintChrome, "social": hintChrome,
	"socials": hintChrome, "soc": hintChrome, "likes": hintChrome, "like": hintWeak, "subscribe": hintWeak, "subscription": hintChrome,
	"newsletter": hintChrome, "podpiska": hintChrome, "comment": hintComment, "comments": hintComment, "disqus": hintComment, "respond": hintComment,
	"cookie": hintChrome, "cookies": hintChrome, "gdpr": hintChrome, "consent": hintChrome, "banner": hintWeak, "banners": hintChrome,
	"ad": hintChrome, "ads": hintChrome, "adv": hintChrome, "advert": hintChrome, "advertisement": hintChrome, "adfox": hintChrome,
	"adsbygoogle": hintChrome, "reklama": hintChrome, "promo": hintWeak, "sponsor": hintChrome, "sponsored": hintChrome, "popup": hintWeak,
	"modal": hintWeak, "overlay": hintWeak, "tooltip": hintChrome, "pager": hintChrome, "pagination": hintChrome, "paginator": hintChrome,
	"prevnext": hintChrome, "search": hintWeak, "login": hintChrome, "auth": hintChrome, "rating": hintWeak, "vote": hintChrome,
	"votes": hintChrome, "poll": hintChrome, "views": hintWeak, "print": hintWeak, "copyright": hintChrome, "toolbar": hintWeak,
	"feedback": hintWeak, "orphus": hintChrome, "toc": hintWeak, "carousel": hintWeak, "slider": hintWeak, "swiper": hintWeak,
	"gallery": hintWeak, "fotorama": hintWeak, "skip": hintWeak, "counter": hintWeak, "langs": hintChrome, "languages": hintChrome,
	"weather": hintWeak, "currency": hintWeak, "metrika": hintChrome, "sitemap": hintWeak, "outbrain": hintChrome, "taboola": hintChrome,
	"smi2": hintChrome, "mediametrics": hintChrome, "infox": hintChrome, "screenreader": hintChrome,

	"date": hintSmall, "data": hintSmall, "time": hintSmall, "datetime": hintSmall, "published": hintSmall, "pubdate": hintSmall, "publishingdate": hintSmall, "newsdate": hintSmall, "postdate": hintSmall, "docdate": hintSmall, "createdate": hintSmall,
	"author": hintSmall, "authors": hintSmall, "byline": hintSmall, "avtor": hintSmall, "meta": hintSmall, "tags": hintSmall, "tag": hintSmall,
	"taglist": hintSmall, "tagcloud": hintSmall, "keywords": hintSmall, "rubric": hintSmall, "rubrics": hintSmall, "category": hintSmall,
	"categories": hintSmall, "caption": hintSmall, "credit": hintSmall, "credits": hintSmall, "photographer": hintSmall, "imgcaption": hintSmall,
	"hits": hintSmall, "signature": hintSmall, "label": hintSmall, "badge": hintSmall, "contacts": hintSmall, "disclaimer": hintSmall,

	"lead": hintLead, "lid": hintLead, "lede": hintLead, "anons": hintLead, "announce": hintLead, "intro": hintLead, "subtitle": hintLead,
	"subheader": hintLead, "excerpt": hintLead, "summary": hintLead, "perex": hintLead, "standfirst": hintLead, "preview": hintLead,
	"introtext": hintLead, "podzagolovok": hintLead,

	"article": hintThing, "entry": hintThing, "post": hintThing, "news": hintThing, "story": hintThing, "material": hintThing,
	"publication": hintThing, "event": hintThing, "press": hintThing, "release": hintThing, "statya": hintThing, "novost": hintThing,
	"newsitem": hintThing, "node": hintThing, "field": hintThing, "item": hintThing, "single": hintThing, "topic": hintThing,

	"content": hintText, "text": hintText, "body": hintText, "detail": hintText, "full": hintText, "txt": hintText, "message": hintText,

	"articlebody": hintBody, "articletext": hintBody, "articlecontent": hintBody, "newstext": hintBody, "newsbody": hintBody,
	"newsdetail": hintBody, "newscontent": hintBody, "fulltext": hintBody, "maintext": hintBody, "bodytext": hintBody, "detailtext": hintBody,
	"postcontent": hintBody, "posttext": hintBody, "postbody": hintBody, "entrytext": hintBody, "storytext": hintBody, "mediator": hintBody,
	"fullstory": hintBody, "fullnews": hintBody, "hentry": hintThing,

	"has": hintNot, "with": hintNot, "no": hintNot, "without": hintNot, "elementor": hintNot, "not": hintNot, "is": hintNot,
}

// maxClassWord is the length of the longest word in hints.
const maxClassWord = 16

// maxClasses bounds how much of a class attribute is read, in bytes.
const maxClasses = 512

// bagOfClasses gathers the hints of the words in class and id attributes.
type bagOfClasses struct{ all hint }

// add reads the words of value: runs of letters and digits, a capital after a
// small letter beginning a new one («newsDetail»).
func (b *bagOfClasses) add(value string) {
	if len(value) > maxClasses {
		value = value[:maxClasses]
	}
	var word [maxClassWord]byte
	n, skip, long := 0, false, false
	flush := func() {
		if n > 0 && !long {
			h := hints[string(word[:n])]
			if skip {
				h = 0
			}
			skip = h == hintNot
			b.all |= h &^ hintNot
		}
		n, long = 0, false
	}
	var prev byte
	for i := 0; i < len(value); i++ {
		c := value[i]
		switch {
		case 'A' <= c && c <= 'Z':
			if 'a' <= prev && prev <= 'z' {
				flush()
			}
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		default:
			flush()
			if c == ' ' || c == '\t' || c == '\n' {
				skip = false
			}
			prev = c
			continue
		}
		if n < maxClassWord {
			word[n] = c
			n++
		} else {
			long = true
		}
		prev = value[i]
	}
	flush()
}

func (b *bagOfClasses) role() (r, otherwise role) {
	otherwise = rolePlain
	switch {
	case b.all&hintSmall != 0:
	case b.all&hintLead != 0:
		otherwise = roleLead
	case b.all&hintBody != 0, b.all&hintThing != 0 && b.all&hintText != 0:
		otherwise = roleBody
	}
	switch {
	case b.all&hintComment != 0:
		return roleComment, otherwise
	case b.all&hintChrome != 0:
		return roleChrome, otherwise
	case b.all&hintWeak != 0:
		return roleWeak, otherwise
	case b.all&hintSmall != 0:
		return roleSmall, rolePlain
	}
	return otherwise, otherwise
}
