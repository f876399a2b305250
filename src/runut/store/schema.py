"""The tables of a collection file, and the steps that lead from each version to the next.

The version stands in ``PRAGMA user_version``; step *n* of `MIGRATIONS` leads from version
*n* to *n + 1*. A step that has been released is never edited: a change is a new step.
"""

from __future__ import annotations

from typing import Final

#: "RUNT": tells a collection from any other SQLite file (``PRAGMA application_id``).
APPLICATION_ID: Final = 0x52554E54

_FIRST: Final = """
-- Raw content as it came. `content` is deflated.
CREATE TABLE page (
    id      TEXT PRIMARY KEY,
    form    TEXT NOT NULL,
    path    TEXT,
    row     INTEGER,
    url     TEXT,
    charset TEXT,
    fields  TEXT NOT NULL,
    content BLOB NOT NULL
) WITHOUT ROWID;

-- One row a version of an article. `reading` is all that was read from it alone
-- (runut.store.codec); `pending` marks what has not been compared with the others yet.
CREATE TABLE article (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    key       TEXT NOT NULL,
    version   INTEGER NOT NULL,
    batch     INTEGER NOT NULL,
    page      TEXT NOT NULL REFERENCES page (id),
    outlet    TEXT NOT NULL,
    title     TEXT,
    published TEXT,
    day       TEXT,
    language  TEXT NOT NULL,
    current   INTEGER NOT NULL,
    pending   INTEGER NOT NULL,
    story     TEXT,
    features  BLOB NOT NULL,
    reading   BLOB NOT NULL
);
CREATE INDEX article_key ON article (key);
CREATE INDEX article_story ON article (story) WHERE current;
CREATE INDEX article_day ON article (day) WHERE current;
CREATE INDEX article_pending ON article (pending) WHERE pending;

-- Full text of the newest versions, stemmed; rowid is article.number.
CREATE VIRTUAL TABLE words USING fts5 (
    title, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- Who speaks where. A speaker is an entity; its names find it.
CREATE TABLE speaker (number INTEGER PRIMARY KEY, entity TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE alias (
    folded  TEXT NOT NULL,
    speaker INTEGER NOT NULL REFERENCES speaker (number),
    PRIMARY KEY (folded, speaker)
) WITHOUT ROWID;
CREATE TABLE speech (
    speaker   INTEGER NOT NULL REFERENCES speaker (number),
    article   INTEGER NOT NULL REFERENCES article (number),
    statement TEXT NOT NULL,
    PRIMARY KEY (speaker, article, statement)
) WITHOUT ROWID;
CREATE INDEX speech_article ON speech (article);

-- How likely two articles tell one happening; a < b by id.
CREATE TABLE link (
    a       TEXT NOT NULL,
    b       TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX link_b ON link (b);

-- `account` is NULL while it has to be built again.
CREATE TABLE story (
    id        TEXT PRIMARY KEY,
    last      TEXT,
    saga      TEXT,
    outlets   INTEGER NOT NULL,
    content   BLOB NOT NULL,
    line      BLOB,
    account   BLOB
) WITHOUT ROWID;
CREATE INDEX story_last ON story (last DESC, id);
CREATE TABLE saga (id TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;

-- What people decided; never deleted, only undone.
CREATE TABLE decision (
    id     INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    articles TEXT NOT NULL,
    apart  TEXT NOT NULL,
    made   TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
"""

#: When a version came in, and the versions that changed an article.
_TAKEN: Final = """
ALTER TABLE article ADD COLUMN taken TEXT;
CREATE INDEX article_revised ON article (batch) WHERE version > 1;
"""

