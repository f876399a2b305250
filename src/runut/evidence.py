"""Evidence bundles: written from a collection, and verified without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

import apsw

from runut import intake
from runut.clean import repeats
from runut.clock import now
from runut.errors import ReadError
from runut.export import bundle
from runut.export.bundle import Bundle, Exhibit, NoBundle
from runut.identity import content_id
from runut.lang.messages import error
from runut.records import Account, Fetched, Finding, Page, Reading, Reason
from runut.store import pages, versions

Document = Mapping[str, Any]


def write(connection: apsw.Connection, account: Account, stream: BinaryIO, language: str) -> None:
    """Write the bundle of an account: all versions of its articles go along."""
    exhibits = []
    for article in account.articles:
        for found, page, number, taken in versions.of_key(connection, article.key):
            kept = pages.get(connection, page)
            assert kept is not None, page
            exhibits.append(Exhibit(page=kept, article=found, version=number, taken=taken))
    made = now()
    bundle.write(stream, account, exhibits, made, language)


def verify(path: Path) -> tuple[Finding, ...]:
    """Check a bundle, line by line: files, pages, ids, spans, and the reading anew.

    "reading" does not hold when this program reads other words from the pages than the
    account has; with another version of the program that is no forgery, and said so.

    Raises `ReadError` when it is no bundle at all.
    """
    try:
        with path.open("rb") as stream:
            opened = bundle.read(stream)
    except NoBundle as problem:
        raise error(ReadError, "error.no-bundle", path=str(path), detail=str(problem)) from problem
    checks = (
        ("bundle-files", _files, len(opened.files)),
        ("bundle-pages", _pages, len(opened.pages)),
        ("bundle-articles", _articles, len(opened.account.get("articles", ()))),
        ("bundle-spans", _spans, len(opened.account.get("statements", ()))),
        ("bundle-reading", _reading, len(opened.pages)),
    )
    return tuple(_finding(name, look(opened), count) for name, look, count in checks)


def _finding(name: str, problems: Iterator[Reason], count: int) -> Finding:
    try:
        found = tuple(problems)
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        values = {"detail": f"{type(problem).__name__}: {problem}"}
        found = (Reason(code="bundle.malformed", values=values),)
    return Finding(check=name, holds=not found, seen=str(count), problems=found)


def _files(opened: Bundle) -> Iterator[Reason]:
    """Every file is named in the manifest and has the digest named there."""
    named = opened.manifest["files"]
    for name in sorted(set(named) | set(opened.files) - {bundle.MANIFEST}):
        content = opened.files.get(name)
        if content is None or named.get(name) != bundle.digest(content):
            yield Reason(code="bundle.file", values={"name": name})


def _pages(opened: Bundle) -> Iterator[Reason]:
    """Every page is there, with the digest the manifest names, and no other."""
    named = {
        each["id"]: [part["sha256"] for part in each["parts"]] for each in opened.manifest["pages"]
    }
    for page in sorted(set(named) | set(opened.pages)):
        if named.get(page) != [bundle.digest(part) for part in opened.pages.get(page, ())]:
            yield Reason(code="bundle.page", values={"page": page})


def _articles(opened: Bundle) -> Iterator[Reason]:
    """Every article's id is the hash of what it says, and its page is in the bundle."""
    exhibited = {each["article"] for each in opened.manifest["pages"]}
    for each in opened.account["articles"]:
        parts = (each["outlet"], each["url"], each["title"], each["published"], each["text"])
        if each["id"] != content_id(*parts):
            yield Reason(code="bundle.article-id", values={"article": each["id"]})
        if each["id"] not in exhibited:
            yield Reason(code="bundle.no-page", values={"article": each["id"]})


def _spans(opened: Bundle) -> Iterator[Reason]:
    """Every statement lies in its article's text, and every claim holds known statements."""
    lengths = {each["id"]: len(each["text"]) for each in opened.account["articles"]}
    known = set()
    for each in opened.account["statements"]:
        known.add(each["id"])
        if not 0 <= each["start"] <= each["end"] <= lengths.get(each["article"], -1):
            yield Reason(code="bundle.span", values={"statement": each["id"]})
    for claim in opened.account["claims"]:
        if not known.issuperset(claim["statements"]):
            yield Reason(code="bundle.claim", values={"claim": claim["id"]})


def _reading(opened: Bundle) -> Iterator[Reason]:
    """The pages, cleaned anew, give the articles' words. Lines that were set aside because
    they repeat among an outlet's pages are known only to the collection: a longer text
    that holds all of the article's lines reads alike."""
    texts = {each["id"]: each["text"] for each in opened.account["articles"]}
    made_by = opened.manifest["program"]["runut"]
    for listed in opened.manifest["pages"]:
        if listed["article"] not in texts or listed["id"] not in opened.pages:
            continue
        result = intake.read(_page(listed, opened.pages[listed["id"]]), repeats.count([]))
        if isinstance(result, Reading) and _holds(result.article.text, texts[listed["article"]]):
            continue
        code = "bundle.reads-otherwise"
        if made_by != version("runut"):
            code = "bundle.other-version"
        yield Reason(code=code, values={"article": listed["article"], "version": made_by})


def _holds(text: str, wanted: str) -> bool:
    lines = (line.strip() for line in wanted.splitlines())
    return all(line in text for line in lines if line)


def _page(listed: Document, parts: tuple[bytes, ...]) -> Page:
    return Page(
        id=listed["id"],
        form=listed["form"],
        content=parts[0],
        path=listed["path"],
        row=listed["row"],
        url=listed["url"],
        charset=listed["charset"],
        fields=listed["fields"],
        answers=tuple(
            _answer(part, content)
            for part, content in zip(listed["parts"], parts, strict=True)
            if "address" in part
        ),
    )


def _answer(part: Document, content: bytes) -> Fetched:
    return Fetched(
        url=part["url"],
        address=part["address"],
        status=part["status"],
        headers=tuple((name, value) for name, value in part["headers"]),
        fetched=part["fetched"],
        content=content,
    )
