package htmldoc

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"

	"vestnik/pipeline/pubdate"
)

// What the web view of a Telegram channel (t.me/s/NAME) is made of.
var (
	telegramPost    = goquery.Matcher(cascadia.MustCompile(".tgme_widget_message[data-post]"))
	telegramText    = goquery.Matcher(cascadia.MustCompile(".tgme_widget_message_text"))
	telegramTime    = goquery.Matcher(cascadia.MustCompile(".tgme_widget_message_date time[datetime], time[datetime]"))
	telegramAuthor  = goquery.Matcher(cascadia.MustCompile(".tgme_widget_message_from_author"))
	telegramChannel = goquery.Matcher(cascadia.MustCompile(".tgme_channel_info_header_title, .tgme_widget_message_owner_name"))
)

// posts are the messages with text of a Telegram channel's page, the oldest
// first as they stand there; nil for any other page.
func (p *page) posts() []Article {
	if !strings.Contains(p.head.first("og:site_name", "al:ios:app_name"), "Telegram") && !strings.Contains(p.url, "t.me/") {
		return nil
	}
	messages := p.doc.FindMatcher(telegramPost)
	if messages.Length() == 0 {
		return nil
	}
	channel := oneLine(p.doc.FindMatcher(telegramChannel).First().Text())
	var out []Article
	messages.Each(func(_ int, m *goquery.Selection) {
		body := m.FindMatcher(telegramText)
		if body.Length() == 0 {
			return
		}
		r := renderer{}
		r.node(body.Last().Nodes[0]) // the first may be the message answered to
		r.flush()
		a := Article{
			Text: strings.Join(articleBlocks(r.blocks, ""), "\n\n"), URL: "https://t.me/" + m.AttrOr("data-post", ""),
			Publisher: channel, Author: authorName(m.FindMatcher(telegramAuthor).First().Text()), Charset: p.charset,
		}
		if a.Text == "" {
			return
		}
		if a.Published = pubdate.Parse(m.FindMatcher(telegramTime).Last().AttrOr("datetime", "")); a.Published != "" {
			a.PublishedFrom = DateTimeElement
		}
		a.Title = postTitle(body.Last(), a.Text)
		if rest, ok := strings.CutPrefix(a.Text, a.Title+"\n\n"); ok && a.Title != "" {
			a.Text = rest
		}
		a.Dateline = datelineOf(a.Text)
		a.Language = p.language(a.Text)
		out = append(out, a)
	})
	return out
}

// postTitle is the opening line of a message when it is all bold.
func postTitle(body *goquery.Selection, text string) string {
	line, rest, _ := strings.Cut(text, "\n")
	if bold := oneLine(body.Find("b").First().Text()); bold != "" && rest != "" && sameText(bold, line) {
		return bold
	}
	return ""
}

// oneOf is the post that url names, else all of them as one text.
func oneOf(posts []Article, url string) Article {
	id := strings.TrimPrefix(postPath(url), "s/")
	for _, a := range posts {
		if postPath(a.URL) == id {
			return a
		}
	}
	if len(posts) == 1 {
		return posts[0]
	}
	a := posts[len(posts)-1]
	a.Title, a.Dateline, a.Author = "", "", ""
	texts := make([]string, len(posts))
	for i := range posts {
		texts[i] = posts[i].Text
	}
	a.Text = strings.Join(texts, "\n\n")
	a.URL = url
	return a
}

// postPath is the channel and number of a message's address.
func postPath(url string) string {
	_, path, _ := strings.Cut(url, "t.me/")
	path, _, _ = strings.Cut(path, "?")
	return path
}
