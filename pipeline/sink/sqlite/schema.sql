-- Tables of events, a row a fact; lists of the contract are tables of their
-- own with the number n of the item, from 0. A column is named by the path of
-- its field with _ between the steps: date_value is /date/value.

CREATE TABLE IF NOT EXISTS documents (
  uri TEXT PRIMARY KEY,
  title TEXT, source TEXT, published TEXT, publishedBy TEXT, located TEXT, language TEXT, sha256 TEXT
);

CREATE TABLE IF NOT EXISTS events (
  id TEXT PRIMARY KEY,              -- of the fact: stays when the content changes
  ce_id TEXT NOT NULL,              -- of the event: new when the content changes
  ce_type TEXT NOT NULL, ce_source TEXT, ce_time TEXT, ce_clusterid TEXT, ce_duplicateof TEXT,
  document_uri TEXT NOT NULL REFERENCES documents (uri),
  salience TEXT NOT NULL, confidence REAL NOT NULL,
  provenance_lexicon TEXT, provenance_engine TEXT,
  data TEXT NOT NULL                -- the JSON of the contract
);
CREATE INDEX IF NOT EXISTS events_document ON events (document_uri);
CREATE INDEX IF NOT EXISTS events_cluster ON events (ce_clusterid);

CREATE TABLE IF NOT EXISTS agreements (
  id TEXT PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  agreementType TEXT NOT NULL, agreementTypeText TEXT, status TEXT NOT NULL, title TEXT,
  date_value TEXT, date_end TEXT, date_precision TEXT, date_expression TEXT, date_inferredFrom TEXT,
  "group" TEXT, place_name TEXT, place_country TEXT, occasion_name TEXT,
  amount_value NUMERIC, amount_currency TEXT, amount_bound TEXT, amount_text TEXT,
  count INTEGER
);
CREATE INDEX IF NOT EXISTS agreements_date ON agreements (date_value);

