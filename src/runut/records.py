"""Every record that flows through Runut, frozen.

Spans are half-open character offsets ``[start, end)`` into the text of one article
version, so ``article.text[start:end]`` is always what was written there. Ids of
articles and of whatever is read from them are content hashes (`runut.identity`).

The records follow the words of the design: a *page* becomes an *article*, an article
a *reading*; articles of one happening are a *story*, and all that is known of a story
is its *account*.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

# --------------------------------------------------------------------------- reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a judgement was made.

    ``code`` names the rule ("claim.same-figures"); ``values`` are the words and figures
    it saw, to be set into the sentence that `runut.lang.messages` keeps for the code in
    each language. A reason holds no composed prose, so it can be shown in any language.
    """

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


# ----------------------------------------------------------------- pages and articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One answer of the web. ``url`` is what was asked for, ``address`` where redirects led,
    ``headers`` are as they came, ``fetched`` is RFC 3339 in UTC, ``content`` the bytes
    without transfer or content coding."""

    url: str
    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    fetched: str
    content: bytes

    def header(self, name: str) -> str | None:
        """The value of the first header of this ``name`` (in lower case), or None."""
        return next((value for key, value in self.headers if key.casefold() == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server needs to tell whether its answer has changed (RFC 9110, 8.8)."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Raw content as it came, with where it came from.

    ``form`` is "plain" (text of a page, furniture and all), "html", or "row" (one row of
    a table). ``fields`` is what a table or feed itself says of the article, under our
    names: title, text, url, date, outlet, authors. For a row, ``content`` is the row as
    JSON. ``path`` is as the user gave it; ``row`` counts from 1. ``answers`` are those of
    the web that the page was made of: the page's own first, whose content is ``content``,
    then the pages that go on with the same article; empty for a page that was not fetched.
    """

    id: str
    form: Literal["plain", "html", "row"]
    content: bytes
    path: str | None = None
    row: int | None = None
    url: str | None = None
    charset: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[Fetched, ...] = ()

    @property
    def place(self) -> str:
        """Where the page came from, as shown to people: ``news.csv#12`` or an address."""
        where = self.path or self.url or "-"
        return f"{where}#{self.row}" if self.row is not None else where


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that was not taken: where it stood, why, and what to try."""

    place: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """An input that is as it was when it was last taken."""

    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A line of the page that is not the article, kept aside with the rule that said so."""

    text: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Half-open character offsets into the text of one article."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page's cleaned text and metadata.

    ``published`` is RFC 3339 with offset, or the date alone, or None. ``text`` is the
    body only: no title, no byline, no furniture; it is what every span refers to.
    ``key`` tells versions of one article from different articles (its address, else
    outlet, title and time); ``version`` counts from 1.
    """

    id: str
    key: str
    version: int = 1
    page: str
    path: str | None
    url: str | None
    outlet: str
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str
    text: str
    sentences: tuple[Span, ...]
    furniture: tuple[Furniture, ...]


# ------------------------------------------------------------------ what text contains


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in one article where an entity is named or described.

    ``kind`` is "name" (a name or an abbreviation), "description" ("Presiden Rusia itu"),
    or "pronoun" ("dia", the -nya of "katanya").
    """

    article: str
    start: int
    end: int
    kind: Literal["name", "description", "pronoun"] = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Whom or what mentions stand for, with all its names.

    ``type`` is PER, ORG, LOC, EVENT or PRODUCT. ``name`` is the fullest name;
    ``names`` holds every form seen, ``name`` included. ``roles`` are titles met beside
    the name ("Menteri Luar Negeri Rusia").
    """

    id: str
    name: str
    type: str
    names: tuple[str, ...]
    wikidata: str | None = None
    roles: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression and what it means.

    ``value`` is EDTF (ISO 8601-2): "2024-06-19", "2024-06-19T02:45", "2017-12",
    "2024-06-18/2024-06-19"; a part of the day stands after the date as
    ``2024-06-19T~night`` (see docs/reference/times.md). Durations ("24 tahun") are ISO 8601
    periods ("P24Y"). ``anchor`` says what a relative expression was counted from:
    "article", "named-day", "quote" or "absolute". ``writing`` marks dates of the act of
    writing or quoting ("dikutip Kamis (20/6)"), which date no event. ``flags`` holds
    "mended", "impossible", "future", "approximate".
    """

    start: int
    end: int
    value: str
    anchor: str
    precision: str
    writing: bool = False
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure: its value, unit, and what it counts.

    ``value`` is in the base of the unit ("Rp 1,5 M" is 1.5e9, unit "IDR"); ``high`` is
    the upper end of a range. ``of`` is the counted thing as written ("orang meninggal").
    ``bound`` is "exact", "about", "over", "under", "at-least" or "at-most"; ``change``
    marks an amount of change ("naik sebesar 3") as against a level ("menjadi 92").
    """

    start: int
    end: int
    value: float
    unit: str | None = None
    of: str | None = None
    high: float | None = None
    bound: str = "exact"
    change: bool = False


# -------------------------------------------------------------------------- statements

Mode = Literal["direct", "indirect", "narration"]
Stance = Literal["asserts", "denies", "promises", "predicts", "asks", "orders"]
Role = Literal["speaker", "via"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One link of a source chain, nearest to the words first.

    ``start``/``end`` is where the text names it; ``name`` is what it resolves to (for
    "katanya", the person's name). ``entity`` is None when the text does not say who.
    """

    name: str
    entity: str | None
    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A word that colours a statement: "negation", "hedge", "plan", "first-hand",
    "shared-occasion" or "correction", with where it stands."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A proposition in an article's text with who stands behind it.

    ``[start, end)`` covers the content alone (inside the quotation marks for a direct
    quote), not the cue or the speaker. ``rule`` names the rule that found it.
    """

    id: str
    article: str
    start: int
    end: int
    mode: Mode
    stance: Stance
    cue: Span | None
    sources: tuple[Source, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    marks: tuple[Mark, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What the story stage compares: weights by word, and the sets that tell instances
    of one series apart. Made from one article alone, so a link of two articles never
    depends on what else the collection holds. ``sketch`` is the article's winnowed
    fingerprints (`runut.copies.fingerprints`).

    ``title``, ``lead``, ``first`` (the first sentence), ``body``, ``speech`` (what stands
    in quotation marks), ``names`` and ``cast`` (entities by id) are vectors of length 1.
    ``figures`` are the numbers of the title, ``near_days`` the days named in the lead,
    ``marks`` the genres the title shows ("round-up", "daily", "guide"), ``at`` the moment
    of publication in hours since 1970 (None when only the day is known), ``core`` the
    heaviest words of the body, ``named`` those of its words that are names,
    ``title_names`` the names in the title, ``length`` the number of characters, ``tolls``
    the kinds of toll it counts ("dead", "missing").
    """

    article: str
    language: str
    day: str | None
    title: Mapping[str, float]
    lead: Mapping[str, float]
    body: Mapping[str, float]
    names: Mapping[str, float]
    numbers: tuple[str, ...]
    days: tuple[str, ...]
    sketch: tuple[int, ...]
    outlet: str = ""
    figures: tuple[str, ...] = ()
    near_days: tuple[str, ...] = ()
    speech: Mapping[str, float] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    at: float | None = None
    first: Mapping[str, float] = field(default_factory=dict)
    cast: Mapping[str, float] = field(default_factory=dict)
    core: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    title_names: tuple[str, ...] = ()
    length: int = 0
    tolls: tuple[str, ...] = ()

    @classmethod
    def empty(cls, article: str) -> Features:
        """Features of an article of which nothing has been read yet."""
        return cls(
            article=article,
            language="",
            day=None,
            title={},
            lead={},
            body={},
            names={},
            numbers=(),
            days=(),
            sketch=(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that is read from one article alone; made once and stored."""

    article: Article
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]
    features: Features

    @classmethod
    def begun(cls, article: Article) -> Reading:
        """The reading of an article of which nothing has been read yet."""
        return cls(
            article=article,
            entities=(),
            times=(),
            quantities=(),
            statements=(),
            features=Features.empty(article.id),
        )


# ------------------------------------------------------------------- between articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span of a named article."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A passage of one article that stands in another, near verbatim.

    ``likeness`` is the share of words that agree, 0 to 1. ``origin`` is the passage that
    came first as far as times and credits show, ``target`` the other.
    """

    origin: Passage
    target: Passage
    likeness: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How likely two articles tell one happening: score 0 to 1, with reasons where they were
    asked for (`runut.stories.score.link`). ``a`` < ``b`` by id."""

    a: str
    b: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles that tell one happening. ``articles`` is sorted by publication, then
    id; ``title`` is the headline of the most central one. ``first`` and ``last`` are the
    earliest and latest publication times."""

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    reasons: tuple[Reason, ...]
    saga: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saga:
    """Stories that continue one another, oldest first."""

    id: str
    title: str
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about stories; replayed after every regrouping.

    ``kind`` "merge" keeps ``articles`` together; "split" keeps ``articles`` away from
    ``apart``. Both are sets of article keys, so a decision outlives new versions.
    """

    id: int
    kind: Literal["merge", "split"]
    articles: tuple[str, ...]
    apart: tuple[str, ...]
    made: str
    undone: bool = False


# ------------------------------------------------------------------------- the account

Standing = Literal["confirmed", "echoed", "single", "disputed", "updated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where information entered the world, as far as the texts show."""

    name: str
    kind: Literal["named", "first-hand", "uncredited"]
    entity: str | None
    articles: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Statements that say the same thing. ``statement`` is the clearest wording."""

    id: str
    statement: str
    statements: tuple[str, ...]
    articles: int
    outlets: int
    origins: tuple[Origin, ...]
    standing: Standing
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One answer in a conflict."""

    value: str
    statements: tuple[str, ...]
    origins: tuple[str, ...]


ConflictKind = Literal["number", "time", "place", "name", "denial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Statements that cannot all hold, by sides. ``question`` is made of the texts' own
    words."""

    id: str
    kind: ConflictKind
    question: str
    sides: tuple[Side, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value of a figure as of a time (EDTF), by whom. In a series of states ``state`` is
    the code of the stage ("planned", "underway", "over", "withheld", ...; the packs keep a
    word for each) and ``value`` its rank."""

    value: float
    as_of: str | None
    statement: str
    origin: str
    state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One quantity, or the state of one thing, followed over time, oldest first."""

    of: str
    unit: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An entry of the timeline. ``text`` is the words of one of its statements;
    ``planned`` marks what was still to come when it was written."""

    when: str
    precision: str
    statements: tuple[str, ...]
    text: str
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that Runut knows of one story, ready to show."""

    story: Story
    outlets: int
    origins: int
    places: tuple[str, ...]
    people: tuple[str, ...]
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    figures: tuple[Figure, ...]
    timeline: tuple[Happening, ...]
    copies: tuple[Copy, ...]


# ------------------------------------------------------------------- versions

NoteKind = Literal["correction", "update"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Words by which an outlet says that it changed an article. ``where`` they stand:
    "title", "text" or "furniture"."""

    kind: NoteKind
    where: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """A sentence that differs between two versions. ``before`` is its span in the earlier
    version, ``after`` that in the later; None where it does not stand."""

    kind: Literal["added", "removed", "changed"]
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure that the later version gives differently; each lies in its own version."""

    before: Quantity
    after: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What changed from one version of an article to the next.

    ``before`` and ``after`` are ids of article versions, ``version`` the later one's
    number. ``title`` is the pair of headlines where they differ. ``gone`` and ``new`` are
    ids of statements in sentences that changed, of the earlier and the later version.
    """

    before: str
    after: str
    version: int
    title: tuple[str | None, str | None] | None
    sentences: tuple[SentenceChange, ...]
    figures: tuple[FigureChange, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """An article of another outlet, or another article, that still says what an outlet took
    back: its ``statement``, with the words, as in the article's text."""

    article: str
    outlet: str
    title: str | None
    published: str | None
    statement: str
    words: str
    taken_back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A revision as people look at it: whose, where, both texts, and who still carries what
    was taken back. ``seen`` is when the later version came in, where that is known."""

    outlet: str
    title: str | None
    url: str | None
    story: str | None
    seen: str | None
    before: Article
    after: Article
    revision: Revision
    carriers: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An article that is kept here though nothing is at its address any more; ``since`` is
    when that was first seen."""

    article: str
    outlet: str
    title: str | None
    url: str
    story: str | None
    since: str


# ------------------------------------------------------- what the use cases answer with


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one `add` did. ``stories`` are ids of stories that changed."""

    added: int
    unchanged: int
    new_versions: int
    rejected: tuple[Rejected, ...]
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """Something that was forgotten and is kept out: a "page", an "article" or an "outlet".
    ``name`` is an outlet's; of pages and articles nothing but a hash is kept."""

    kind: str
    name: str | None
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What one `forget` took out: how many articles (versions of one count once), and the
    ids of the stories that lost one."""

    articles: int
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a long piece of work is. ``total`` is None while it is not known."""

    stage: str
    done: int
    total: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    """How a watched feed fares. Times are RFC 3339 in UTC, None for never: ``tried`` last,
    ``read`` last with success, ``due`` next. ``failures`` counts those since the last
    success, ``problem`` is the last one's."""

    url: str
    title: str | None = None
    due: str | None = None
    tried: str | None = None
    read: str | None = None
    failures: int = 0
    problem: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRead:
    """What one look at a feed brought: how many of its entries were ``new``, and what became
    of them."""

    health: FeedHealth
    new: int = 0
    added: int = 0
    new_versions: int = 0
    unchanged: int = 0
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryNews:
    """A story that is new, or changed, because of what was just read."""

    change: Literal["new", "changed"]
    line: StoryLine


#: Somebody who is told how far a long piece of work is.
Watcher = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story as one line of a list. ``standings`` counts its claims by standing;
    ``conflicts`` counts its conflicts; ``changed`` is when its account last came out
    different here (RFC 3339, UTC)."""

    story: Story
    outlets: tuple[str, ...]
    origins: int
    standings: Mapping[str, int]
    conflicts: int
    changed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article version as one line of a list. ``current`` marks the newest version,
    ``taken`` is when it came in, ``story`` where it stands now."""

    id: str
    version: int
    current: bool
    outlet: str
    title: str | None
    published: str | None
    language: str
    story: str | None
    taken: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLine:
    """One who says something, as one line of a list, with counts over all stories."""

    id: str
    name: str
    statements: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement of a person or body, with where it stands. ``joins`` is the text between
    it and the speaker's statement before it where both are one utterance, else None."""

    speaker: str
    words: str
    statement: Statement
    outlet: str
    title: str | None
    published: str | None
    story: str
    joins: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a person or body said otherwise later. ``before`` and ``after`` are the figures
    that differ, as written; None where one statement denies what the other affirms."""

    earlier: Said
    later: Said
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one outlet brought to one story, in counts.

    Of its ``statements``, ``credited`` name a source, ``first_hand`` are its own reporting by
    its marks, and ``uncredited`` name nobody; the three add up. Whichever they are,
    ``copied`` ones stand near verbatim in an article of another outlet that came first, and
    ``reprinted`` ones in an article of another outlet that came later. ``changed`` are
    articles taken in more than one version, ``corrections`` those that take something back.
    ``first`` and ``last`` are its earliest and latest publication times.
    """

    story: str
    outlet: str
    first: str | None
    last: str | None
    articles: int
    changed: int
    corrections: int
    statements: int
    credited: int
    first_hand: int
    uncredited: int
    copied: int
    reprinted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Somebody whom an outlet lets speak, and in how many statements."""

    name: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletProfile:
    """How an outlet works in this collection: its contributions to ``stories`` stories added
    up, in counts and never as a score. The counts mean what they mean in `Contribution`.
    ``quoted`` names whom it lets speak most, most often first; it is empty in lists.
    """

    outlet: str
    stories: int
    first: str | None
    last: str | None
    articles: int
    changed: int
    corrections: int
    statements: int
    credited: int
    first_hand: int
    uncredited: int
    copied: int
    reprinted: int
    quoted: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found; ``words`` is the sentence that fits best and
    ``start`` its offset in the article's text."""

    article: str
    story: str
    outlet: str
    title: str | None
    published: str | None
    words: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A line of `runut doctor`: a check, whether it holds, what was seen (a count or a
    version), and what is wrong."""

    check: str
    holds: bool
    seen: str
    problems: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What `doctor --repair` did. ``aside`` is where the damaged file lies now, where one
    had to be made anew."""

    done: tuple[Reason, ...]
    aside: str | None = None
