"""The commands that open doors: serve for people and programs, mcp for assistants."""

from __future__ import annotations

import os

import click

from runut.cli.call import Call, common, pass_call
from runut.cli.words import Words
from runut.settings import Settings


@click.command(
    epilog="""\b
Examples:
  runut serve
  runut serve --db archive.db --port 9000
  RUNUT_TOKEN=$(openssl rand -hex 16) runut serve --host 0.0.0.0"""
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Address to listen on; others than this machine's own need --token.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="Port to listen on; 0 takes any free one.",
)
@click.option(
    "--token",
    envvar="RUNUT_TOKEN",
    show_envvar=True,
    metavar="WORD",
    help="What every request must show, as a bearer token or as the password of a login.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A further host name of this server, as behind a proxy (https://HOST where that speaks "
    "TLS); may be given several times.",
)
@click.option(
    "--cors",
    multiple=True,
    metavar="ORIGIN",
    help="Let scripts of this origin (https://desk.example) read the API and the feeds.",
)
@common
@pass_call
def serve(
    call: Call,
    *,
    host: str,
    port: int,
    token: str | None,
    names: tuple[str, ...],
    cors: tuple[str, ...],
) -> None:
    """Serve the pages, the HTTP API and the feeds.

    Nobody but this machine can reach it unless --host says otherwise, which needs a token.
    Ctrl-C or SIGTERM ends it; requests under way are answered first.
    """
    from runut.web.doorway import Doorway
    from runut.web.serving import serve as run

    words = Words(language=call.language)
    doorway = Doorway(
        host=host, port=port, token=token, names=names, cors=cors, language=call.language
    )
    with call.collection(existing=False):
        pass  # a file that is no collection is told before anything is opened

    def opened(found: Doorway) -> None:
        click.echo(words("serving", address=found.address, db=str(call.db)), err=True)

    run(call.db, Settings(processes=os.cpu_count() or 1), doorway, opened)


@click.command(
    epilog="""\b
Examples:
  runut mcp --db archive.db"""
)
@common
@pass_call
def mcp(call: Call) -> None:
    """Let an assistant look things up (Model Context Protocol, on stdin and stdout).

    It finds four tools: search, account, who, sources. They change nothing, and answer with
    the articles' own words, their places, and reasons. Needs the extra mcp.
    """
    from runut.web.assistant import server

    with call.collection():
        pass
    server(call.db, Settings(), call.language).run()
