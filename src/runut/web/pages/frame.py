"""What every page stands in: its language, its links, and how it is rendered.

The texts of articles are data. Templates escape whatever they are given; no page holds
inline script or style, and none needs a cookie: the language is asked for by the browser, or
chosen with ``?lang=``, which every link then carries on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from runut.export.outline import writers
from runut.export.shown import SIGNS, ShownCopy
from runut.export.told import Told, ways
from runut.lang.pack import codes
from runut.web.language import language_of
from runut.web.pages.assets import address
from runut.web.words import Words

#: Longer words of a question than this are cut.
LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One request, and how it is answered in the reader's language."""

    request: Request
    say: Words

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.say.language

    @property
    def chosen(self) -> str | None:
        """The language, where the reader chose it on the page."""
        lang = self.request.query_params.get("lang")
        return lang if lang in codes() else None

    @property
    def after(self) -> str | None:
        """The cursor with which the next part of a list is asked for."""
        return self.request.query_params.get("after") or None

    def href(self, path: str, fragment: str = "", /, **query: str | int | None) -> str:
        """The address of a page here, in the language that was chosen."""
        return self.address(path, list(query.items()), fragment)

    def here(self, fragment: str = "", /, **query: str | int | None) -> str:
        """This very page with some of its parameters changed; None takes one away."""
        kept = [each for each in self.request.query_params.multi_items() if each[0] not in query]
        return self.address(self.request.url.path, [*kept, *query.items()], fragment)

    def address(
        self, path: str, query: Sequence[tuple[str, str | int | None]], fragment: str = ""
    ) -> str:
        """The address of a page here; a parameter may stand in it several times."""
        asked = [(name, str(value)) for name, value in query if value not in (None, "")]
        if self.chosen and not any(name == "lang" for name, _ in asked):
            asked.append(("lang", self.chosen))
        return f"{path}{'?' if asked else ''}{urlencode(asked)}{'#' if fragment else ''}{fragment}"

    def asked(self, name: str) -> str:
        """A parameter as words, without white space around, and cut where it is too long."""
        return self.request.query_params.get(name, "").strip()[:LONGEST]

    def number(self, name: str, *, usual: int, most: int) -> int:
        """A parameter as a whole number from 1 to ``most``."""
        given = self.asked(name)
        return max(1, min(most, int(given))) if given.isascii() and given.isdigit() else usual

    def render(self, template: str, status: int = 200, /, **values: object) -> Response:
        """A page from a template."""
        made = environment().get_template(template)
        return HTMLResponse(
            made.render(
                screen=self,
                say=self.say,
                language=self.language,
                languages=codes(),
                href=self.href,
                links=Links(screen=self),
                asset=address,
                signs=SIGNS,
                ways=ways,
                writers=writers,
                **values,
            ),
            status,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Where the things of an account are reached."""

    screen: Screen

    def statement(self, told: Told) -> str:
        """The words where they stand in their article."""
        return self.screen.href(f"/articles/{told.article}", f"s-{told.id}")

    def article(self, article: str) -> str:
        """An article."""
        return self.screen.href(f"/articles/{article}")

    def story(self, story: str) -> str:
        """A story."""
        return self.screen.href(f"/stories/{story}")

    def claims(self, story: str) -> str:
        """All claims of a story."""
        return self.screen.href(f"/stories/{story}/claims")

    def speaker(self, name: str) -> str:
        """What a person or body said."""
        return self.screen.href("/who", name=name)

    def outlet(self, name: str) -> str | None:
        """How an outlet works, where it is known which one it is."""
        if name in ("", self.screen.say("outlet.unknown")):
            return None
        return self.screen.href(f"/outlets/{quote(name, safe='')}")

    def beside(self, copy: ShownCopy) -> str:
        """Two articles of this story side by side."""
        both = [("article", copy.origin_id), ("article", copy.target_id)]
        return self.screen.address(f"{self.screen.request.url.path}/beside", both)


@cache
def environment() -> Environment:
    """The templates: those of the web, and the parts of an account that every page shares."""
    return Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("runut.web", "templates"),
                PackageLoader("runut.export", "templates"),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def screen_of(request: Request) -> Screen:
    """A request, to be answered in the reader's language."""
    return Screen(request=request, say=Words(language=language_of(request)))


def page(answer: Callable[[Screen], Response]) -> Callable[[Request], Response]:
    """An endpoint from a function that answers with a page. The application makes pages of
    the errors it raises."""

    @wraps(answer)
    def endpoint(request: Request) -> Response:
        return answer(screen_of(request))

    return endpoint