_NOTICED: Final = """
-- A collection's own name, for the ids of its feeds.
CREATE TABLE self (id TEXT NOT NULL);
INSERT INTO self VALUES (lower(hex(randomblob(16))));

-- When the account of a story last came out different, and a hash of how it came out.
ALTER TABLE story ADD COLUMN changed TEXT;
ALTER TABLE story ADD COLUMN digest TEXT;
UPDATE story SET changed = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE account IS NOT NULL;
CREATE INDEX story_changed ON story (changed DESC, id);

-- The conflicts of all accounts. `first` is the id that a conflict had when it was first
-- seen, which it keeps in feeds while its sides grow; `id` is the one it has now.
CREATE TABLE conflict (
    first   TEXT PRIMARY KEY,
    id      TEXT NOT NULL,
    story   TEXT NOT NULL,
    seen    TEXT NOT NULL,
    changed TEXT NOT NULL,
    content BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX conflict_story ON conflict (story);
CREATE INDEX conflict_seen ON conflict (seen DESC, first);
"""

_OUTLETS: Final = """
-- What each outlet brought to each story, in counts (runut.account.sourcing.contributions); written
-- with the story's account, so accounts made before are made again.
CREATE TABLE contribution (
    outlet      TEXT NOT NULL,
    story       TEXT NOT NULL,
    first       TEXT,
    last        TEXT,
    articles    INTEGER NOT NULL,
    changed     INTEGER NOT NULL,
    corrections INTEGER NOT NULL,
    statements  INTEGER NOT NULL,
    credited    INTEGER NOT NULL,
    first_hand  INTEGER NOT NULL,
    uncredited  INTEGER NOT NULL,
    copied      INTEGER NOT NULL,
    reprinted   INTEGER NOT NULL,
    PRIMARY KEY (outlet, story)
) WITHOUT ROWID;
CREATE INDEX contribution_story ON contribution (story);
CREATE INDEX article_outlet ON article (outlet) WHERE current;
UPDATE story SET account = NULL;
"""

