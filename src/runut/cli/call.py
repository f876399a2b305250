"""What every command shares: which collection, which language, and how it is opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from runut.errors import UsageError
from runut.lang.messages import error
from runut.lang.pack import codes
from runut.settings import Settings

if TYPE_CHECKING:
    from runut.collection import Collection

_Command = TypeVar("_Command", bound=Callable[..., Any])
DEFAULT_DB = Path("runut.db")


def language_of(environment: Mapping[str, str]) -> str:
    """The language of the screens by the locale, English where no pack fits.

    Follows POSIX: the first of LC_ALL, LC_MESSAGES and LANG that is set decides.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environment.get(variable):
            code = locale.replace("-", "_").split("_")[0].split(".")[0].lower()
            return code if code in codes() else "en"
    return "en"


@dataclass(slots=True)
class Call:
    """One call of the command line. Options may stand before or after the command's name;
    the later one wins."""

    db: Path = DEFAULT_DB
    lang: str | None = None
    debug: bool = False

    @property
    def language(self) -> str:
        """The language people are spoken to in."""
        return self.lang or language_of(os.environ)

    @contextmanager
    def collection(self, *, existing: bool = True) -> Iterator[Collection]:
        """The collection, closed again at the end.

        With ``existing`` a missing file is an error, so that a mistyped path does not
        quietly make an empty collection. Raises `UsageError` and `CollectionError`.
        """
        # Opening a collection loads every stage; `runut --help` should not wait for it.
        from runut.collection import Collection

        if existing and not self.db.exists():
            raise error(UsageError, "error.no-collection", path=str(self.db))
        settings = Settings(
            processes=os.cpu_count() or 1, contact=os.environ.get("RUNUT_CONTACT") or None
        )
        with Collection(self.db, settings=settings) as collection:
            yield collection


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    call = context.ensure_object(Call)
    if value not in (None, False) and parameter.name is not None:
        setattr(call, parameter.name, value)


def common(command: _Command) -> _Command:
    """Add the options that every command takes."""
    # The group and the command both take them; only the group reads the environment,
    # else a variable would win over an option given before the command's name.
    return _options(command, environment=False)


def common_to_all(group: _Command) -> _Command:
    """The same options, before the name of the command, with their variables."""
    return _options(group, environment=True)


def _options(command: _Command, *, environment: bool) -> _Command:
    language = click.option(
        "--lang",
        type=click.Choice(codes()),
        envvar="RUNUT_LANG" if environment else None,
        show_envvar=environment,
        expose_value=False,
        callback=_keep,
        help="Language of the screens; by default that of your locale.",
    )
    db = click.option(
        "--db",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="RUNUT_DB" if environment else None,
        show_envvar=environment,
        expose_value=False,
        callback=_keep,
        metavar="PATH",
        help="The collection file; by default runut.db in the working folder.",
    )
    debug = click.option(
        "--debug",
        is_flag=True,
        envvar="RUNUT_DEBUG" if environment else None,
        show_envvar=environment,
        expose_value=False,
        callback=_keep,
        help="On an error, also show where in the program it happened.",
    )
    return db(language(debug(command)))


json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON and nothing else on stdout."
)
allow_private = click.option(
    "--allow-private",
    is_flag=True,
    help="Also read addresses of this machine and the network around it.",
)
pass_call = click.make_pass_decorator(Call, ensure=True)
