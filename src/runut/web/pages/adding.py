"""The place to add articles: files, addresses, and how far the work is."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from runut.errors import Unknown, UsageError
from runut.lang.messages import error, told
from runut.web.pages.forms import Form, posted
from runut.web.pages.frame import Screen, page
from runut.web.pages.work import Work, Works

#: So many addresses are taken from one form.
_ADDRESSES = 200
#: So many rejected inputs are listed; of more, the number is told.
REJECTED = 50


def works(request: Request) -> Works:
    """The additions of this server."""
    state = request.app.state
    if not hasattr(state, "works"):
        state.works = Works(state.collections)
    found: Works = state.works
    return found


@page
def add(screen: Screen) -> Response:
    """The form."""
    return screen.render("add.html", sentence="", advice=None, addresses="", files=False)


@posted
def start(screen: Screen, form: Form) -> Response:
    """Begin to add what the form holds; leads to the page that shows how far it is. Where
    something is wrong with it, nothing is begun, and the form comes again as it was filled in
    with what is wrong; a browser does not let files be kept in it."""
    addresses = form.one("addresses").split()
    try:
        _check(form, addresses)
    except UsageError as problem:
        sentence, advice = told(problem, screen.language)
        return screen.render(
            "add.html",
            400,
            sentence=sentence,
            advice=advice,
            addresses=form.one("addresses"),
            files=bool(form.files),
        )
    work = works(screen.request).start(addresses, list(map(_kept, form.files)))
    return RedirectResponse(screen.href(f"/add/{work.id}"), 303)


def _check(form: Form, addresses: list[str]) -> None:
    """Raises `UsageError` where a form cannot be taken."""
    wrong = [each for each in addresses if not each.startswith(("http://", "https://"))]
    if wrong:
        raise error(UsageError, "error.no-address", given=wrong[0][:200])
    if len(addresses) > _ADDRESSES:
        raise error(UsageError, "error.too-many-addresses", most=str(_ADDRESSES))
    if not form.files and not addresses:
        raise error(UsageError, "error.nothing-to-add")


def _kept(file: UploadFile) -> tuple[str, Path]:
    """A file that was sent, kept until it is added, and the name it was sent under."""
    with tempfile.NamedTemporaryFile(prefix="runut-add-", delete=False) as kept:
        shutil.copyfileobj(file.file, kept)
    return file.filename or "", Path(kept.name)


@page
def progress(screen: Screen) -> Response:
    """How far an addition is. ``part=work`` gives its state alone."""
    work = works(screen.request).get(screen.request.path_params["work"])
    if work is None:
        raise error(Unknown, "error.no-such-work")
    alone = screen.asked("part") == "work"
    return screen.render("work.html" if alone else "adding.html", work=work, **_shown(work, screen))


def _shown(work: Work, screen: Screen) -> dict[str, object]:
    sentence, advice = told(work.problem, screen.language) if work.problem else ("", None)
    rejected = work.added.rejected if work.added else ()
    return {
        "added": work.added,
        "rejected": [(each.place, screen.say.because(each.reason)) for each in rejected[:REJECTED]],
        "more": max(0, len(rejected) - REJECTED),
        "sentence": sentence,
        "advice": advice,
    }
