-- Layout 1 of the store of the upload service. Times are milliseconds since
-- 1970 UTC; JSON is text.

CREATE TABLE events (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT, -- order of arrival: the cursor
  id        TEXT NOT NULL UNIQUE,              -- CloudEvents id
  fact      TEXT NOT NULL,                     -- fact id
  subject   TEXT NOT NULL,                     -- URI of the article
  kind      TEXT NOT NULL,                     -- agreement, film
  state     TEXT NOT NULL,                     -- status of an agreement; stage of a film, its status without one
  published TEXT NOT NULL,                     -- ISO 8601 day of the article, or empty
  date      TEXT NOT NULL,                     -- ISO 8601 date of the agreement or latest milestone, or empty
  source    TEXT NOT NULL,                     -- document.source
  parties   TEXT NOT NULL,                     -- names of parties, companies, directors in small letters, a line each
  titles    TEXT NOT NULL,                     -- titles of film, document and article in small letters, a line each
  countries TEXT NOT NULL,                     -- " KZ FR "
  job       TEXT NOT NULL,                     -- job that brought it, or empty
  received  INTEGER NOT NULL,
  event     TEXT NOT NULL                      -- CloudEvent in structured mode
);
CREATE INDEX events_subject ON events (subject);
CREATE INDEX events_state ON events (kind, state, seq);
CREATE INDEX events_job ON events (job, seq) WHERE job != '';

CREATE TABLE articles (
  uri      TEXT PRIMARY KEY,
  sha256   TEXT NOT NULL,                      -- of the text
  title    TEXT NOT NULL,
  lexicon  TEXT NOT NULL,                      -- version that read it last
  events   INTEGER NOT NULL,
  received INTEGER NOT NULL
);

CREATE TABLE jobs (
  id       TEXT PRIMARY KEY,
  created  INTEGER NOT NULL,
  finished INTEGER NOT NULL DEFAULT 0,         -- 0 while it is not
  articles INTEGER NOT NULL,
  done     INTEGER NOT NULL DEFAULT 0,         -- of the articles, failed ones too
  failed   INTEGER NOT NULL DEFAULT 0,
  events   INTEGER NOT NULL DEFAULT 0,
  errors   TEXT NOT NULL DEFAULT '[]'          -- [{uri, detail}]
);

-- Articles of jobs that are not read yet.
CREATE TABLE waiting (
  n       INTEGER PRIMARY KEY AUTOINCREMENT,
  job     TEXT NOT NULL REFERENCES jobs (id),
  article TEXT NOT NULL
);