CREATE TABLE IF NOT EXISTS topics (
  id TEXT NOT NULL REFERENCES agreements (id) ON DELETE CASCADE, n INTEGER NOT NULL, topic TEXT NOT NULL,
  PRIMARY KEY (id, n)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS parties (
  id TEXT NOT NULL REFERENCES agreements (id) ON DELETE CASCADE, n INTEGER NOT NULL,
  name TEXT NOT NULL, text TEXT, type TEXT, country TEXT, role TEXT,
  sameAs TEXT,                      -- URLs, a blank between them
  PRIMARY KEY (id, n)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS parties_name ON parties (name);

CREATE TABLE IF NOT EXISTS representatives (
  id TEXT NOT NULL REFERENCES agreements (id) ON DELETE CASCADE, party INTEGER NOT NULL, n INTEGER NOT NULL,
  name TEXT NOT NULL, jobTitle TEXT,
  PRIMARY KEY (id, party, n)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS films (
  id TEXT PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  name TEXT, alternateName TEXT,    -- lists, "; " between the items
  filmType TEXT, genre TEXT, countryOfOrigin TEXT, duration TEXT, inLanguage TEXT,
  stage TEXT, status TEXT
);
CREATE INDEX IF NOT EXISTS films_name ON films (name);

CREATE TABLE IF NOT EXISTS film_people (
  id TEXT NOT NULL REFERENCES films (id) ON DELETE CASCADE, field TEXT NOT NULL, -- director, actor
  n INTEGER NOT NULL, name TEXT NOT NULL, jobTitle TEXT,
  PRIMARY KEY (id, field, n)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS film_companies (
  id TEXT NOT NULL REFERENCES films (id) ON DELETE CASCADE, n INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (id, n)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS milestones (
  id TEXT NOT NULL REFERENCES films (id) ON DELETE CASCADE, n INTEGER NOT NULL,
  stage TEXT NOT NULL,
  date_value TEXT, date_end TEXT, date_precision TEXT, date_expression TEXT, date_inferredFrom TEXT,
  place_name TEXT, place_country TEXT, festival_name TEXT,
  award_name TEXT, award_category TEXT, award_recipient TEXT,
  amount_value NUMERIC, amount_currency TEXT, amount_bound TEXT, amount_text TEXT, amount_period TEXT,
  PRIMARY KEY (id, n)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS evidence (
  id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, n INTEGER NOT NULL,
  field TEXT NOT NULL, exact TEXT NOT NULL, prefix TEXT, suffix TEXT,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, inferredFrom TEXT,
  PRIMARY KEY (id, n)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS rules (
  id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, n INTEGER NOT NULL, rule TEXT NOT NULL,
  PRIMARY KEY (id, n)
) WITHOUT ROWID;

-- Who agreed on what, when and where, and the words that say it.
CREATE VIEW IF NOT EXISTS agreement_overview AS
SELECT a.id, a.status, a.agreementType, coalesce(a.date_value, substr(d.published, 1, 10)) AS day,
  (SELECT group_concat(name, ' — ') FROM (SELECT name FROM parties p WHERE p.id = a.id ORDER BY n)) AS parties,
  a.place_name, a.occasion_name, a.amount_value, a.amount_currency, a.amount_bound,
  e.salience, e.confidence, d.uri, d.title AS document_title, d.source, e.ce_duplicateof,
  (SELECT v.exact FROM evidence v WHERE v.id = a.id AND v.field = '/status' ORDER BY n LIMIT 1) AS said
FROM agreements a JOIN events e USING (id) JOIN documents d ON d.uri = e.document_uri;

-- How many agreements each party has, of which status, since when.
CREATE VIEW IF NOT EXISTS party_overview AS
SELECT p.name, max(p.type) AS type, max(p.country) AS country, count(DISTINCT coalesce(e.ce_clusterid, e.id)) AS agreements,
  count(DISTINCT CASE WHEN a.status = 'signed' THEN coalesce(e.ce_clusterid, e.id) END) AS signed,
  min(coalesce(a.date_value, substr(d.published, 1, 10))) AS first, max(coalesce(a.date_value, substr(d.published, 1, 10))) AS last
FROM parties p JOIN agreements a USING (id) JOIN events e USING (id) JOIN documents d ON d.uri = e.document_uri
WHERE e.salience <> 'aggregate' GROUP BY p.name;

-- Which countries agree with which.
CREATE VIEW IF NOT EXISTS country_pairs AS
SELECT min(p.country, q.country) AS country, max(p.country, q.country) AS with_country,
  count(DISTINCT coalesce(e.ce_clusterid, e.id)) AS agreements
FROM parties p JOIN parties q ON q.id = p.id AND q.n > p.n JOIN events e ON e.id = p.id
WHERE p.country <> q.country AND e.salience <> 'aggregate' GROUP BY 1, 2;

CREATE VIEW IF NOT EXISTS agreements_by_month AS
SELECT substr(coalesce(a.date_value, d.published), 1, 7) AS month, a.status, count(DISTINCT coalesce(e.ce_clusterid, e.id)) AS agreements
FROM agreements a JOIN events e USING (id) JOIN documents d ON d.uri = e.document_uri
WHERE e.salience = 'main' GROUP BY 1, 2;

-- Each film of each article.
CREATE VIEW IF NOT EXISTS film_overview AS
SELECT f.id, f.name, f.alternateName, f.filmType, f.stage, f.status,
  (SELECT group_concat(name, ', ') FROM (SELECT name FROM film_people p WHERE p.id = f.id AND p.field = 'director' ORDER BY n)) AS directors,
  (SELECT group_concat(name, ', ') FROM (SELECT name FROM film_companies c WHERE c.id = f.id ORDER BY n)) AS companies,
  f.countryOfOrigin, f.genre, e.salience, e.confidence, d.uri, d.title AS document_title, d.published, d.source, e.ce_duplicateof
FROM films f JOIN events e USING (id) JOIN documents d ON d.uri = e.document_uri;

-- What happened to a film, article by article.
CREATE VIEW IF NOT EXISTS film_timeline AS
SELECT f.name, m.stage, coalesce(m.date_value, substr(d.published, 1, 10)) AS day, m.date_expression, m.place_name, m.festival_name,
  m.award_name, m.award_category, m.award_recipient, m.amount_value, m.amount_currency, m.amount_bound, m.amount_period, d.uri, f.id
FROM milestones m JOIN films f USING (id) JOIN events e USING (id) JOIN documents d ON d.uri = e.document_uri;

-- Facts that several articles tell.
CREATE VIEW IF NOT EXISTS clusters AS
SELECT ce_clusterid, count(*) AS events, count(DISTINCT document_uri) AS articles, min(ce_time) AS first, max(ce_time) AS last
FROM events WHERE ce_clusterid IS NOT NULL GROUP BY ce_clusterid;
