-- Layout 1 of the state of a crawl. Times are milliseconds since 1970.

CREATE TABLE pages (
  id            INTEGER PRIMARY KEY,
  url           TEXT NOT NULL UNIQUE,
  origin        TEXT NOT NULL,
  role          INTEGER NOT NULL,             -- 0 page, 1 feed, 2 sitemap
  status        INTEGER NOT NULL,             -- 0 pending, 1 fetched, 2 failed, 3 deferred to the next run
  priority      INTEGER NOT NULL,             -- seeds, feeds and sitemaps 0, the others 1
  depth         INTEGER NOT NULL,             -- links from a seed
  hops          INTEGER NOT NULL,             -- redirects that led here
  attempts      INTEGER NOT NULL DEFAULT 0,   -- tries that failed
  not_before    INTEGER NOT NULL DEFAULT 0,
  seed          INTEGER NOT NULL,
  hub           INTEGER NOT NULL DEFAULT 0,   -- gave no article: a list of them, perhaps
  parent        INTEGER NOT NULL,             -- page that named it first
  changed       TEXT NOT NULL,                -- date that a feed or sitemap gives
  etag          TEXT NOT NULL DEFAULT '',
  last_modified TEXT NOT NULL DEFAULT '',
  sha256        TEXT NOT NULL DEFAULT '',     -- of the body
  fetched       INTEGER NOT NULL DEFAULT 0,
  code          INTEGER NOT NULL DEFAULT 0,   -- HTTP status
  error         TEXT NOT NULL DEFAULT ''
);
CREATE INDEX queue ON pages (origin, priority, depth, id) WHERE status = 0;
CREATE INDEX content ON pages (sha256) WHERE sha256 != '';

CREATE TABLE robots (
  origin  TEXT PRIMARY KEY,
  code    INTEGER NOT NULL,                   -- HTTP status, 0 when the host could not be asked
  body    BLOB,
  fetched INTEGER NOT NULL
);

-- What was written, so that nothing is written twice.
CREATE TABLE articles (
  uri    TEXT PRIMARY KEY,
  url    TEXT NOT NULL,                       -- page it was taken from
  sha256 TEXT NOT NULL                        -- of title and text
);

-- Shapes of addresses: digits made equal, and what pages of each gave.
CREATE TABLE shapes (
  shape TEXT PRIMARY KEY,
  pages INTEGER NOT NULL,                     -- fetched
  gain  INTEGER NOT NULL                      -- articles they gave or led to
);

CREATE TABLE outputs (
  name   TEXT PRIMARY KEY,
  length INTEGER NOT NULL                     -- bytes that belong to what is recorded here
);

CREATE TABLE run (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  running INTEGER NOT NULL                    -- still set at a start: the last run was killed
);
