"""Every label the web pages ask for is kept, in every language, and none for nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from runut.lang.pack import codes, load
from runut.web.pages.article import KINDS
from runut.web.words import Words

WEB = Path(__file__).parents[2] / "src" / "runut" / "web"
TEMPLATES = "".join(path.read_text("utf-8") for path in sorted(WEB.rglob("*.html")))
CODE = "\n".join(path.read_text("utf-8") for path in sorted(WEB.glob("pages/*.py")))
#: Made of a prefix and a value.
MADE = (
    "nav.",
    "show.",
    "mode.",
    "type.",
    "bound.",
    "facet.",
    "decision.",
    "stage.",
    "language.",
)
PLURAL = re.compile(r"\.(zero|one|two|few|many|other)$")


def _kept(language: str) -> set[str]:
    table = load(language).table("messages-web")
    return {key.removeprefix("web.") for key in table if key.startswith("web.")}


def _asked() -> set[str]:
    plain = set(re.findall(r'say\("([a-z.-]+)"[,)]', TEMPLATES))
    plain |= set(re.findall(r'say\("([a-z.-]+)"[,)]', CODE))
    counted = set(re.findall(r'say\.count\(\s*"([a-z.-]+)"', TEMPLATES + CODE))
    nav = set(re.findall(r'\("/[a-z]*", "([a-z]+)"\)', TEMPLATES))
    return plain | {f"{each}.other" for each in counted} | {f"nav.{each}" for each in nav}


@pytest.mark.parametrize("language", codes())
def test_every_label_is_kept(language: str) -> None:
    say = Words(language=language)
    assert {code for code in _asked() if not say.kept(say.place(code))} == set()


@pytest.mark.parametrize("language", codes())
def test_no_label_is_kept_for_nothing(language: str) -> None:
    plain = {PLURAL.sub(".other", code) for code in _kept(language)}
    unused = plain - _asked()
    assert {code for code in unused if not code.startswith(MADE)} == set()
    assert {f"show.{kind}" for kind in KINDS} <= plain


def test_languages_keep_the_same_labels() -> None:
    labels = [{PLURAL.sub("", code) for code in _kept(language)} for language in codes()]
    assert all(each == labels[0] for each in labels)
