package crawl

// role is what an address is fetched for.
type role uint8

const (
	rolePage role = iota
	roleFeed
	roleSitemap
)

func (r role) String() string { return [...]string{"page", "feed", "sitemap"}[r] }