#: What was forgotten and stays out, by hash, with the hash of what it was forgotten with;
#: and what people set for the whole collection.
_TOMBSTONES: Final = """
CREATE TABLE tombstone (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT,
    made TEXT NOT NULL,
    owner TEXT
) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

#: What articles are filed under (`runut.store.filings`), links with their score of the two
#: alone and among their neighbours (runut.stories.context), and what lists ask for. Every
#: article is compared again, for nothing of this is known of those that were.
_FILED: Final = """
CREATE TABLE posting (
    day     INTEGER NOT NULL,
    key     INTEGER NOT NULL,
    entries BLOB NOT NULL,
    PRIMARY KEY (day, key)
) WITHOUT ROWID;
CREATE TABLE filing (
    number   INTEGER PRIMARY KEY REFERENCES article (number),
    day      INTEGER NOT NULL,
    keys     BLOB NOT NULL,
    language INTEGER NOT NULL,
    words    BLOB NOT NULL
);
DROP TABLE link;
CREATE TABLE link (
    a       TEXT NOT NULL,
    b       TEXT NOT NULL,
    alone   REAL NOT NULL,
    score   REAL NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX link_b ON link (b, a, alone, score);
CREATE INDEX story_unbuilt ON story (id) WHERE account IS NULL;
UPDATE article SET pending = 1 WHERE current;
"""

#: What stories are told with and which are alike (`runut.store.sagas`), for `untold` ones
#: at the next grouping.
_TOLD: Final = """
CREATE TABLE told (story TEXT PRIMARY KEY, saga TEXT, content BLOB) WITHOUT ROWID;
CREATE TABLE telling (
    name  TEXT NOT NULL,
    story TEXT NOT NULL,
    PRIMARY KEY (name, story)
) WITHOUT ROWID;
CREATE INDEX telling_story ON telling (story);
CREATE TABLE sequel (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE TABLE untold (story TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO untold SELECT id FROM story;
DELETE FROM saga;
UPDATE story SET saga = NULL;
"""

_WEB: Final = """
-- The answers of the web that a page was made of, by part; part 0 is the page's own, and its
-- content stands in `page`. `headers` is a JSON list of pairs, `content` is deflated.
CREATE TABLE answer (
    page    TEXT NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    part    INTEGER NOT NULL,
    url     TEXT NOT NULL,
    address TEXT NOT NULL,
    status  INTEGER NOT NULL,
    headers TEXT NOT NULL,
    fetched TEXT NOT NULL,
    content BLOB,
    PRIMARY KEY (page, part)
) WITHOUT ROWID;

-- What was last seen at an address that was asked for, to ask whether it has changed.
CREATE TABLE visit (
    url      TEXT PRIMARY KEY,
    page     TEXT NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    etag     TEXT,
    modified TEXT,
    seen     TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX visit_page ON visit (page);

-- Feeds that are watched. Times are RFC 3339 in UTC; `problem` is a reason as JSON while
-- the last try failed.
CREATE TABLE feed (
    url      TEXT PRIMARY KEY,
    title    TEXT,
    etag     TEXT,
    modified TEXT,
    due      TEXT,
    tried    TEXT,
    read     TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    problem  TEXT
) WITHOUT ROWID;

-- Entries of a feed that were dealt with, by hash; `stamp` tells whether the feed says they
-- changed.
CREATE TABLE entry (
    feed  TEXT NOT NULL,
    entry TEXT NOT NULL,
    stamp TEXT NOT NULL,
    seen  TEXT NOT NULL,
    taken INTEGER NOT NULL,
    PRIMARY KEY (feed, entry)
) WITHOUT ROWID;
"""

#: Since when nothing is at an address any more at which an article was.
_GONE: Final = """
ALTER TABLE visit ADD COLUMN gone TEXT;
CREATE INDEX visit_gone ON visit (gone) WHERE gone IS NOT NULL;
"""

#: Articles, newest first, as lists show them.
_NEWEST: Final = """
CREATE INDEX article_newest ON article (day DESC, published DESC, id DESC) WHERE current;
"""

#: Packed words took other marks: every article is filed anew.
_REFILED: Final = """
DELETE FROM posting;
DELETE FROM filing;
UPDATE article SET pending = 1 WHERE current;
"""

#: The last batch is asked for by every add.
_BATCHES: Final = """
CREATE INDEX article_batch ON article (batch);
"""

#: What is compared of an article (`runut.stories.flat`) is kept as it stands; empty for those
#: that were filed before. The reasons of a link, which nobody read here, are told when asked.
_FLAT: Final = """
ALTER TABLE filing ADD COLUMN flat BLOB;
ALTER TABLE link DROP COLUMN content;
"""

#: What stories are told with is kept packed too (`runut.stories.casts`); empty for those that
#: were there before.
_PACKED: Final = """
ALTER TABLE told ADD COLUMN packed BLOB;
"""

#: What articles are filed under is made where they are read, and waits there until they are
#: compared. No weights where it was kept by an earlier version.
_UNFILED: Final = """
ALTER TABLE filing ADD COLUMN weights BLOB;
CREATE TABLE unfiled (number INTEGER PRIMARY KEY REFERENCES filing (number) ON DELETE CASCADE);
"""

#: Rows that are read by the hundred stand apart from those many times as long.
_ABREAST: Final = """
CREATE TABLE abreast (story TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
INSERT INTO abreast SELECT story, packed FROM told WHERE packed IS NOT NULL;
ALTER TABLE told DROP COLUMN packed;
"""

MIGRATIONS: Final[tuple[str, ...]] = (
    _FIRST,
    _TAKEN,
    _NOTICED,
    _OUTLETS,
    _TOMBSTONES,
    _FILED,
    _TOLD,
    _WEB,
    _GONE,
    _NEWEST,
    _REFILED,
    _BATCHES,
    _FLAT,
    _PACKED,
    _UNFILED,
    _ABREAST,
)

#: The schema version this program writes.
VERSION: Final = len(MIGRATIONS)
