// Package htmldoc reads an article out of a web page: title, publication
// date, dateline, author, publisher, language and the body text without the
// page around it.
//
// One parse serves everything. Metadata is taken from JSON-LD first, then
// OpenGraph and other meta elements, microdata, and the structure of the page.
// The body is found by marks of its container (articleBody, entry-content and
// the like) or by where the text in paragraphs is, in the manner of
// Readability and Trafilatura; JSON-LD's articleBody then confirms its extent
// or stands in for a page that is empty without its scripts.
//
// The work is bounded by the size of the page: elements nested beyond what the
// parser takes are flattened, and every later step is linear in the nodes.
package htmldoc

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"

	"vestnik/pipeline/charset"
)

// Article is what a page says.
type Article struct {
	URL       string // canonical address, when the page names one, else the one Parse was given
	Title     string // heading without the name of the site
	Text      string // paragraphs, a blank line between them; rows of tables and items of lists on lines of their own
	Published string // ISO 8601 date or RFC 3339 time, empty when the page does not say

	PublishedFrom DateSource // what part of the page Published is from
	Dateline      string     // what the text opens with as a wire story does, «АСТАНА, 5 октября»; stays in Text
	Author        string     // names, ", " between them
	Publisher     string     // name of the site or the publisher
	Language      string     // BCP 47 tag: of the text when that shows it, else as the page declares
	Charset       string     // encoding of the bytes
}

// MaxPage is the size of the largest page that is read, in bytes.
const MaxPage = 64 << 20

var (
	// ErrNoText is returned for a page that holds no paragraph of text.
	ErrNoText = errors.New("the page holds no text")
	// ErrTooLong is returned for a page longer than MaxPage.
	ErrTooLong = fmt.Errorf("the page is longer than %d bytes", MaxPage)
)

// Parse reads the page raw. contentType is the Content-Type header, empty for
// a file; url is the address of the page, empty when unknown. A page of
// several posts (see ParseAll) gives the one that url names, else all of them
// as one text. Errors are ErrTooLong, ErrNoText and those of
// charset.DecodePage; HTML itself is never malformed.
func Parse(raw []byte, contentType, url string) (Article, error) {
	p, err := open(raw, contentType, url)
	if err != nil {
		return Article{}, err
	}
	if posts := p.posts(); len(posts) > 0 {
		return oneOf(posts, url), nil
	}
	return p.article()
}

// ParseAll is Parse for pages that may hold several posts, which are articles
// of their own: the web view of a Telegram channel.
func ParseAll(raw []byte, contentType, url string) ([]Article, error) {
	p, err := open(raw, contentType, url)
	if err != nil {
		return nil, err
	}
	if posts := p.posts(); len(posts) > 0 {
		return posts, nil
	}
	a, err := p.article()
	if err != nil {
		return nil, err
	}
	return []Article{a}, nil
}

// page is a parsed page and what was found on the way through it.
type page struct {
	doc     *goquery.Document
	url     string // as given
	charset string
	head    head
	ld      linked
	tree    tree
}

func open(raw []byte, contentType, url string) (*page, error) {
	if len(raw) > MaxPage {
		return nil, ErrTooLong
	}
	text, enc, err := charset.DecodePage(raw, declared(raw, contentType))
	if err != nil {
		return nil, err
	}
	root, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("html: %w", err)
	}
	p := &page{doc: goquery.NewDocumentFromNode(root), url: strings.TrimSpace(url), charset: enc}
	p.head = readHead(p.doc)
	p.ld = readLinked(p.doc)
	return p, nil
}

// fewLetters is the length of a text that hints at a misread page.
const fewLetters = 300

// article reads the page as one article. When that gives hardly any text it is
// read again without trust in the names of classes.
func (p *page) article() (Article, error) {
	a := p.read(false)
	if n := utf8.RuneCountInString(a.Text); n < fewLetters {
		if b := p.read(true); utf8.RuneCountInString(b.Text) > 2*n {
			a = b
		}
	}
	if a.Text == "" {
		return a, ErrNoText
	}
	return a, nil
}

func (p *page) read(lenient bool) Article {
	p.tree = survey(p.doc.Nodes[0], lenient)
	t := &p.tree
	region := t.region()
	inner := t.container(region)
	heading := t.heading()
	a := Article{URL: p.canonical(), Publisher: p.publisher(), Charset: p.charset}
	near := t.headingBefore(inner)
	a.Title = p.title(heading, near, &a)
	open := opening{titled: heading >= 0 || near >= 0 || p.declaredTitle() != ""}
	a.Text = open.read(p.body(region, inner, heading, a.Title), t.above(inner))
	if open.title != "" {
		a.Title = open.title
	}
	a.Author = p.author(a.Publisher)
	a.Dateline = datelineOf(a.Text)
	anchor := heading
	if anchor < 0 || near >= 0 {
		anchor = max(near, inner)
	}
	a.Published, a.PublishedFrom = p.published(anchor, open.date, a.Dateline)
	a.Language = p.language(a.Text)
	return a
}
