// Package crawl fetches articles from the web: feeds, sitemaps and the links
// of pages within a scope, politely and resumably.
//
// A crawl is a queue of addresses in a state file. One goroutine, the
// dispatcher, owns queue and state; workers fetch and parse. A host is asked
// for its robots.txt first, then for one page at a time with a delay between;
// Retry-After and crawl-delay are kept. A redirect is an address like any
// other: it is put into the queue and so passes scope, robots.txt, politeness
// and the check of its network address again.
//
// Network addresses are checked when a connection is made, after names are
// resolved, so neither a name nor a redirect leads to a private, loopback or
// link-local address unless Config.AllowPrivate is set. Proxies of the
// environment are not used, for the same reason.
//
// Delivery guarantees: an address is marked as fetched in the transaction that
// records the lengths of the outputs (see Output), after they were synced. A
// crawl that is killed goes on where the last transaction left it: outputs are
// cut back to the recorded lengths, what was fetched since is fetched once
// more, and no article is missing or twice in them. Output that cannot be cut
// back (standard output, Kafka) gets the articles of at most the last second
// again; their events have equal ids. A page that cannot be fetched is tried
// Config.Attempts times, then it is reported and left to the next run. A page
// that changes between two fetches is reported as it was when fetched.
package crawl
